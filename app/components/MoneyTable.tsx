// How does a table of charges and credits look?
import { Link } from "@remix-run/react";
import { basisWords } from "../domain/chargeWords";
import { formatDay } from "../domain/day";
import { fallsOn, periodOf, unitsOf } from "../domain/moneySentences";
import type { ChargesReport } from "../reports/chargesReport";
import { type Column, DataTable } from "./DataTable";
import { ExportLink } from "./ExportLink";
import { Money } from "./Money";

/** A line as the browser has it: instants are text. */
type Line = Omit<ChargesReport["lines"][number], "entered_at"> & { entered_at: Date | string | null };

export function MoneyTable({ lines, asOf }: { lines: Line[]; asOf: string }) {
  const columns: Column<Line>[] = [
    {
      ...{ key: "what", label: "Charge or credit", means: "charge", names: true },
      cell: (line) => (
        <Link
          to={line.kind === "charge" ? `/charges/${line.id}` : `/credits/${line.id}`}
          className="quiet-link tap inline-flex items-center"
        >
          {line.basis === null ? "Credit" : basisWords[line.basis]}
        </Link>
      ),
    },
    {
      ...{ key: "place", label: "Vendor and list", means: "chargePlace" },
      cell: ({ vendor, list }) => (
        <>
          <bdi>{vendor}</bdi>
          {list === null ? (
            <span className="block text-faint">no list</span>
          ) : (
            <bdi className="block">{list}</bdi>
          )}
        </>
      ),
    },
    {
      ...{ key: "day", label: "Day and period", means: "chargeDay" },
      cell: (line) => (
        <>
          {line.on_day === null ? "no day" : formatDay(line.on_day)}
          {line.kind === "charge" && line.period_start !== null ? (
            <span className="block text-faint">{periodOf(line)}</span>
          ) : null}
        </>
      ),
    },
    {
      ...{ key: "falls", label: "Falls on", means: "fallsOn" },
      cell: (line) => (
        <>
          <span className={line.unallocated ? "text-objection-ink" : undefined}>{fallsOn(line, asOf)}</span>
          {line.note ? <bdi className="block text-faint">{line.note}</bdi> : null}
        </>
      ),
    },
    { key: "from", label: "Came from", means: "cameFrom", cell: (line) => <Origin line={line} /> },
    {
      ...{ key: "amount", label: "Amount", means: "lineAmount", align: "end" },
      cell: (line) => (
        <>
          {line.kind === "credit" ? "−" : null}
          <Money minor={line.amount_minor} currency={line.currency} />
          {unitsOf(line) ? <span className="block text-faint">{unitsOf(line)}</span> : null}
        </>
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption="Charges and credits"
        columns={columns}
        rows={lines}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        stacked
      />
      <p className="no-print mt-2 flex flex-wrap justify-end gap-x-4 text-sm">
        <ExportLink table="charges" of="Charges" named />
        <ExportLink table="credits" of="Credits" named />
      </p>
    </>
  );
}

function Origin({ line }: { line: Line }) {
  const day =
    line.entered_at === null
      ? null
      : formatDay(
          String(line.entered_at instanceof Date ? line.entered_at.toISOString() : line.entered_at).slice(
            0,
            10,
          ),
        );
  const hand =
    day === null ? null : (
      <>
        {line.import_id === null ? "By hand" : "Changed by hand"}, {day}
        {line.entered_by ? (
          <>
            , <bdi>{line.entered_by}</bdi>
          </>
        ) : null}
      </>
    );
  return (
    <>
      {line.import_id === null ? null : (
        <Link to={`/imports/${line.import_id}`} className="quiet-link block">
          <bdi>{line.file_name ?? "Import"}</bdi>
          {line.line === null ? "" : `, line ${line.line}`}
        </Link>
      )}
      {hand}
      {line.import_id === null && hand === null ? "not recorded" : null}
    </>
  );
}
