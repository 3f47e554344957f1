// How does the head of a column say by what and which way the rows are sorted?
import { Link } from "@remix-run/react";
import type { TermKey } from "../domain/metrics/registry";
import { Explain } from "./Explain";

export interface Sorting {
  key: string;
  descending: boolean;
  /** The URL of the same page sorted by this column. */
  hrefFor: (key: string) => string;
}

interface SortHeadProps {
  column: { key: string; label: string; hint?: string; means?: TermKey; sortable?: boolean; narrow?: string };
  sort?: Sorting;
  className: string;
}

export function SortHead({ column, sort, className }: SortHeadProps) {
  const { label, means } = column;
  const sorted = sort?.key === column.key ? (sort.descending ? "descending" : "ascending") : undefined;
  return (
    <th
      scope="col"
      data-narrow={column.narrow}
      title={means ? undefined : column.hint}
      aria-sort={column.sortable && sort ? (sorted ?? "none") : undefined}
      className={className}
    >
      {column.sortable && sort ? (
        <span className="inline-flex items-center whitespace-nowrap">
          <Link to={sort.hrefFor(column.key)} className="tap inline-flex items-center gap-1 hover:text-ink">
            {label}
            <svg
              viewBox="0 0 8 12"
              className={`h-3 w-2 fill-none stroke-current ${sorted ? "text-ink" : "opacity-50"}`}
              strokeWidth="1.5"
              strokeLinecap="round"
              strokeLinejoin="round"
              aria-hidden="true"
            >
              {sorted === "descending" ? null : <path d="M1.5 4 4 1.5 6.5 4" />}
              {sorted === "ascending" ? null : <path d="M1.5 8 4 10.5 6.5 8" />}
            </svg>
          </Link>
          {means ? <Explain means={means} /> : null}
        </span>
      ) : means ? (
        <Explain means={means}>{label}</Explain>
      ) : (
        label
      )}
    </th>
  );
}
