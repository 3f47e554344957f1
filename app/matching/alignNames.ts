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
  /** Bits that a matched word tells. */
  bits: (word: string) => number;
  /** Whether a word is one that names often lack or add. */
  usual: (word: string) => boolean;
}

/** A mistyped word tells less, and so does one of which only the initial is written. */
const typo = 3.5;
/** Words of one name go together: each after the rarest tells less than it would alone. */
const dependence = 0.75;

/** Pairs the words of a deal's name and of a lead's, each once: the same ones first, then mistyped ones, then initials. */
export function alignNames(left: readonly string[], right: readonly string[], costs: Costs): Alignment {
  if (left.join("") === right.join("")) {
    return { similarity: 1, bits: together(right.map(costs.bits)), whole: true, any: true };
  }
  const open = new Set(right.keys());
  const rest: string[] = [];
  const told: number[] = [];
  let letters = 0;
  const pair = (fits: (other: string) => boolean) => {
    for (const at of open) {
      const other = right[at] ?? "";
      if (!fits(other)) continue;
      open.delete(at);
      return other;
    }
    return undefined;
  };
  for (const word of left) {
    if (pair((other) => other === word) === undefined) rest.push(word);
    else {
      told.push(costs.bits(word));
      letters += 2 * word.length;
    }
  }
  const alone: string[] = [];
  for (const word of rest) {
    const other =
      pair((other) => mistyped(word, other)) ??
      pair((other) => (other.length === 1 || word.length === 1) && other[0] === word[0]);
    if (other === undefined) alone.push(word);
    else {
      told.push(Math.max(0.5, Math.max(costs.bits(word), costs.bits(other)) - typo));
      letters += 1.8 * Math.min(word.length, other.length);
    }
  }
  const added = [...open].map((at) => right[at] ?? "");
  const lost = [...alone, ...added].reduce((sum, word) => sum + (costs.usual(word) ? 0.7 : 3), 0);
  const inside = alone.length === 0 || added.length === 0;
  const all = left.join("").length + right.join("").length;
  return {
    similarity: Math.min(0.99, ratio(letters, all) ?? 0),
    bits: together(told) - (inside ? 0.5 * lost : lost),
    whole: false,
    any: told.length > 0,
  };
}

function together(bits: number[]): number {
  const [most = 0, ...rest] = bits.sort((a, b) => b - a);
  return most + dependence * rest.reduce((sum, value) => sum + value, 0);
}
