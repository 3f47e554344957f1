// Which column of the file is which field, how sure is the guess, and what stands in it?
import { formatPercent } from "../../domain/rates";
import { type ConflictRule, conflictRules } from "../../domain/vocabulary";
import { type Column, DataTable } from "../DataTable";

export interface MappingColumn {
  /** Position in the file, from 0: the select is called `${name}-${index}`. */
  index: number;
  header: string;
  samples: string[];
  /** Share of rows with something in it, 0 to 1; null where it was not counted. */
  filled: number | null;
  /** Target field, or undefined to leave the column out. */
  target?: string;
  confidence: "sure" | "guess" | "none";
  /** What is wrong with the choice: "Two columns on Company." */
  problem?: string;
  /** What becomes of a value that is here already; undefined where the column's values meet none. */
  rule?: ConflictRule;
}

/** Target fields by group: "Lead", "Deal", "Steps". */
export interface MappingGroup {
  label: string;
  options: { value: string; label: string }[];
}

interface MappingTableProps {
  columns: MappingColumn[];
  groups: MappingGroup[];
  /** Prefix of the selects' names. */
  name?: string;
}

export function MappingTable({ columns, groups, name = "column" }: MappingTableProps) {
  const cells: Column<MappingColumn>[] = [
    { key: "header", label: "Column in your file", names: true, cell: ({ header }) => header || "(no name)" },
    {
      key: "samples",
      narrow: "bare",
      label: "First values",
      cell: ({ samples }) => <Samples values={samples} />,
    },
    { key: "filled", label: "Filled", align: "end", cell: ({ filled }) => formatPercent(filled) },
    {
      key: "target",
      narrow: "bare",
      label: "Becomes",
      cell: (column) => <Target column={column} groups={groups} name={`${name}-${column.index}`} />,
    },
    {
      key: "rule",
      label: "If it is here already",
      narrow: "bare",
      cell: (column) => <Rule column={column} />,
    },
    {
      key: "confidence",
      narrow: "bare",
      label: "How sure",
      cell: ({ confidence }) => <Confidence of={confidence} />,
    },
  ];
  return (
    <DataTable
      stacked
      caption="Columns of the file and what they become"
      columns={cells}
      rows={columns}
      rowKey={({ index }) => index}
    />
  );
}

function Samples({ values }: { values: string[] }) {
  const shown = values.filter((value) => value !== "").slice(0, 3);
  if (shown.length === 0) return <span className="text-faint">empty</span>;
  return (
    <ul className="text-xs text-soft">
      {shown.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: samples may repeat and never move
        <li key={index} className="max-w-56 truncate" title={value}>
          {value}
        </li>
      ))}
    </ul>
  );
}

function Target({ column, groups, name }: { column: MappingColumn; groups: MappingGroup[]; name: string }) {
  return (
    <div className="min-w-44 py-0.5">
      <select
        name={name}
        aria-label={`What ${column.header || "the column without a name"} becomes`}
        defaultValue={column.target ?? ""}
        aria-invalid={column.problem ? true : undefined}
        aria-describedby={column.problem ? `${name}-problem` : undefined}
        className={`control ${column.target ? "" : "text-faint"}`}
      >
        <option value="">Leave out</option>
        {groups.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {column.problem ? (
        <p id={`${name}-problem`} className="mt-1 text-xs text-objection-ink">
          {column.problem}
        </p>
      ) : null}
    </div>
  );
}

const ruleWords: Record<ConflictRule, string> = {
  never: "stays as it is",
  "fill blanks only": "blanks are filled",
  overwrite: "is overwritten",
};

/** Quiet: most files add leads and change none. */
function Rule({ column: { index, header, rule } }: { column: MappingColumn }) {
  if (rule === undefined) return null;
  return (
    <label className="block">
      <span className="mb-0.5 block text-xs text-faint sm:sr-only">If the lead or deal is here already</span>
      <select
        name={`rule-${index}`}
        aria-label={`What becomes of ${header || "this column"} in what is here already`}
        defaultValue={rule}
        className="control min-w-36 text-xs text-soft"
      >
        {conflictRules.toReversed().map((known) => (
          <option key={known} value={known}>
            {ruleWords[known]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Confidence({ of }: { of: MappingColumn["confidence"] }) {
  const words = { sure: "sure", guess: "a guess: check it", none: "not known" }[of];
  const mark = {
    sure: <circle cx="6" cy="6" r="5" className="fill-buttoned" />,
    guess: <path d="M6 1a5 5 0 000 10z" className="fill-stalled" />,
    none: null,
  }[of];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-soft">
      <svg viewBox="0 0 12 12" className="size-3" aria-hidden="true">
        <circle
          cx="6"
          cy="6"
          r="4.5"
          className={`fill-none ${of === "guess" ? "stroke-stalled" : "stroke-silent"}`}
        />
        {mark}
      </svg>
      {words}
    </span>
  );
}
