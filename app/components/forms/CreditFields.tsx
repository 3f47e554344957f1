// What does one say of a credit, and which leads does it name?
import type { CreditableLead } from "../../reports/chargeFormReport";
import { Button } from "./Button";
import { Field } from "./Field";
import { PlaceField } from "./PlaceField";

interface CreditFieldsProps {
  values: Record<string, string>;
  errors: Record<string, string>;
  lists: { id: number; name: string }[];
  named: CreditableLead[];
  found: CreditableLead[];
  /** The organization's. */
  currency: string;
  path: string;
}

/** The search is a button of the same form that asks for the page again, so that nothing typed is lost, also without scripts. */
export function CreditFields({ values, errors, lists, named, found, currency, path }: CreditFieldsProps) {
  const of = (name: string) => ({
    ...{ name, defaultValue: values[name] ?? "" },
    ...(errors[name] ? { error: errors[name] } : {}),
  });
  const searched = (values.q ?? "") !== "";
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <PlaceField label="List" lists={lists} value={values.place} error={errors.place} />
      <Field label="Day of the credit" type="date" {...of("on")} />
      <Field label="Amount that came back" inputMode="decimal" autoComplete="off" {...of("amount")} />
      <Field
        label="Currency"
        autoComplete="off"
        maxLength={5}
        {...of("currency")}
        hint={`Left empty: what the amount says, else ${currency}.`}
      />
      <Field label="Reason" autoComplete="off" maxLength={500} {...of("reason")} />
      <Field
        label="Your name"
        autoComplete="name"
        maxLength={80}
        {...of("by")}
        hint="It is kept with the credit."
      />
      <fieldset className="sm:col-span-2">
        <legend className="mb-1 text-sm font-medium text-soft">Leads it names; none: the whole list</legend>
        <Boxes leads={named} checked />
        {errors.leads ? <p className="text-sm text-objection-ink">{errors.leads}</p> : null}
        <div className="mt-2 grid items-end gap-3 sm:grid-cols-[minmax(0,24rem)_auto]">
          <Field
            label="Find leads of the list by vendor’s id, company or person"
            autoComplete="off"
            {...of("q")}
          />
          <Button look="secondary" formMethod="get" formAction={path} className="justify-self-start">
            Find
          </Button>
        </div>
        <Boxes leads={found} />
        {searched && found.length === 0 ? (
          <p className="mt-2 text-sm text-soft">
            {values.place
              ? "No other lead of this list is found by that."
              : "Choose the list first, then search again."}
          </p>
        ) : null}
      </fieldset>
    </div>
  );
}

function Boxes({ leads, checked = false }: { leads: CreditableLead[]; checked?: boolean }) {
  return leads.map(({ lead_id, vendor_lead_id, company, person }) => (
    <label key={lead_id} className="tap flex items-center gap-2">
      <input type="checkbox" name="lead" value={lead_id} defaultChecked={checked} />
      <bdi>
        {[vendor_lead_id, company ?? person].filter((part) => part !== null).join(" · ") || `lead ${lead_id}`}
      </bdi>
    </label>
  ));
}
