// Which words of two names are the same, and what do they tell together?
import { ratio } from "../domain/rates";
import { mistyped } from "./similarity";

export interface Alignment {
  /** 0 to 1: the letters of matched words among all letters. */
  similarity: number;
  /** Bits for matched words, less those for words that only one name has. */
  bits: number;
  /** Whether all words of both are matched as they are written. */
  whole: boolean;
  /** Whether any word is matched. */
  any: boolean;
}

export interface Costs {
  /** Bits that a matched word of the deal's tells. */
  bits: (word: string) => number;
  /** Whether a word is one that names often lack or add. */
  usual: (word: string) => boolean;
}

/** A mistyped word tells less, and an initial no more than which of sixteen names it is. */
const typo = 3.5;
const initial = 4;
/** Words of one name go together: each after the rarest tells less than it would alone. */
const dependence = 0.75;

/** Pairs the words of a deal's name and of a lead's, each once: the same ones first, then mistyped ones, then initials. */
export function alignNames(left: readonly string[], right: readonly string[], costs: Costs): Alignment {
  if (left.join("") === right.join(""))
    return { similarity: 1, bits: together(wholeBits(left, right, costs)), whole: true, any: true };
  const open = right.map(() => true);
  const told: number[] = [];
  let letters = 0;
  const rest = left.filter((word) => {
    if (take((other) => other === word) === undefined) return true;
    told.push(costs.bits(word));
    letters += 2 * word.length;
    return false;
  });
  const alone = rest.filter((word) => {
    const slip = take((other) => mistyped(word, other));
    const other = slip ?? take((other) => (other.length === 1 || word.length === 1) && other[0] === word[0]);
    if (other === undefined) return true;
    told.push(
      slip === undefined ? Math.min(initial, costs.bits(word)) : Math.max(0.5, costs.bits(word) - typo),
    );
    letters += 1.8 * Math.min(word.length, other.length);
    return false;
  });
  const added = right.filter((_, at) => open[at]);
  const lost = [...alone, ...added].reduce((sum, word) => sum + (costs.usual(word) ? 0.7 : 3), 0);
  const inside = alone.length === 0 || added.length === 0;
  const all = left.join("").length + right.join("").length;
  return {
    similarity: Math.min(0.99, ratio(letters, all) ?? 0),
    bits: together(told) - (inside ? 0.5 * lost : lost),
    whole: false,
    any: told.length > 0,
  };

  function take(fits: (other: string) => boolean): string | undefined {
    const at = right.findIndex((other, at) => open[at] && fits(other));
    if (at >= 0) open[at] = false;
    return right[at];
  }
}

/** Of the same letters. Words that are divided otherwise are one mistyped word. */
function wholeBits(left: readonly string[], right: readonly string[], { bits }: Costs): number[] {
  const divided = left.filter((word) => !right.includes(word)).map(bits);
  const same = left.filter((word) => right.includes(word)).map(bits);
  return divided.length === 0 ? same : [...same, Math.max(0.5, Math.max(...divided) - typo)];
}

function together(bits: number[]): number {
  const [most = 0, ...rest] = bits.sort((a, b) => b - a);
  return most + dependence * rest.reduce((sum, value) => sum + value, 0);
}
