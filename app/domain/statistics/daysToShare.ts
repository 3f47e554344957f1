// After how many days has a given share of the leads won?
import { type IncidenceCurve, type IncidencePoint, rounding } from "./aalenJohansen";

/** Whole days; null: not reached within the days that are known. */
export interface DaysToShare {
  days: number | null;
  low: number | null;
  high: number | null;
}

/**
 * The first day on which the curve of wins is at or above `share` (of all leads, above 0, at most 1), with the 95 % interval of
 * the days whose band holds the share (Brookmeyer and Crowley 1982; R: `quantile(survfit(…, conf.type = "log-log"))`). On a
 * curve without losses and a share of 0.5 this is the Kaplan–Meier median. R prints the middle of a flat stretch that lies
 * on the share exactly; here it is the stretch's first day.
 */
export function daysToShare({ curve, share }: { curve: IncidenceCurve; share: number }): DaysToShare {
  if (!(share > 0 && share <= 1)) throw new RangeError(`daysToShare: a share of ${share}`);
  const first = (value: (point: IncidencePoint) => number) =>
    curve.points.find((point) => value(point) >= share - rounding)?.day ?? null;
  return {
    days: first(({ won }) => won),
    low: first(({ wonHigh }) => wonHigh),
    high: first(({ wonLow }) => wonLow),
  };
}
