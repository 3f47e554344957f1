// What does a file not say itself: who sold it, as which list, when, for how much?
import { useId } from "react";
import { Field } from "../forms/Field";

/** What was typed, by field. */
export type OptionValues = Partial<Record<OptionName, string | undefined>>;
export type OptionName = "vendor" | "list" | "purchasedOn" | "cost" | "currency";

interface OptionFieldsProps {
  values: OptionValues;
  /** Sentences by field. */
  faults?: OptionValues;
  /** Known vendors, to pick from. */
  vendors: string[];
  /** The organization's currency. */
  currency: string;
}

export function OptionFields({ values, faults = {}, vendors, currency }: OptionFieldsProps) {
  const known = useId();
  return (
    <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2 lg:grid-cols-[1.3fr_1.3fr_1fr_1fr_6rem]">
      <Field
        label="Vendor"
        name="vendor"
        list={known}
        autoComplete="off"
        defaultValue={values.vendor}
        error={faults.vendor}
        hint="Who sold the leads. A vendor column in the file goes first."
      />
      <datalist id={known}>
        {vendors.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field
        label="List"
        name="list"
        autoComplete="off"
        defaultValue={values.list}
        error={faults.list}
        hint="The purchase they belong to; the file’s name if empty."
      />
      <Field
        label="Purchased on"
        name="purchased-on"
        type="date"
        defaultValue={values.purchasedOn}
        error={faults.purchasedOn}
        hint="For rows without a date of their own."
      />
      <Field
        label="Cost of the list"
        name="cost"
        inputMode="decimal"
        autoComplete="off"
        placeholder="1200.00"
        defaultValue={values.cost}
        error={faults.cost}
        hint="In all, as invoiced. Empty is unknown, not 0."
      />
      <Field
        label="Currency"
        name="currency"
        autoComplete="off"
        maxLength={3}
        defaultValue={values.currency ?? currency}
        error={faults.currency}
      />
    </div>
  );
}
