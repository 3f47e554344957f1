// What are the numbers behind the trend?

import { formatMonth } from "../../domain/day";
import { noCharge, noPrice } from "../../domain/otherCurrencies";
import { Count } from "../Count";
import { type Column, DataTable } from "../DataTable";
import { Money } from "../Money";
import type { TrendCell, TrendRow } from "./TrendChart";

interface TrendTableProps {
  rows: TrendRow[];
  currency: string;
  hrefFor?: (month: string | null, cell: TrendCell) => string;
}

const counts = [
  ["leads", "Leads", "leads"],
  ["won", "Won", "wonLeads"],
  ["moving", "Still moving", "activeLeads"],
  ["stalled", "Stalled", "stalledLeads"],
  ["lost", "Lost", "lostLeads"],
] as const;

export function TrendTable({ rows, currency, hrefFor }: TrendTableProps) {
  const columns: Column<TrendRow>[] = [
    {
      key: "month",
      label: "Bought in",
      means: "bought",
      names: true,
      cell: ({ month }) => (month === null ? "Date unknown" : formatMonth(month)),
    },
    {
      key: "spend",
      label: "Net spend",
      means: "netSpend",
      align: "end",
      cell: ({ spendMinor }) => <Money minor={spendMinor} currency={currency} reason={noCharge(currency)} />,
    },
    ...counts.map(
      ([key, label, means]): Column<TrendRow> => ({
        key,
        label,
        means,
        align: "end",
        cell: (row) => <Count value={row[key]} href={hrefFor?.(row.month, key)} />,
      }),
    ),
    {
      key: "stranded",
      label: "Stranded",
      means: "stranded",
      align: "end",
      cell: ({ month, strandedMinor }) => (
        <Money
          minor={strandedMinor}
          currency={currency}
          href={hrefFor?.(month, "stranded")}
          reason={noPrice(currency, "stranded lead")}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption="By month of purchase"
      exportAs="months"
      columns={columns}
      rows={rows}
      rowKey={({ month }) => month ?? "unknown"}
    />
  );
}
