// Where did the money of each vendor, list, month, step or issue go?

import type { WasteCell } from "../domain/drill";
import type { TermKey } from "../domain/metrics/registry";
import { noCharge, noPrice } from "../domain/otherCurrencies";
import { formatCount } from "../domain/rates";
import { buckets } from "../domain/vocabulary";
import type { WasteGrouping } from "../domain/wasteFilters";
import type { WasteGroup } from "../reports/wasteReport";
import { Count } from "./Count";
import { type Column, DataTable } from "./DataTable";
import { Money } from "./Money";

interface WasteGroupsProps {
  by: WasteGrouping;
  groups: WasteGroup[];
  currency: string;
  hrefFor: (cell: WasteCell, group: WasteGroup) => string;
}

const headings: Record<WasteGrouping, string> = {
  vendor: "Vendor",
  list: "List",
  month: "Bought in",
  step: "Sits at",
  issue: "Issue",
};

const headMeans: Record<WasteGrouping, TermKey> = {
  vendor: "vendor",
  list: "list",
  month: "bought",
  step: "frontier",
  issue: "issue",
};

/** What leads without a vendor, list … have in common. */
const nameless: Record<WasteGrouping, string> = {
  vendor: "No vendor",
  list: "Of no list",
  month: "Date unknown",
  step: "At no step",
  issue: "No issue named",
};

/** Columns of buckets that nothing landed in are left out. */
export function WasteGroups({ by, groups, currency, hrefFor }: WasteGroupsProps) {
  const landed = buckets.filter((bucket) =>
    groups.some(({ sums }) =>
      sums.some((one) => one.bucket === bucket && (one.leads > 0 || one.minor !== 0)),
    ),
  );
  const money = (
    key: string,
    label: string,
    means: TermKey,
    cell: WasteCell,
    of: (group: WasteGroup) => { minor: number | null; leads: number },
  ): Column<WasteGroup> => ({
    ...{ key, label, means, align: "end" as const },
    cell: (group) => {
      const { minor, leads } = of(group);
      const href = leads > 0 ? hrefFor(cell, group) : undefined;
      const none = leads === 0 && minor === 0;
      return none ? (
        <span className="text-faint">0</span>
      ) : (
        <>
          <Money minor={minor} currency={currency} href={href} reason={noPrice(currency)} />
          {leads > 0 ? (
            <span className="block text-xs text-faint">
              {formatCount(leads)}
              <span className="sr-only"> leads</span>
            </span>
          ) : null}
        </>
      );
    },
  });
  const columns: Column<WasteGroup>[] = [
    {
      key: "name",
      label: headings[by],
      means: headMeans[by],
      names: true,
      cell: ({ name }) => <bdi>{name ?? nameless[by]}</bdi>,
    },
    {
      ...{ key: "leads", label: "Leads", means: "leads", align: "end" as const },
      cell: (group) => <Count value={group.leads} href={hrefFor("leads", group)} />,
    },
    {
      ...{ key: "net", label: "Net spend", means: "netSpend", align: "end" as const },
      cell: ({ netSpendMinor }) => (
        <Money minor={netSpendMinor} currency={currency} reason={noCharge(currency)} />
      ),
    },
    money("waste", "Waste", "waste", "waste", ({ wasteMinor, wasteLeads }) => ({
      minor: wasteMinor,
      leads: wasteLeads,
    })),
    ...landed.map((bucket) =>
      money(bucket, bucket, `bucket ${bucket}`, { bucket }, ({ sums }) => {
        const sum = sums.find((one) => one.bucket === bucket);
        return sum ?? { minor: 0, leads: 0 };
      }),
    ),
  ];
  return (
    <DataTable
      caption={`Where each dollar went, by ${by}`}
      exportAs="waste-groups"
      columns={columns}
      rows={groups}
      rowKey={({ key }) => key ?? "none"}
    />
  );
}
