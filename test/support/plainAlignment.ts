// Which words of two names are the same, told slowly and without any short cut?
import { jaroWinkler } from "../../app/domain/statistics/jaroWinkler";
import type { Alignment, Costs } from "../../app/matching/alignNames";
import { oneSlip } from "../../app/matching/similarity";

type Fits = (word: string, other: string) => boolean;
const mistyped: Fits = (word, other) =>
  Math.min(word.length, other.length) >= 4 && (oneSlip(word, other) || jaroWinkler(word, other) >= 0.92);
const initial: Fits = (word, other) => (word.length === 1 || other.length === 1) && word[0] === other[0];

const together = (bits: number[]): number => {
  const [most = 0, ...rest] = bits.sort((a, b) => b - a);
  return most + 0.75 * rest.reduce((sum, value) => sum + value, 0);
};

/** What `alignNames` tells. */
export function plainAlignment(left: string[], right: string[], costs: Costs): Alignment {
  if (left.join("") === right.join("")) {
    const shared = left.filter((word) => right.includes(word)).map(costs.bits);
    const divided = left.filter((word) => !right.includes(word)).map(costs.bits);
    const bits = divided.length === 0 ? shared : [...shared, Math.max(0.5, Math.max(...divided) - 3.5)];
    return { similarity: 1, bits: together(bits), whole: true, any: true };
  }
  const open = new Set(right.keys());
  const take = (word: string, fits: Fits) => {
    const at = [...open].find((at) => fits(word, right[at] ?? ""));
    if (at !== undefined) open.delete(at);
    return at === undefined ? undefined : right[at];
  };
  const told: number[] = [];
  let letters = 0;
  const rest = left.filter((word) => {
    if (take(word, (one, other) => one === other) === undefined) return true;
    told.push(costs.bits(word));
    letters += 2 * word.length;
    return false;
  });
  const alone: string[] = [];
  for (const word of rest) {
    const slip = take(word, mistyped);
    const other = slip ?? take(word, initial);
    if (other === undefined) alone.push(word);
    else {
      told.push(slip ? Math.max(0.5, costs.bits(word) - 3.5) : Math.min(4, costs.bits(word)));
      letters += 1.8 * Math.min(word.length, other.length);
    }
  }
  const added = [...open].map((at) => right[at] ?? "");
  const lost = [...alone, ...added].reduce((sum, word) => sum + (costs.usual(word) ? 0.7 : 3), 0);
  const all = [...left, ...right].join("").length;
  return {
    similarity: Math.min(0.99, letters / all),
    bits: together(told) - (alone.length === 0 || added.length === 0 ? 0.5 * lost : lost),
    whole: false,
    any: told.length > 0,
  };
}
