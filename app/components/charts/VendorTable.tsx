// What are the numbers behind the vendor comparison?
import { formatCount } from "../../domain/rates";
import { Count } from "../Count";
import { type Column, DataTable } from "../DataTable";
import { Money } from "../Money";
import { RateWithInterval } from "../RateWithInterval";
import type { VendorCell, VendorRow } from "./VendorChart";

interface VendorTableProps {
  rows: VendorRow[];
  currency: string;
  hrefFor?: (vendorId: number, cell: VendorCell) => string;
}

export function VendorTable({ rows, currency, hrefFor }: VendorTableProps) {
  const count = (key: "leads" | "won" | "stalled", label: string): Column<VendorRow> => ({
    key,
    label,
    align: "end",
    cell: (row) => <Count value={row[key]} href={hrefFor?.(row.vendorId, key)} />,
  });
  const money = (
    key: "spendMinor" | "cplMinor" | "cacMinor" | "contractValueMinor",
    label: string,
    hint: string,
    reason: string,
  ): Column<VendorRow> => ({
    key,
    label,
    hint,
    align: "end",
    cell: (row) => <Money minor={row[key]} currency={currency} reason={reason} />,
  });
  const columns: Column<VendorRow>[] = [
    { key: "vendor", label: "Vendor", names: true, cell: ({ vendor }) => vendor },
    money("spendMinor", "Net spend", "Charges less credits", "no charge is recorded"),
    count("leads", "Leads"),
    money(
      "cplMinor",
      "Cost per lead",
      "Net spend ÷ (leads delivered − leads credited)",
      "no charge is recorded",
    ),
    count("won", "Won"),
    {
      key: "closeRate",
      label: "Close rate",
      hint: "Won within the horizon ÷ leads bought at least a horizon ago",
      align: "end",
      cell: ({ closeRate }) => <RateWithInterval rate={closeRate} reason={youth(closeRate)} />,
    },
    {
      key: "tooYoung",
      label: "Too young",
      hint: "Leads bought less than a horizon ago, left out of the close rate",
      align: "end",
      cell: ({ vendorId, closeRate }) => (
        <Count value={closeRate.tooYoung} href={hrefFor?.(vendorId, "tooYoung")} />
      ),
    },
    {
      key: "naiveRate",
      label: "Won ÷ all",
      hint: "Naive: counts leads that have not had their time",
      align: "end",
      cell: ({ naiveRate }) => <RateWithInterval rate={naiveRate} bare reason="no leads" />,
    },
    money("cacMinor", "CAC", "Net spend ÷ accounts first won", "no account won, or no charge"),
    money("contractValueMinor", "Contract value", "Of won deals", "no won deal with a value"),
    count("stalled", "Stalled"),
    {
      key: "stranded",
      label: "Stranded",
      hint: "Net cost of leads stalled, lost or never worked",
      align: "end",
      cell: ({ vendorId, strandedMinor }) => (
        <Money
          minor={strandedMinor}
          currency={currency}
          href={hrefFor?.(vendorId, "stranded")}
          reason="no price"
        />
      ),
    },
  ];
  return (
    <DataTable caption="Vendors compared" columns={columns} rows={rows} rowKey={({ vendorId }) => vendorId} />
  );
}

/** Why a close rate is unknown. */
export function youth({ tooYoung, horizonDays }: VendorRow["closeRate"]): string {
  return tooYoung > 0
    ? `all ${formatCount(tooYoung)} leads were bought less than ${horizonDays} days ago`
    : "no lead to judge by";
}
