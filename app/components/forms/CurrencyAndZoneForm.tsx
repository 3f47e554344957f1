// In which currency are the sums, and where does a day end: the form that says it, and what stays as it is?
import { Form } from "@remix-run/react";
import { type HeldMoney, heldMoneySentences } from "../../domain/heldMoney";
import { Button } from "./Button";
import { SelectField } from "./Field";

interface Choice {
  value: string;
  words: string;
}

interface CurrencyAndZoneFormProps {
  choices: { currencies: Choice[]; timeZones: Choice[] };
  currency: string;
  held: HeldMoney[];
  /** The text of each field: as it was sent, else as it is set. */
  values: Record<string, string>;
  errors: Record<string, string>;
}

export function CurrencyAndZoneForm({ choices, currency, held, values, errors }: CurrencyAndZoneFormProps) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] });
  return (
    <Form method="post" className="grid max-w-3xl gap-4" key={JSON.stringify(values)}>
      <input type="hidden" name="form" value="currency-and-zone" />
      <div className="max-w-[70ch] text-sm text-soft">
        <p>
          {held.length === 0
            ? "No amount is here yet: now is the time to set the currency. Nothing is ever converted, and an amount without a currency in its file is stored in the one set when it comes in."
            : "Nothing is converted. An amount without a currency in its file was stored in the one set when it came in, and stays in it:"}
        </p>
        {held.length === 0 ? null : (
          <ul className="mt-1 list-disc pl-5">
            {heldMoneySentences(held, currency).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField label="Currency" {...field("currency")} hint="What the sums are in.">
          {choices.currencies.map(option)}
        </SelectField>
        <SelectField
          label="Time zone"
          {...field("time-zone")}
          hint="Where days begin and end. Moments stay, so one late in the evening falls on another day elsewhere; so may a day without a time, which was stored as its midnight in the time zone set when it came in."
        >
          {choices.timeZones.map(option)}
        </SelectField>
      </div>
      <div>
        <Button>Save currency and time zone</Button>
      </div>
    </Form>
  );
}

function option({ value, words }: Choice) {
  return (
    <option key={value} value={value}>
      {words}
    </option>
  );
}
