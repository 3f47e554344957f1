// What do the words of a file's columns mean?
import { formatCount } from "../../domain/rates";
import { SelectField } from "../forms/Field";

interface WordPick {
  at: number;
  target: string;
  word: string;
  rows: number;
  value: string;
  options: { value: string; label: string }[];
}

export interface WordGroup {
  key: string;
  column: string;
  label: string;
  asked: WordPick[];
  known: WordPick[];
}

/** A select for each word; those that are known already can be looked at, and said otherwise. */
export function WordFields({ groups }: { groups: WordGroup[] }) {
  return (
    <div className="grid gap-6">
      {groups.map(({ key, column, label, asked, known }) => (
        <fieldset key={key} className="min-w-0">
          <legend className="mb-2 text-sm font-medium">
            <bdi>{column}</bdi> <span className="font-normal text-soft">becomes {label}</span>
          </legend>
          {asked.length > 0 ? <Words picks={asked} /> : null}
          {known.length > 0 ? (
            <details className={asked.length > 0 ? "mt-3" : ""}>
              <summary className="cursor-pointer text-sm text-soft">
                {known.length === 1 ? "1 word is known" : `${formatCount(known.length)} words are known`}
              </summary>
              <div className="mt-3">
                <Words picks={known} />
              </div>
            </details>
          ) : null}
        </fieldset>
      ))}
    </div>
  );
}

/** Each goes with hidden fields that hold the word and its field. */
function Words({ picks }: { picks: WordPick[] }) {
  return (
    <div className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
      {picks.map(({ at, target, word, rows, value, options }) => (
        <div key={word} className="min-w-0">
          <input type="hidden" name={`of-${at}`} value={target} />
          <input type="hidden" name={`word-${at}`} value={word} />
          <SelectField name={`means-${at}`} label={`${word} (${formatCount(rows)})`} defaultValue={value}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </SelectField>
        </div>
      ))}
    </div>
  );
}
