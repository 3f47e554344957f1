// What are the numbers behind the vendor comparison?

import type { TermKey } from "../../domain/metrics/registry";
import { noCharge, noPrice } from "../../domain/otherCurrencies";
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
  const count = (key: "leads" | "won" | "stalled", label: string, means: TermKey): Column<VendorRow> => ({
    key,
    label,
    means,
    align: "end",
    cell: (row) => <Count value={row[key]} href={hrefFor?.(row.vendorId, key)} />,
  });
  const money = (
    key: "spendMinor" | "cplMinor" | "cacMinor" | "contractValueMinor",
    label: string,
    means: TermKey,
    reason: string,
  ): Column<VendorRow> => ({
    key,
    label,
    means,
    align: "end",
    cell: (row) => <Money minor={row[key]} currency={currency} reason={reason} />,
  });
  const columns: Column<VendorRow>[] = [
    { key: "vendor", label: "Vendor", means: "vendor", names: true, cell: ({ vendor }) => vendor },
    money("spendMinor", "Net spend", "netSpend", noCharge(currency)),
    count("leads", "Leads", "leads"),
    money("cplMinor", "Cost per lead", "cpl", noCharge(currency)),
    count("won", "Won", "wonLeads"),
    {
      key: "closeRate",
      label: "Close rate",
      means: "closeRate",
      align: "end",
      cell: ({ closeRate }) => (
        <RateWithInterval
          rate={closeRate}
          means="closeRate"
          inputs={{ tooYoung: closeRate.tooYoung }}
          reason={youth(closeRate)}
        />
      ),
    },
    {
      key: "tooYoung",
      label: "Too young",
      means: "tooYoung",
      align: "end",
      cell: ({ vendorId, closeRate }) => (
        <Count value={closeRate.tooYoung} href={hrefFor?.(vendorId, "tooYoung")} />
      ),
    },
    {
      key: "naiveRate",
      label: "Won ÷ all",
      means: "naiveRate",
      align: "end",
      cell: ({ naiveRate, won, leads }) => (
        <RateWithInterval
          rate={naiveRate}
          means="naiveRate"
          inputs={{ wonLeads: won, leads }}
          bare
          reason="no leads"
        />
      ),
    },
    money("cacMinor", "CAC", "cac", `no account won, or ${noCharge(currency)}`),
    money("contractValueMinor", "Contract value", "contractValue", "no won deal with a value"),
    count("stalled", "Stalled", "stalledLeads"),
    {
      key: "stranded",
      label: "Stranded",
      means: "stranded",
      align: "end",
      cell: ({ vendorId, strandedMinor }) => (
        <Money
          minor={strandedMinor}
          currency={currency}
          href={hrefFor?.(vendorId, "stranded")}
          reason={noPrice(currency, "stranded lead")}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption="Vendors compared"
      exportAs="vendors"
      columns={columns}
      rows={rows}
      rowKey={({ vendorId }) => vendorId}
    />
  );
}

/** Why a close rate is unknown. */
export function youth({ tooYoung, horizonDays }: VendorRow["closeRate"]): string {
  return tooYoung > 0
    ? `all ${formatCount(tooYoung)} leads were bought less than ${horizonDays} days ago`
    : "no lead to judge by";
}
