// What counts as the revenue of a deal, and what does our own selling cost: the form that says it?
import { Form } from "@remix-run/react";
import { basisFormulas, basisWords, revenueBases } from "../../domain/moneySettings";
import { Button } from "./Button";
import { Field, SelectField } from "./Field";

interface MoneySettingsFormProps {
  currency: string;
  /** The text of each field: as it was typed, else as it is set. */
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function MoneySettingsForm({ currency, values, errors }: MoneySettingsFormProps) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="grid max-w-3xl gap-4" key={JSON.stringify(values)}>
      <input type="hidden" name="form" value="money" />
      {errors.form ? (
        <p role="alert" className="text-objection-ink">
          {errors.form}
        </p>
      ) : null}
      <SelectField
        label="Revenue basis"
        {...field("basis")}
        hint="What of a won deal counts in ROI contracted, ROI projected and the gross profit of a win. ROI realised is always what was received to date."
      >
        {revenueBases.map((basis) => (
          <option key={basis} value={basis}>
            {basisWords[basis]}: {basisFormulas[basis]}
          </option>
        ))}
      </SelectField>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field
          label="Monthly churn, %"
          {...field("churn")}
          inputMode="decimal"
          autoComplete="off"
          hint="Customers that leave in a month. Only a lifetime asks for it."
        />
        <Field
          label="Usual margin, %"
          {...field("margin")}
          inputMode="decimal"
          autoComplete="off"
          hint="Of deals that say none. Empty: their gross profit is unknown."
        />
        <Field
          label="Usual months of a contract"
          {...field("months")}
          inputMode="numeric"
          autoComplete="off"
          hint="Of deals that say none. Empty: their value is unknown."
        />
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">Own sales cost</legend>
        <p className="mb-3 max-w-[70ch] text-sm text-soft">
          What our own selling costs beside the leads: pay, commission, tools. CAC and payback then hold it,
          and say so. Empty is off; both together add up.
        </p>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field
            label={`For each account won, ${currency}`}
            {...field("own-won")}
            inputMode="decimal"
            autoComplete="off"
            hint="Such as a commission."
          />
          <Field
            label={`For each lead worked, ${currency}`}
            {...field("own-worked")}
            inputMode="decimal"
            autoComplete="off"
            hint="Hours on a lead × the cost of an hour, won or not."
          />
        </div>
      </fieldset>
      <div>
        <Button>Save</Button>
      </div>
    </Form>
  );
}
