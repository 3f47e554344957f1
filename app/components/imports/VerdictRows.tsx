// Which rows stand behind one number of an import, and what do they change?
import { Link } from "@remix-run/react";
import { formatCount } from "../../domain/rates";
import type { RowsView } from "../../reports/importRowsReport";
import { type Column, DataTable } from "../DataTable";
import { Pagination } from "../layout/Pagination";
import { RejectTable } from "./RejectTable";

type Row = RowsView["rows"][number];

interface VerdictRowsProps extends RowsView {
  /** What the page was asked for, so that its neighbours can be. */
  query: string;
}

const words: Record<string, { title: string; says: string }> = {
  added: { title: "Rows that add something", says: "" },
  changed: { title: "Rows that change what is here", says: "" },
  "already here": { title: "Rows that are already here and not taken again", says: "" },
  rejected: { title: "Rejected rows", says: "" },
  repeated: { title: "Rows that repeat an earlier row of the file", says: "Repeats" },
  anonymous: { title: "Rows that name nobody", says: "" },
  duplicate: { title: "Leads of accounts bought before", says: "Bought before" },
};

/** The heading of such a page: "Rows that change what is here: Phone". */
export function titleOfRows({ verdict, part }: Pick<RowsView, "verdict" | "part">): string {
  const title = words[verdict]?.title ?? "Rows";
  return part === null ? title : `${title}: ${part}`;
}

export function VerdictRows({ verdict, rows, query, ...page }: VerdictRowsProps) {
  const columns: Column<Row>[] = [
    { key: "line", label: "Line", align: "end", cell: ({ line }) => (line === 0 ? "" : formatCount(line)) },
    {
      key: "name",
      label: "Names",
      names: true,
      cell: Name,
    },
  ];
  const says = words[verdict]?.says ?? "";
  if (says !== "")
    columns.push({
      key: "says",
      label: says,
      narrow: "bare",
      cell: (row) => <Says {...row} verdict={verdict} />,
    });
  if (verdict === "changed")
    columns.push({ key: "changes", label: "Changes", narrow: "bare", cell: Changes });
  const title = words[verdict]?.title ?? "Rows";
  const hrefFor = (page: number) => {
    const next = new URLSearchParams(query);
    next.set("page", String(page));
    return `?${next}`;
  };
  return (
    <div className="rounded-lg border border-line bg-sheet p-4 shadow-lift sm:p-5">
      {verdict === "rejected" ? (
        <RejectTable
          caption={title}
          rows={rows.map(({ line, name, says }) => ({ line, column: name, sentence: says ?? "" }))}
        />
      ) : (
        <DataTable
          stacked
          caption={title}
          columns={columns}
          rows={rows}
          rowKey={({ line, leadId, name }) => `${line} ${leadId} ${name}`}
          empty="No row ended like this."
        />
      )}
      <Pagination {...page} noun="rows" hrefFor={hrefFor} />
    </div>
  );
}

function Name({ name, leadId }: Row) {
  if (name === null) return <span className="font-normal text-faint">nobody</span>;
  return leadId === null ? (
    <bdi className="break-words">{name}</bdi>
  ) : (
    <Link to={`/leads/${leadId}`} className="text-link">
      <bdi>{name}</bdi>
    </Link>
  );
}

function Says({ verdict, says }: Row & { verdict: string }) {
  if (says === null) return null;
  return <span className="break-words">{verdict === "repeated" ? `line ${says}` : says}</span>;
}

function Changes({ changes }: Row) {
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr]">
      {changes.map(({ field, label, from, to }) => (
        <div key={field} className="contents">
          <dt className="text-faint">{label}</dt>
          <dd className="min-w-0 break-words">
            {from === null ? (
              <span className="text-faint">empty</span>
            ) : (
              <del className="text-soft">
                <bdi>{from}</bdi>
              </del>
            )}
            <Arrow />
            <span className="sr-only"> becomes </span>
            {to === null ? (
              <span className="text-faint">empty</span>
            ) : (
              <ins className="font-medium no-underline">
                <bdi>{to}</bdi>
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Arrow() {
  return (
    <svg viewBox="0 0 14 8" className="mx-1.5 inline h-2 w-3.5 stroke-faint" fill="none" aria-hidden="true">
      <path d="M0 4h13M10 1l3 3-3 3" />
    </svg>
  );
}
