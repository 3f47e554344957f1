// How did the rows of an import end, number by number, each opening its rows?
import { Link } from "@remix-run/react";
import { adviceOnPage } from "../../domain/adviceOnPage";
import { fieldLabel } from "../../domain/changedFields";
import { formatCount } from "../../domain/rates";

interface Tally {
  repeated: number;
  duplicates: number;
  fields: { field: string; rows: number }[];
  codes: { code: string; rows: number; example: string }[];
}

interface VerdictListProps {
  /** Where the rows of a number are: "/imports/7/check/rows". */
  at: string;
  added: number;
  changed: number;
  alreadyHere: number;
  rejected: number;
  anonymous: number;
  tally: Tally;
  /** Numbers whose rows are kept. */
  opens: readonly string[];
  /** What it is of: what would be, or what was. */
  finished: boolean;
}

export function VerdictList(props: VerdictListProps) {
  const { at, opens, added, changed, alreadyHere, rejected, anonymous, tally, finished } = props;
  const href = (verdict: string, part?: Record<string, string>) =>
    opens.includes(verdict) ? `${at}?${new URLSearchParams({ verdict, ...part })}` : undefined;
  return (
    <ul className="divide-y divide-line">
      <Item count={added} label={finished ? "added" : "will be added"} to={href("added")} />
      <Item
        count={changed}
        label={finished ? "changed what was here" : "will change what is here"}
        to={href("changed")}
      >
        {tally.fields.map(({ field, rows }) => (
          <Part key={field} count={rows} label={fieldLabel(field)} to={href("changed", { field })} />
        ))}
      </Item>
      <Item count={alreadyHere} label="already here, not taken again" to={href("already here")} />
      <Item count={rejected} label="rejected" to={href("rejected")}>
        {tally.codes.map(({ code, rows, example }) => (
          <Part key={code} count={rows} label={code} to={href("rejected", { code })} example={example} />
        ))}
      </Item>
      <Item
        quiet
        count={tally.repeated}
        label={
          tally.repeated === 1 ? "repeats an earlier row of the file" : "repeat an earlier row of the file"
        }
        to={href("repeated")}
      />
      <Item
        quiet
        count={tally.duplicates}
        label={tally.duplicates === 1 ? "is of an account bought before" : "are of accounts bought before"}
        to={href("duplicate")}
      />
      <Item
        quiet
        count={anonymous}
        label={anonymous === 1 ? "names nobody" : "name nobody"}
        to={href("anonymous")}
      />
    </ul>
  );
}

interface Numbered {
  count: number;
  label: string;
  to: string | undefined;
}

/** Nothing for a number that is 0. */
function Item({
  count,
  label,
  to,
  quiet = false,
  children,
}: Numbered & { quiet?: boolean; children?: React.ReactNode }) {
  if (count === 0) return null;
  return (
    <li className="py-2">
      <Named count={count} label={label} to={to} strong={!quiet} />
      {quiet ? <span className="text-sm text-faint"> (counted above too)</span> : null}
      <ul className="mt-1 grid gap-y-1 pl-4 text-sm empty:hidden">{children}</ul>
    </li>
  );
}

function Part({ count, label, to, example }: Numbered & { example?: string }) {
  const text = `${label}: ${formatCount(count)}`;
  return (
    <li className="min-w-0">
      {to === undefined ? (
        text
      ) : (
        <Link to={to} className="text-link">
          {text}
        </Link>
      )}
      {example ? <p className="break-words text-faint">{adviceOnPage(example)}</p> : null}
    </li>
  );
}

function Named({ count, label, to, strong = false }: Numbered & { strong?: boolean }) {
  const number = <span className={strong ? "font-semibold" : "font-medium"}>{formatCount(count)}</span>;
  return to === undefined ? (
    <span>
      {number} {label}
    </span>
  ) : (
    <Link to={to} className="text-link">
      {number} {label}
    </Link>
  );
}
