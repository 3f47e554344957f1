// What does one say of a charge?
import { basisLabels, chargeBases } from "../../domain/chargeWords";
import type { Choices } from "../../reports/boardReport";
import { Field, SelectField } from "./Field";
import { PlaceField } from "./PlaceField";

interface ChargeFieldsProps {
  values: Record<string, string>;
  errors: Record<string, string>;
  choices: Choices;
  /** The organization's. */
  currency: string;
  isNew: boolean;
}

export function ChargeFields({ values, errors, choices, currency, isNew }: ChargeFieldsProps) {
  const of = (name: string) => ({
    ...{ name, defaultValue: values[name] ?? "" },
    ...(errors[name] ? { error: errors[name] } : {}),
  });
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <PlaceField
        label="Paid for"
        {...choices}
        value={values.place}
        error={errors.place}
        hint="A vendor without a list: for retainers, hours and appointments of a period."
      />
      <SelectField label="Charged" {...of("basis")}>
        <option value="">Choose</option>
        {chargeBases.map((basis) => (
          <option key={basis} value={basis}>
            {basisLabels[basis]}
          </option>
        ))}
      </SelectField>
      <Field
        label="Amount"
        inputMode="decimal"
        autoComplete="off"
        {...of("amount")}
        hint="Or a quantity and a unit price. Where all three are there, the amount counts."
      />
      <Field
        label="Currency"
        autoComplete="off"
        maxLength={5}
        {...of("currency")}
        hint={`Left empty: what the amount says, else ${currency}.`}
      />
      <Field label="Quantity" inputMode="decimal" autoComplete="off" {...of("quantity")} />
      <Field label="Unit price" inputMode="decimal" autoComplete="off" {...of("unit")} />
      <Field label="First day of the period" type="date" {...of("from")} />
      <Field label="Last day of the period" type="date" {...of("to")} />
      {isNew ? (
        <SelectField
          label="The amount is"
          {...of("each")}
          hint="Each month is a charge of its own, of the whole amount; part of a month costs as much."
        >
          <option value="">for the whole period</option>
          <option value="month">for each month of the period</option>
        </SelectField>
      ) : null}
      <Field label="Day of the invoice" type="date" {...of("invoiced")} />
      <Field label="Note" autoComplete="off" maxLength={500} {...of("note")} />
      <Field
        label="Your name"
        autoComplete="name"
        maxLength={80}
        {...of("by")}
        hint="It is kept with the charge."
      />
    </div>
  );
}
