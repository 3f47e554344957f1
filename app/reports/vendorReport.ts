// What did one vendor's leads cost and bring, list by list, and where did its money go?
import { listOutcomes, listRipeAndYoung } from "../../db/queries/board";
import { listListNames, listVendorNames } from "../../db/queries/vendors";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import type { MoneySettings } from "../domain/moneySettings";
import { pointOn } from "../domain/statistics/aalenJohansen";
import { curveDoubt, doubtSentence } from "../domain/statistics/curveDoubt";
import { type Place, placeOf } from "../domain/vendorRanking";
import { type Sight, sighted } from "./look";
import { type Timing, timing } from "./timing";
import { type CurveBook, readCurves } from "./vendorCurves";
import { type Figures, figuresBy } from "./vendorFigures";
import { closeRateOf } from "./vendorSums";

export interface ListFull extends Figures {
  listId: number;
  list: string;
  /** Its own day of purchase; null where its leads have their own, or none. */
  purchasedOn: string | null;
}

export interface VendorReport {
  asOf: string;
  currency: string;
  horizonDays: number;
  /** What its returns and CAC are reckoned with. */
  money: MoneySettings;
  filters: Filters;
  vendorId: number;
  vendor: string;
  /** Null where nothing of the vendor is in the filters. */
  figures: Figures | null;
  place: Place;
  /** Newest purchase first. */
  lists: ListFull[];
  /** Share of all its leads that win within the horizon, by its curve; `doubt` says why it does not speak. */
  curve: { won: number | null; low: number | null; high: number | null; n: number; doubt: string | null };
  /** Won and lost by the day after the purchase, of all its leads and of all leads there are; its own alone where it is the only vendor. */
  drawn: (Timing & { name: string })[];
}

/** One vendor in full, as of the filters' day; undefined where there is no such vendor. */
export async function vendorReport(
  db: Db,
  vendorId: number,
  { vendor: _, list: __, ...dates }: Filters,
): Promise<VendorReport | undefined> {
  const names = await listVendorNames(db);
  const vendor = names.find(({ vendor_id }) => vendor_id === vendorId)?.name;
  if (vendor === undefined) return undefined;
  const filters = { ...dates, vendor: vendorId };
  return sighted(db, dates, async (sight) => {
    const curves = await readCurves(db, sight, () => vendorId);
    const [whole] = await figuresBy(db, sight, { filters, by: "vendor", curves });
    const lists = await figuresBy(db, sight, { filters, by: "list", curves });
    const listNames = await listListNames(db);
    return {
      ...{ asOf: sight.asOf, currency: sight.settings.currency, horizonDays: sight.settings.horizonDays },
      ...{ money: sight.settings.money, filters: dates, vendorId, vendor, figures: whole?.figures ?? null },
      place: await placeAmong(db, sight, { dates, vendorId, names }),
      lists: listNames.flatMap(({ list_id, name, purchased_on }): ListFull[] => {
        const found = lists.find(({ key }) => key === list_id);
        return found ? [{ listId: list_id, list: name, purchasedOn: purchased_on, ...found.figures }] : [];
      }),
      curve: curveOf(curves.curves.get(vendorId)),
      drawn: drawnOf(curves, { vendorId, vendor, asOf: sight.asOf, others: names.length > 1 }),
    };
  });
}

async function placeAmong(
  db: Db,
  { asOf, settings: { horizonDays } }: Sight,
  {
    dates,
    vendorId,
    names,
  }: { dates: Filters; vendorId: number; names: { vendor_id: number; name: string }[] },
): Promise<Place> {
  const query = { filters: dates, asOf, horizonDays, by: "vendor" as const };
  const outcomes = await listOutcomes(db, query);
  const ages = await listRipeAndYoung(db, query);
  const closings = names.flatMap(({ vendor_id, name }) => {
    const age = ages.find(({ key }) => key === vendor_id);
    const own = outcomes.filter(({ key }) => key === vendor_id);
    const here = age !== undefined || vendor_id === vendorId;
    return here ? [{ vendorId: vendor_id, vendor: name, closeRate: closeRateOf(own, age, horizonDays) }] : [];
  });
  const own = closings.find((one) => one.vendorId === vendorId);
  return own ? placeOf(own, closings) : { above: 0, below: 0, unclear: 0 };
}

function curveOf(curve: Awaited<ReturnType<typeof readCurves>>["pooled"] | undefined): VendorReport["curve"] {
  if (curve === undefined) return { won: null, low: null, high: null, n: 0, doubt: "no lead to learn from" };
  const doubt = curveDoubt(curve);
  const end = pointOn(curve, curve.horizon);
  return {
    ...{ won: end?.won ?? null, low: end?.wonLow ?? null, high: end?.wonHigh ?? null, n: curve.n },
    doubt: doubt === null ? null : doubtSentence(doubt, curve),
  };
}

function drawnOf(
  { curves, pooled }: Pick<CurveBook, "curves" | "pooled">,
  { vendorId, vendor, asOf, others }: { vendorId: number; vendor: string; asOf: string; others: boolean },
): VendorReport["drawn"] {
  const own = curves.get(vendorId);
  if (own === undefined || own.n === 0) return [];
  return [
    { name: vendor, ...timing(asOf, vendor, own) },
    ...(others ? [{ name: "All vendors", ...timing(asOf, "all", pooled) }] : []),
  ];
}
