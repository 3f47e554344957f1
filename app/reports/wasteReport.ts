// Where did each dollar go, and whose doing was it?
import { listListNames } from "../../db/queries/vendors";
import { listLooseMoney, listWaste, type WasteRow } from "../../db/queries/waste";
import type { Db } from "../../db/schema";
import { formatMonth } from "../domain/day";
import type { Filters } from "../domain/filters";
import { type Party, parties } from "../domain/vocabulary";
import type { WasteFilters, WasteGrouping } from "../domain/wasteFilters";
import { type Sight, sighted } from "./look";
import { added, type BucketPart, partsOf, totalsOf, type WasteSource, type WasteTotals } from "./wasteSums";

export interface WasteGroup extends WasteTotals {
  /** The id of a vendor, list, step or issue, or a month; null where its leads have none. */
  key: string | null;
  name: string | null;
}

export interface OtherCurrency {
  currency: string;
  leads: number;
  chargesMinor: number;
  creditsMinor: number;
  netSpendMinor: number;
}

export interface WasteReport extends WasteTotals {
  asOf: string;
  currency: string;
  filters: Filters;
  /** All that holds leads or money, told apart by step and issue where the bucket is. Those that are known add up to the charges. */
  buckets: BucketPart[];
  parties: { onWhom: Party; minor: number | null; leads: number }[];
  by: WasteGrouping;
  groups: WasteGroup[];
  /** Money that is in no sum here. */
  otherCurrencies: OtherCurrency[];
}

/** The money of the chosen leads by bucket, with what no lead carries, as of the filters' day (PRODUCT.md 4). */
export async function wasteReport(db: Db, filters: WasteFilters): Promise<WasteReport> {
  return sighted(db, filters, (sight) => waste(db, sight, filters));
}

/** The same within a look that others share, over rows that were read already where there are some. */
export async function waste(
  db: Db,
  sight: Sight,
  { by = "vendor", ...filters }: WasteFilters,
  known?: WasteRow[],
): Promise<WasteReport> {
  const { asOf, look, settings } = sight;
  const { currency } = settings;
  const rows = known ?? (await listWaste(db, { look, filters, by }));
  const loose = await listLooseMoney(db, { filters, by });
  const whole = { rows: rows.filter((row) => row.whole), loose };
  const totals = totalsOf(whole, currency);
  return {
    ...{ asOf, currency, filters, ...totals, by },
    buckets: totals.sums.flatMap((sum) => partsOf(sight, sum, whole.rows)),
    parties: parties.map((party) => ({
      onWhom: party,
      ...added(totals.sums.filter((one) => one.onWhom === party)),
    })),
    groups: groupsOf(
      { rows: rows.filter((row) => !row.whole), loose },
      currency,
      await namesOf(db, sight, { by, keys: [...rows, ...loose].map(({ key }) => key) }),
    ),
    otherCurrencies: others(whole, currency),
  };
}

/** Months and steps in their order, other groups by waste; what has none of them comes last. */
function groupsOf({ rows, loose }: WasteSource, currency: string, { names, byWaste }: Names): WasteGroup[] {
  const keys = [...new Set([...rows, ...loose].map(({ key }) => key))];
  const places = [...names.keys()];
  const groups = keys.map((key) => ({
    ...{ key: names.get(key ?? "")?.id ?? key, name: names.get(key ?? "")?.name ?? key },
    place: key === null ? Number.POSITIVE_INFINITY : places.indexOf(key),
    ...totalsOf(
      { rows: rows.filter((row) => row.key === key), loose: loose.filter((row) => row.key === key) },
      currency,
    ),
  }));
  const weight = ({ key, wasteMinor }: WasteGroup) => (key === null ? -2 : (wasteMinor ?? -1));
  groups.sort((a, b) => (byWaste ? weight(b) - weight(a) : 0) || comparePlaces(a.place, b.place));
  return groups.map(({ place: _, ...group }) => group);
}

function comparePlaces(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

interface Names {
  /** By the key of the rows, in the order of the groups. */
  names: Map<string, { id: string; name: string }>;
  byWaste: boolean;
}

async function namesOf(
  db: Db,
  { steps, issues, vendorNames }: Sight,
  { by, keys }: { by: WasteGrouping; keys: (string | null)[] },
): Promise<Names> {
  const map = (rows: { key: string | number; id?: number; name: string }[], byWaste = true): Names => ({
    names: new Map(rows.map(({ key, id = key, name }) => [String(key), { id: String(id), name }])),
    byWaste,
  });
  switch (by) {
    case "step":
      return map(
        steps.map(({ position, stepId, name }) => ({ key: position, id: stepId, name })),
        false,
      );
    case "issue":
      return map(issues.map(({ issue_id, name }) => ({ key: issue_id, name })));
    case "month":
      return map(
        keys.flatMap((key) => (key === null ? [] : [{ key, name: formatMonth(key) }])).sort(byKey),
        false,
      );
    default: {
      const vendors = await vendorNames();
      if (by === "vendor") return map(vendors.map(({ vendor_id, name }) => ({ key: vendor_id, name })));
      const vendorOf = new Map(vendors.map(({ vendor_id, name }) => [vendor_id, name]));
      const lists = await listListNames(db);
      return map(
        lists.map(({ list_id, vendor_id, name }) => ({
          key: list_id,
          name: `${vendorOf.get(vendor_id) ?? ""}: ${name}`,
        })),
      );
    }
  }
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1;
}

function others({ rows, loose }: WasteSource, own: string): OtherCurrency[] {
  const codes = new Set([...rows, ...loose].map(({ currency }) => currency));
  return [...codes]
    .filter((currency) => currency !== own)
    .sort()
    .map((currency) => {
      const { pricedLeads, creditsMinor, chargesMinor } = totalsOf({ rows, loose }, currency);
      const charges = chargesMinor ?? 0;
      const netSpendMinor = charges - creditsMinor;
      return { currency, leads: pricedLeads, chargesMinor: charges, creditsMinor, netSpendMinor };
    });
}
