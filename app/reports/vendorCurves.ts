// What do the curves of all leads, and of each vendor's, say of the leads that are still open?
import {
  type FiguresQuery,
  type GroupAges,
  type GroupWins,
  listVendorDays,
  listWins,
  type VendorDays,
} from "../../db/queries/vendorFigures";
import type { Db } from "../../db/schema";
import { ratio } from "../domain/rates";
import { aalenJohansen, type DayCount, type IncidenceCurve } from "../domain/statistics/aalenJohansen";
import { doubtSentence, winsNeeded } from "../domain/statistics/curveDoubt";
import { leadsIn } from "../domain/statistics/daysTaken";
import { type Projection, projected, type UsualProfit } from "../domain/statistics/projected";
import type { Sight } from "./look";
import { sum } from "./stallsReport";

/** Curves over all leads of the organization, whatever a page's filters: they are what one learns from. */
export interface CurveBook {
  pooled: IncidenceCurve;
  /** By vendor. */
  curves: Map<number, IncidenceCurve>;
  /** What a won deal of the vendor usually brings; null while too few are known. */
  usual: Map<number, UsualProfit | null>;
  /** The vendor of a list, or a vendor itself, by the key of a query. */
  vendorOf: (key: number) => number;
}

/**
 * Leads that ended with a date, and open ones, followed from their purchase on; a lead with a defect, or whose cost came back, is not
 * followed. The horizon is the organization's.
 */
export async function readCurves(
  db: Db,
  { look, settings }: Sight,
  vendorOf: (key: number) => number,
): Promise<CurveBook> {
  const query: FiguresQuery = { look, filters: {}, by: "vendor" };
  const days = await listVendorDays(db, look);
  const wins = await listWins(db, query);
  const horizon = settings.horizonDays;
  const vendors = [...new Set(days.map(({ key }) => key))];
  return {
    pooled: aalenJohansen({ events: eventsOf(days), horizon }),
    curves: new Map(
      vendors.map((key) => [
        key,
        aalenJohansen({ events: eventsOf(days.filter((row) => row.key === key)), horizon }),
      ]),
    ),
    usual: new Map(vendors.map((key) => [key, usualProfit(wins.filter((row) => row.key === key))])),
    vendorOf,
  };
}

/** For each vendor or list: what its open leads, of so many days each, will probably bring, by its vendor's curve, or why none can tell. */
export function projectionOf(
  ages: readonly GroupAges[],
  { curves, usual, vendorOf }: CurveBook,
): (key: number) => { projection: Projection; doubt: string | null } {
  return (key) => {
    const curve = curves.get(vendorOf(key));
    const open = ages
      .filter((row) => row.key === key && row.open_priced > 0)
      .map(({ days, open_priced }) => ({ days, leads: open_priced }));
    if (curve === undefined) {
      const leads = leadsIn(open);
      const projection: Projection = { leads, wins: null, profitMinor: null, why: "few wins" };
      return { projection, doubt: "no lead to learn from" };
    }
    const projection = projected({ open, curve, usual: usual.get(vendorOf(key)) ?? null });
    return { projection, doubt: projection.why === null ? null : doubtSentence(projection.why, curve) };
  };
}

function eventsOf(days: readonly VendorDays[]): DayCount[] {
  return days.flatMap(({ kind, days, leads }) =>
    kind === "apart"
      ? []
      : [{ day: days, kind: kind === "open" ? ("censored" as const) : kind, count: leads }],
  );
}

/** Mean and standard deviation of the gross profit of the deals of which it is known: as many as a curve needs wins. */
function usualProfit(rows: readonly GroupWins[]): UsualProfit | null {
  const deals = sum(rows, (row) => row.profit_deals);
  if (deals < winsNeeded) return null;
  const total = sum(rows, (row) => row.profit_minor);
  const squares = sum(rows, (row) => row.profit_squares);
  const meanMinor = ratio(total, deals) ?? 0;
  const variance = ratio(squares - deals * meanMinor ** 2, deals - 1) ?? 0;
  return { meanMinor, deviationMinor: Math.sqrt(Math.max(0, variance)), deals };
}
