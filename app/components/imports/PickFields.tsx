// What about a file's values can only the user say?
import { formatCount } from "../../domain/rates";
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

/** What the words of a deal's status mean; each goes with a hidden field that holds the word. */
export function StatusFields({ words }: { words: { word: string; rows: number; value: string }[] }) {
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      {words.map(({ word, rows, value }, index) => (
        <div key={word}>
          <input type="hidden" name={`word-${index}`} value={word} />
          <SelectField
            name={`status-${index}`}
            label={rows > 0 ? `${word} (${formatCount(rows)})` : word}
            defaultValue={value}
          >
            <option value="">not said: rejected</option>
            <option value="open">open</option>
            <option value="won">won</option>
            <option value="lost">lost</option>
          </SelectField>
        </div>
      ))}
    </div>
  );
}
