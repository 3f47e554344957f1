// What do the ends of a cohort's leads come to: how many won, how many will, how soon, and how ripe is it?
import type { AgeRow, EndRow } from "../../db/queries/cohorts";
import { type Rate, rate } from "../domain/rates";
import {
  aalenJohansen,
  type DayCount,
  type IncidenceCurve,
  pointOn,
} from "../domain/statistics/aalenJohansen";
import type { CurveDoubt } from "../domain/statistics/curveDoubt";
import { type DaysTaken, leadsIn } from "../domain/statistics/daysTaken";
import type { DaysToShare } from "../domain/statistics/daysToShare";
import { type Expected, type Projection, projected, type UsualProfit } from "../domain/statistics/projected";
import { type Ripeness, ripeness } from "../domain/statistics/ripeness";
import { winDays } from "../domain/statistics/winDays";
import { sum } from "./stallsReport";

export interface Cohort {
  /** Month of purchase or id of the list; null where the purchase has no date, and for all leads together. */
  key: string | null;
  name: string | null;
  /** Leads: won, lost, and neither. */
  n: number;
  won: number;
  lost: number;
  undecided: number;
  /** Undecided leads that were credited or have a defect; the rest are open. */
  setAside: number;
  /** Undecided leads younger than the horizon: while there are any, won ÷ all is too low. */
  young: number;
  /** Leads in no curve: the day of the purchase, of the win or of the loss is unknown. */
  undated: number;
  /** Share won by the horizon, with its 95 % band, of the dated leads; null where nobody was followed so far. */
  share: Rate & { followedTo: number | null };
  /** Won ÷ all, whenever they won: too low while leads are open. */
  naive: Rate;
  /** Days within which half of the wins up to the horizon come. */
  medianDays: DaysToShare;
  ripeness: Ripeness;
  projection: CohortProjection;
}

/** Wins still to come until the horizon of each lead; never part of what is won. */
export type CohortProjection =
  | { leads: number; wins: Expected; valueMinor: Expected | null; why: null }
  | { leads: number; wins: null; valueMinor: null; why: CurveDoubt };

/** What a cohort is measured with: the curve of all leads of the organization, and what a win usually brings. */
export interface Measure {
  pooled: IncidenceCurve;
  usual: UsualProfit | null;
}

/** Rows of one cohort, or of several as one. */
export interface CohortSource {
  ages: readonly AgeRow[];
  ends: readonly EndRow[];
}

/** The figures of PRODUCT.md 5, up to the horizon of the pooled curve. */
export function cohort(
  { key, name }: Pick<Cohort, "key" | "name">,
  source: CohortSource,
  { pooled, usual }: Measure,
): Cohort {
  const { ages } = source;
  const curve = curveOf(source, pooled.horizon);
  const leads = (...outcomes: AgeRow["outcome"][]) =>
    sum(
      ages.filter(({ outcome }) => outcomes.includes(outcome)),
      (row) => row.leads,
    );
  const [n, won, lost] = [sum(ages, (row) => row.leads), leads("won"), leads("lost")];
  const point = pointOn(curve, curve.horizon);
  const open = known(ages.filter(isUndecided));
  return {
    ...{ key, name, n, won, lost, undecided: n - won - lost },
    setAside: leads("credited", "disqualified"),
    young: leadsIn(open.filter(({ days }) => days < pooled.horizon)),
    undated: n - curve.n,
    share: {
      ...{ value: point?.won ?? null, low: point?.wonLow ?? null, high: point?.wonHigh ?? null, n: curve.n },
      followedTo: curve.followedTo,
    },
    naive: rate({ hits: won, n }),
    medianDays: winDays({ curve, part: 0.5 }),
    ripeness: ripeness({ ages: known(ages), pooled }),
    projection: projection(projected({ open, curve: pooled, usual })),
  };
}

/**
 * The curve of a cohort's dated leads. Those neither won nor lost are followed until the day one looks at, also with a defect or
 * credited: they may still win, and leaving them out would say what the others do.
 */
export function curveOf({ ages, ends }: CohortSource, horizon: number): IncidenceCurve {
  const events: DayCount[] = [
    ...ends.flatMap(({ outcome, days, leads }) =>
      days === null ? [] : [{ day: days, kind: outcome, count: leads }],
    ),
    ...known(ages.filter(isUndecided)).map(({ days, leads }) => ({
      ...{ day: days, kind: "censored" as const, count: leads },
    })),
  ];
  return aalenJohansen({ events, horizon });
}

function isUndecided({ outcome }: AgeRow): boolean {
  return outcome !== "won" && outcome !== "lost";
}

function known(rows: readonly AgeRow[]): DaysTaken[] {
  return rows.flatMap(({ days, leads }) => (days === null ? [] : [{ days, leads }]));
}

function projection(found: Projection): CohortProjection {
  const { leads, wins, profitMinor, why } = found;
  return why === null
    ? { leads, wins, valueMinor: profitMinor, why }
    : { leads, wins, valueMinor: null, why };
}
