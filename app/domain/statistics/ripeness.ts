// How much of what a cohort will win should it have won by now?
import { type IncidenceCurve, pointOn, rounding } from "./aalenJohansen";
import { type CurveDoubt, curveDoubt } from "./curveDoubt";
import { type DaysTaken, leadsIn } from "./daysTaken";

export type Ripeness =
  | { label: "ripe" | "ripening" | "too early"; share: number }
  | { label: "unknown"; share: null; why: CurveDoubt | "no leads" };

/**
 * The share of a cohort's wins (up to the horizon of the pooled curve) that is expected by its age: F(age) ÷ F(horizon), for
 * leads of several ages the mean over the leads. `ages`: days since purchase of all leads of the cohort, open or not; beyond
 * the horizon all is expected. From 0.9 ripe, below 0.25 too early. Unknown while the pooled curve is in doubt: see `curveDoubt`.
 * @throws RangeError on a negative age.
 */
export function ripeness({ ages, pooled }: { ages: readonly DaysTaken[]; pooled: IncidenceCurve }): Ripeness {
  const n = leadsIn(ages);
  if (n === 0) return { label: "unknown", share: null, why: "no leads" };
  const why = curveDoubt(pooled);
  const end = pointOn(pooled, pooled.horizon)?.won;
  if (why !== null || end === undefined) return { label: "unknown", share: null, why: why ?? "not followed" };
  const expected = ages.reduce((sum, { days, leads }) => sum + leads * wonBy(pooled, days), 0);
  const share = Math.min(1, expected / (n * end));
  if (share >= 0.9 - rounding) return { label: "ripe", share };
  return { label: share < 0.25 - rounding ? "too early" : "ripening", share };
}

function wonBy(curve: IncidenceCurve, age: number): number {
  const point = pointOn(curve, Math.min(age, curve.horizon));
  if (point === undefined) throw new RangeError(`ripeness: an age of ${age} days`);
  return point.won;
}
