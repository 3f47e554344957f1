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

/** Pairs the words of a deal's name and of a lead's, each once: the same ones first, then mistyped ones, then initials. Runs for each pair, and so makes little. */
export function alignNames(left: readonly string[], right: readonly string[], costs: Costs): Alignment {
  const all = [lettersOf(left), lettersOf(right)] as const;
  if (all[0] === all[1] && left.join("") === right.join(""))
    return { similarity: 1, bits: together(wholeBits(left, right, costs)), whole: true, any: true };
  const open = right.map(() => true);
  const told: number[] = [];
  const rest: string[] = [];
  let letters = 0;
  for (const word of left) {
    if (take(right, open, word, same) === undefined) rest.push(word);
    else {
      told.push(costs.bits(word));
      letters += 2 * word.length;
    }
  }
  let [lost, alone, added] = [0, 0, 0];
  for (const word of rest) {
    const slip = take(right, open, word, mistyped);
    const other = slip ?? take(right, open, word, begins);
    if (other === undefined) {
      alone += 1;
      lost += costs.usual(word) ? 0.7 : 3;
    } else {
      const bits = costs.bits(word);
      told.push(slip === undefined ? Math.min(initial, bits) : Math.max(0.5, bits - typo));
      letters += 1.8 * Math.min(word.length, other.length);
    }
  }
  for (let at = 0; at < right.length; at += 1) {
    if (!open[at]) continue;
    const word = right[at] ?? "";
    added += 1;
    lost += costs.usual(word) ? 0.7 : 3;
  }
  const inside = alone === 0 || added === 0;
  return {
    similarity: Math.min(0.99, ratio(letters, all[0] + all[1]) ?? 0),
    bits: together(told) - (inside ? 0.5 * lost : lost),
    whole: false,
    any: told.length > 0,
  };
}

function take(
  words: readonly string[],
  open: boolean[],
  word: string,
  fits: (word: string, other: string) => boolean,
): string | undefined {
  for (let at = 0; at < words.length; at += 1) {
    const other = words[at] ?? "";
    if (!open[at] || !fits(word, other)) continue;
    open[at] = false;
    return other;
  }
  return undefined;
}

const same = (word: string, other: string): boolean => word === other;
const begins = (word: string, other: string): boolean =>
  (other.length === 1 || word.length === 1) && other[0] === word[0];

function lettersOf(words: readonly string[]): number {
  let letters = 0;
  for (const word of words) letters += word.length;
  return letters;
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
