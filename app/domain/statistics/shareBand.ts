// Between which bounds does a share of a curve lie, with 95 %?
import { wilson, z95 } from "../rates";

export interface Band {
  low: number;
  high: number;
}

/**
 * A pointwise 95 % interval on the scale log(−log(1 − share)), which never leaves 0 to 1. Where the share is 1 − survival this
 * is R's `conf.type = "log-log"` (Kalbfleisch and Prentice 2002, 1.4), with competing outcomes etm's `ci.fun = "cloglog"`.
 *
 * The transformation is silent at both ends, where no lead, or every lead, has come so far. At 0 the upper bound is Wilson's
 * for none of `without`, the leads known not to have it by that day; at 1 the lower bound stays as it was the day `before`.
 */
export function shareBand(
  { share, variance, without }: { share: number; variance: number; without: number },
  before: Band,
): Band {
  if (share <= 0) return { low: 0, high: Math.max(before.high, wilson(0, without)?.high ?? 0) };
  const rest = 1 - share;
  if (rest < 1e-12) return { low: before.low, high: 1 };
  const factor = Math.exp((z95 * Math.sqrt(variance)) / (rest * -Math.log(rest)));
  return { low: 1 - rest ** (1 / factor), high: 1 - rest ** factor };
}
