// Which accounts were paid for twice, by whom sold, when, at what price?
import { Link } from "@remix-run/react";
import { daysBetween } from "../../domain/day";
import type { PaidTwiceReport } from "../../reports/paidTwiceReport";
import { type Column, DataTable } from "../DataTable";
import { Day } from "../Day";
import { Money } from "../Money";

type Row = PaidTwiceReport["rows"][number];

const columns: Column<Row>[] = [
  {
    ...{ key: "who", label: "Bought again", means: "paidAgain", names: true },
    cell: ({ lead_id, name }) => (
      <Link to={`/leads/${lead_id}`} className="quiet-link tap inline-flex items-center">
        <bdi>{name}</bdi>
      </Link>
    ),
  },
  {
    ...{ key: "first", label: "First from", means: "account" },
    cell: (row) => (
      <Link to={`/leads/${row.first_lead_id}`} className="quiet-link">
        <bdi>{row.first_vendor}</bdi>
        <span className="block text-faint">
          <bdi>{row.first_list}</bdi>, <Day on={row.first_purchased_on} />
        </span>
      </Link>
    ),
  },
  {
    ...{ key: "first-price", label: "First price", means: "leadCost", align: "end" },
    cell: (row) => (
      <Money
        minor={row.first_cost_minor}
        currency={row.first_currency ?? row.currency}
        reason="the first lead has no price"
      />
    ),
  },
  {
    ...{ key: "again", label: "Again from, who owes it", means: "duplicate" },
    cell: (row) => (
      <>
        <bdi>{row.vendor}</bdi>
        {row.vendor_id === row.first_vendor_id ? " again" : null}
        <span className="block text-faint">
          <bdi>{row.list}</bdi>, <Day on={row.purchased_on} />
        </span>
      </>
    ),
  },
  {
    ...{ key: "days", label: "Days between", means: "daysBetween", align: "end" },
    cell: (row) => `${daysBetween(row.first_purchased_on, row.purchased_on)} (of ${row.window_days})`,
  },
  {
    ...{ key: "price", label: "Second price", means: "leadCost", align: "end" },
    cell: (row) => (
      <>
        <Money minor={row.cost_minor} currency={row.currency} reason="this lead has no price" />
        {row.credited_minor > 0 ? (
          <span className="block text-faint">
            <Money minor={row.credited_minor} currency={row.currency} /> came back
          </span>
        ) : null}
      </>
    ),
  },
];

export function PaidTwiceTable({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="Accounts paid for twice"
      exportAs="paid-twice"
      columns={columns}
      rows={rows}
      rowKey={({ lead_id }) => lead_id}
      stacked
    />
  );
}
