// Which vendor's leads cost what, what came of them, and which vendor may one call better?
import { listOutcomes, listRipeAndYoung, type StandingRow, type Unallocated } from "../../db/queries/board";
import { listWorkedPriced } from "../../db/queries/vendorFigures";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import type { MoneySettings } from "../domain/moneySettings";
import { type Pair, type Place, pairOf, placeOf } from "../domain/vendorRanking";
import type { VendorsFilters } from "../domain/vendorsFilters";
import { type Sight, sighted } from "./look";
import { readCurves } from "./vendorCurves";
import { type Figures, figuresBy } from "./vendorFigures";
import { type BaseFigures, baseFigures } from "./vendorSums";

export interface VendorRow extends BaseFigures {
  vendorId: number;
  vendor: string;
}

/** What the board says of vendors. */
export interface VendorsBrief {
  asOf: string;
  currency: string;
  money: MoneySettings;
  vendors: VendorRow[];
}

export interface VendorFull extends Figures {
  vendorId: number;
  vendor: string;
  /** Among the vendors of the report, by close rate. */
  place: Place;
}

export interface VendorsReport {
  asOf: string;
  currency: string;
  horizonDays: number;
  /** What its returns and CAC are reckoned with. */
  money: MoneySettings;
  filters: Filters;
  vendors: VendorFull[];
  /** The two vendors chosen to compare, else those that close most; null where there are no two. */
  pair: Pair | null;
}

/** One row a vendor in full, as of the filters' day, dearest first (PRODUCT.md 3 and 5). */
export async function vendorsReport(db: Db, filters: VendorsFilters): Promise<VendorsReport> {
  const { a, b, sort, ...chosen } = filters;
  return sighted(db, chosen, async (sight) => {
    const names = new Map((await sight.vendorNames()).map(({ vendor_id, name }) => [vendor_id, name]));
    const curves = await readCurves(db, sight, (key) => key);
    const found = await figuresBy(db, sight, { filters: chosen, by: "vendor", curves });
    const named = found.map(({ key, figures }) => ({
      ...{ vendorId: key, vendor: names.get(key) ?? "" },
      ...figures,
    }));
    const vendors = named.map((row) => ({ ...row, place: placeOf(row, named) })).sort(dearestFirst);
    if (sort !== undefined) sortBy(vendors, sort);
    return {
      ...{ asOf: sight.asOf, currency: sight.settings.currency, horizonDays: sight.settings.horizonDays },
      ...{ money: sight.settings.money, filters: chosen, vendors, pair: chosenPair(vendors, a, b) },
    };
  });
}

/** The board's vendor rows over standing rows already read. */
export async function vendors(
  db: Db,
  { asOf, settings, vendorNames }: Sight,
  filters: Filters,
  { standing, loose }: { standing: StandingRow[]; loose: Unallocated[] },
): Promise<VendorsBrief> {
  const { currency, horizonDays, money } = settings;
  const names = await vendorNames();
  const outcomes = await listOutcomes(db, { filters, asOf, horizonDays, by: "vendor" });
  const ages = await listRipeAndYoung(db, { filters, asOf, horizonDays, by: "vendor" });
  const worked = money.ownWorkedMinor === null ? [] : await listWorkedPriced(db, { filters, by: "vendor" });
  const rows = names.flatMap(({ vendor_id, name }): VendorRow[] => {
    const source = {
      rows: standing.filter((row) => row.grouping === "vendor" && row.vendor_id === vendor_id),
      loose: loose.filter((row) => row.vendor_id === vendor_id),
      outcomes: outcomes.filter((row) => row.key === vendor_id),
      age: ages.find((row) => row.key === vendor_id),
      worked: worked.find((row) => row.key === vendor_id)?.leads ?? 0,
    };
    const base = baseFigures(source, settings);
    return base === undefined ? [] : [{ vendorId: vendor_id, vendor: name, ...base }];
  });
  return { asOf, currency, money, vendors: rows.sort(dearestFirst) };
}

function dearestFirst(a: VendorRow, b: VendorRow): number {
  return (b.spendMinor ?? -1) - (a.spendMinor ?? -1) || a.vendor.localeCompare(b.vendor);
}

const columns: Record<string, (row: VendorFull) => number | null> = {
  leads: (row) => row.leads,
  spend: (row) => row.spendMinor,
  cpl: (row) => row.cplMinor,
  set: (row) => row.set?.costMinor ?? null,
  held: (row) => row.held?.costMinor ?? null,
  show: (row) => row.showRate.value,
  close: (row) => row.closeRate.value,
  cac: (row) => row.cacMinor,
  mrr: (row) => row.mrrMinor,
  value: (row) => row.contractValueMinor,
  realised: (row) => row.realised.atLeast,
  contracted: (row) => row.contracted.atLeast,
  projected: (row) => row.projected.atLeast,
  payback: (row) => row.payback.months ?? row.payback.atMost,
  speed: (row) => row.speed.medianDays,
  waste: (row) => row.wasteMinor,
};

/** By a column, the largest first, or with "-" the smallest; what is unknown comes last. Names start with A. */
function sortBy(rows: VendorFull[], sort: string): void {
  const [name, sign] = sort.startsWith("-") ? [sort.slice(1), -1] : [sort, 1];
  const of = columns[name];
  if (of === undefined) {
    rows.sort((a, b) => sign * a.vendor.localeCompare(b.vendor));
    return;
  }
  rows.sort((a, b) => {
    const [x, y] = [of(a), of(b)];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
    return sign * (y - x);
  });
}

function chosenPair(rows: readonly VendorFull[], a?: number, b?: number): Pair | null {
  const byRate = [...rows].sort((x, y) => (y.closeRate.value ?? -1) - (x.closeRate.value ?? -1));
  const first = rows.find(({ vendorId }) => vendorId === a) ?? byRate.find(({ vendorId }) => vendorId !== b);
  const second =
    rows.find(({ vendorId }) => vendorId === b && vendorId !== first?.vendorId) ??
    byRate.find(({ vendorId }) => vendorId !== first?.vendorId);
  return first && second ? pairOf(first, second) : null;
}
