// How many leads of each vendor must be bought to tell two rates apart?
import { z95 } from "../rates";

/** The 80 % quantile of the standard normal distribution. */
const z80 = 0.841621233572914;

/**
 * Leads per side with which a two-sided test at 5 % finds the difference of two true rates in 80 of 100 cases; rounded up. Null
 * where the rates are equal. Normal approximation, pooled under no difference (Fleiss, Levin and Paik 2003, 4.14):
 * n = (z₉₇.₅·√(2·p̄·(1 − p̄)) + z₈₀·√(p·(1 − p) + q·(1 − q)))² ÷ (p − q)². R: `power.prop.test(p1 = p, p2 = q, power = 0.8)`.
 * @throws RangeError unless both rates are from 0 to 1.
 */
export function nNeeded(p: number, q: number): number | null {
  if (!(p >= 0 && p <= 1 && q >= 0 && q <= 1)) throw new RangeError(`nNeeded: rates of ${p} and ${q}`);
  if (p === q) return null;
  const mean = (p + q) / 2;
  const same = z95 * Math.sqrt(2 * mean * (1 - mean));
  const apart = z80 * Math.sqrt(p * (1 - p) + q * (1 - q));
  return Math.ceil(((same + apart) / (p - q)) ** 2);
}
