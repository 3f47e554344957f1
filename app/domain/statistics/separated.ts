// May one rate be called higher than the other yet, and if not, how many more leads would it take?
import { wilson } from "../rates";
import type { Tally } from "./chanceBetter";

/**
 * Which of both is higher: the one whose Wilson 95 % interval lies wholly above the other's; null while they touch or where one
 * has no leads. That is stricter than a test of the difference: of two equal rates one is called higher about once in 200 times.
 */
export function separated(a: Tally, b: Tally): "a" | "b" | null {
  const [ofA, ofB] = [wilson(a.k, a.n), wilson(b.k, b.n)];
  if (ofA === null || ofB === null) return null;
  if (ofA.low > ofB.high) return "a";
  return ofB.low > ofA.high ? "b" : null;
}

/** More than a billion leads: never. */
const most = 2 ** 30;

/**
 * How many more leads each side needs until their Wilson intervals separate, if both keep the rate they have: the smaller side
 * is filled up first, then both grow alike. `{ a: 0, b: 0 }` where they are separated. Null where the rates are equal or one
 * has no leads: no number can be named. It is a guess from the rates so far, no promise; see `nNeeded` for a planned comparison.
 */
export function moreNeeded(a: Tally, b: Tally): { a: number; b: number } | null {
  if (a.n === 0 || b.n === 0 || a.k * b.n === b.k * a.n) return null;
  const grown = ({ k, n }: Tally, size: number): Tally =>
    size <= n ? { k, n } : { k: (k / n) * size, n: size };
  const enough = (size: number) => separated(grown(a, size), grown(b, size)) !== null;
  let [less, size] = [0, 1];
  while (!enough(size)) {
    if (size >= most) return null;
    [less, size] = [size, size * 2];
  }
  while (size - less > 1) {
    const middle = Math.floor((less + size) / 2);
    if (enough(middle)) size = middle;
    else less = middle;
  }
  return { a: Math.max(0, size - a.n), b: Math.max(0, size - b.n) };
}
