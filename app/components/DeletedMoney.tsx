// Which charges and credits were deleted by hand, what stood there, and may one be taken back?
import { Form } from "@remix-run/react";
import { basisWords } from "../domain/chargeWords";
import { formatDay } from "../domain/day";
import { periodOf, unitsOf } from "../domain/moneySentences";
import { formatCount } from "../domain/rates";
import type { ChargesReport } from "../reports/chargesReport";
import { type Column, DataTable } from "./DataTable";
import { Button } from "./forms/Button";
import { Section } from "./layout/Section";
import { Money } from "./Money";

/** A line as the browser has it: instants are text. */
type Line = Omit<ChargesReport["deleted"]["lines"][number], "deleted_at"> & { deleted_at: Date | string };

export function DeletedMoney({ lines, total }: { lines: Line[]; total: number }) {
  const columns: Column<Line>[] = [
    {
      ...{ key: "what", label: "Deleted", names: true },
      cell: ({ kind, basis }) => (kind === "credit" || basis === null ? "Credit" : basisWords[basis]),
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
      ...{ key: "stood", label: "What stood there" },
      cell: (line) => (
        <>
          {line.on_day === null ? "no day" : formatDay(line.on_day)}
          {periodOf(line) === null ? null : <span className="block text-faint">{periodOf(line)}</span>}
          {line.named > 0 ? (
            <span className="block text-faint">
              for {formatCount(line.named)} {line.named === 1 ? "lead" : "leads"}
            </span>
          ) : null}
          {line.note ? <bdi className="block text-faint">{line.note}</bdi> : null}
          {line.file_name ? (
            <span className="block text-faint">
              from <bdi>{line.file_name}</bdi>
              {line.line === null ? "" : `, line ${line.line}`}
            </span>
          ) : null}
        </>
      ),
    },
    {
      ...{ key: "when", label: "When, by whom" },
      cell: ({ deleted_at: at, deleted_by: by }) => (
        <>
          {dayOf(at)}
          <span className="block text-faint">{by === null ? "nobody said who" : <bdi>{by}</bdi>}</span>
        </>
      ),
    },
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
    {
      ...{ key: "back", label: "Take back", narrow: "bare" },
      cell: (line) => (
        <Form method="post" action="/charges" className="no-print">
          <input type="hidden" name="deleted" value={line.deleted_money_id} />
          <Button
            look="secondary"
            aria-label={`Take back the ${line.kind} of ${line.vendor}${line.list === null ? "" : `, ${line.list}`}, deleted on ${dayOf(line.deleted_at)}`}
          >
            Take back
          </Button>
        </Form>
      ),
    },
  ];
  return (
    <Section
      title="Deleted by hand"
      note={`None of it counts.${total > lines.length ? ` The last ${formatCount(lines.length)} of ${formatCount(total)}.` : ""}`}
      sheet
    >
      <DataTable
        caption="Deleted charges and credits"
        columns={columns}
        rows={lines}
        rowKey={({ deleted_money_id }) => deleted_money_id}
        stacked
      />
    </Section>
  );
}

function dayOf(at: Date | string): string {
  return formatDay((at instanceof Date ? at.toISOString() : at).slice(0, 10));
}
