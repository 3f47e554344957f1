// Of the leads that win, within how many days has half of them won?
import { z95 } from "../rates";
import { type IncidenceCurve, type IncidencePoint, pointOn, rounding } from "./aalenJohansen";
import type { DaysToShare } from "./daysToShare";

/**
 * The first day on which `part` (above 0, below 1; 0.5 for the median) of the wins up to the curve's horizon have come, open
 * leads counted as they will probably end. All null where nobody won or the horizon was not yet followed: which part of the
 * wins has come is then unknown. Without open leads this is `percentileDays` of those that won.
 *
 * The 95 % interval holds the days t on which F(t) − part·F(horizon) is not further from 0 than 1.96 of its standard errors.
 * Its variance comes by the delta method from that of the curve, whose steps are uncorrelated:
 * cov(F(t), F(h)) = var F(t) + c·cov(F(t), S(t)), c = (F(h) − F(t)) ÷ S(t).
 */
export function winDays({ curve, part }: { curve: IncidenceCurve; part: number }): DaysToShare {
  if (!(part > 0 && part < 1)) throw new RangeError(`winDays: a part of ${part}`);
  const end = pointOn(curve, curve.horizon);
  if (end === undefined || end.won === 0) return { days: null, low: null, high: null };
  const first = (sign: -1 | 0 | 1) =>
    curve.points.find((point) => {
      const gap = point.won - part * end.won;
      return gap + sign * z95 * (sign === 0 ? 0 : gapError(point, end, part)) >= -rounding;
    })?.day ?? null;
  return { days: first(0), low: first(1), high: first(-1) };
}

/** Standard error of F(t) − part·F(h). */
function gapError(point: IncidencePoint, end: IncidencePoint, part: number): number {
  const onwards = point.open === 0 ? 0 : (end.won - point.won) / point.open;
  const together = point.wonVariance - onwards * (point.wonVariance + point.covariance);
  return Math.sqrt(Math.max(0, point.wonVariance + part * part * end.wonVariance - 2 * part * together));
}
