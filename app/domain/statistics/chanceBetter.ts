// How likely is it that one rate is really higher than the other?
import { betaDistribution, chanceBelow } from "./beta";

/** `k` of `n` have won. */
export interface Tally {
  k: number;
  n: number;
}

/**
 * The chance, 0 to 1, that A's true rate is above B's, given both tallies; null where one of them has no leads.
 *
 * Each rate has the posterior Beta(k + ½, n − k + ½), from Jeffreys's prior. The flat prior would draw small tallies of rare
 * wins towards one half: it holds 0 of 20 for better than 2 of 100. The chance is ∫ f A(x)·F B(x) dx, summed where the narrower
 * of both weighs, exact to ten digits for up to a million leads; nothing is drawn at random.
 * @throws RangeError unless 0 ≤ k ≤ n.
 */
export function chanceBetter(a: Tally, b: Tally): number | null {
  for (const { k, n } of [a, b])
    if (!(k >= 0 && k <= n && Number.isFinite(n))) throw new RangeError(`chanceBetter: ${k} of ${n}`);
  if (a.n === 0 || b.n === 0) return null;
  const [ofA, ofB] = [posterior(a), posterior(b)];
  if (ofA.step > ofB.step) return 1 - chanceAbove(ofB, ofA);
  return chanceAbove(ofA, ofB);
}

/** The chance that the narrower one is above the wider one. */
function chanceAbove(narrow: ReturnType<typeof posterior>, wide: ReturnType<typeof posterior>): number {
  const sum = narrow.points.reduce(
    (total, { logit, density }) => total + density * chanceBelow(wide, logit),
    0,
  );
  return Math.min(1, sum * narrow.step);
}

function posterior({ k, n }: Tally) {
  return betaDistribution(k + 0.5, n - k + 0.5);
}
