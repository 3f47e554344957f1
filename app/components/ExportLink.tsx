// How does a reader take a table away: all its rows, under the filters of this page?
import { useLocation } from "@remix-run/react";
import type { TableName } from "../reports/exports/tables";

interface ExportLinkProps {
  table: TableName;
  /** What the table holds: "Leads per step". */
  of: string;
  /** Says what it holds to the eye too, where several links stand side by side. */
  named?: boolean;
  /** What the page's path says and its query does not. */
  also?: Record<string, number>;
}

/** A plain link to the file; works without scripts. */
export function ExportLink({ table, of, named = false, also = {} }: ExportLinkProps) {
  const query = new URLSearchParams(useLocation().search);
  for (const [name, value] of Object.entries(also)) query.set(name, String(value));
  const search = query.size > 0 ? `?${query}` : "";
  return (
    <a
      href={`/export/${table}.csv${search}`}
      download
      aria-label={`${of} as CSV`}
      className="text-link tap inline-flex items-center"
    >
      {named ? `${of} as CSV` : "CSV"}
    </a>
  );
}
