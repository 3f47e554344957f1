// What about a file's values can only the user say?
import { SelectField } from "../forms/Field";

interface Pick {
  name: string;
  label: string;
  hint?: string | undefined;
  value: string;
  options: { value: string; label: string }[];
}

/** A select for each question; an unanswered one costs only the rows that depend on it. */
export function PickFields({ picks }: { picks: Pick[] }) {
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      {picks.map(({ name, label, hint, value, options }) => (
        <SelectField key={name} name={name} label={label} hint={hint} defaultValue={value}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </SelectField>
      ))}
    </div>
  );
}
