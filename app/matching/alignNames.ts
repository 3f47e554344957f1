// Which words of two names are the same, and what do they tell together?
import { ratio } from "../domain/rates";
import type { Spelled } from "./party";
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

/** Of the words at hand, those that are still to be paired. Used again and again. */
let [openLeft, openRight] = [new Uint8Array(32), new Uint8Array(32)];

/** Pairs the words of a deal's name and of a lead's, each once: the same ones first, then mistyped ones, then initials. Runs for each pair, and so makes little. */
export function alignNames(left: Spelled, right: Spelled, costs: Costs): Alignment {
  if (left.length === right.length && sameLetters(left.words, right.words))
    return {
      similarity: 1,
      bits: together(wholeBits(left.words, right.words, costs)),
      whole: true,
      any: true,
    };
  openAll(left.words.length, right.words.length);
  const told: number[] = [];
  let letters = 0;
  for (let at = 0; at < left.words.length; at += 1) {
    const word = left.words[at] ?? "";
    if (takeSame(right, word, left.letters[at] ?? 0) < 0) continue;
    openLeft[at] = 0;
    told.push(costs.bits(word));
    letters += 2 * word.length;
  }
  let [lost, alone, added] = [0, 0, 0];
  for (let at = 0; at < left.words.length; at += 1) {
    if (openLeft[at] === 0) continue;
    const word = left.words[at] ?? "";
    const slip = takeMistyped(right, word, left.letters[at] ?? 0);
    const other = slip < 0 ? takeInitial(right, word) : slip;
    if (other < 0) {
      alone += 1;
      lost += costs.usual(word) ? 0.7 : 3;
    } else {
      const bits = costs.bits(word);
      told.push(slip < 0 ? Math.min(initial, bits) : Math.max(0.5, bits - typo));
      letters += 1.8 * Math.min(word.length, right.words[other]?.length ?? 0);
    }
  }
  for (let at = 0; at < right.words.length; at += 1) {
    if (openRight[at] === 0) continue;
    added += 1;
    lost += costs.usual(right.words[at] ?? "") ? 0.7 : 3;
  }
  const inside = alone === 0 || added === 0;
  return {
    similarity: Math.min(0.99, ratio(letters, left.length + right.length) ?? 0),
    bits: together(told) - (inside ? 0.5 * lost : lost),
    whole: false,
    any: told.length > 0,
  };
}

function openAll(left: number, right: number): void {
  const most = Math.max(left, right);
  if (most > openLeft.length) [openLeft, openRight] = [new Uint8Array(most), new Uint8Array(most)];
  for (let at = 0; at < left; at += 1) openLeft[at] = 1;
  for (let at = 0; at < right; at += 1) openRight[at] = 1;
}

// Each takes the first word that is still to be paired and fits, and tells its place; or -1.

function takeSame({ words, letters }: Spelled, word: string, ofWord: number): number {
  for (let at = 0; at < words.length; at += 1) {
    if (letters[at] !== ofWord || openRight[at] === 0 || words[at] !== word) continue;
    openRight[at] = 0;
    return at;
  }
  return -1;
}

function takeMistyped({ words, letters }: Spelled, word: string, ofWord: number): number {
  for (let at = 0; at < words.length; at += 1) {
    if (openRight[at] === 0 || !mistyped(word, words[at] ?? "", ofWord, letters[at] ?? 0)) continue;
    openRight[at] = 0;
    return at;
  }
  return -1;
}

function takeInitial({ words }: Spelled, word: string): number {
  for (let at = 0; at < words.length; at += 1) {
    const other = words[at] ?? "";
    if (openRight[at] === 0 || (other.length !== 1 && word.length !== 1) || other[0] !== word[0]) continue;
    openRight[at] = 0;
    return at;
  }
  return -1;
}

/** Of names with as many letters. */
function sameLetters(left: readonly string[], right: readonly string[]): boolean {
  const [one = "", other = ""] = [left[0], right[0]];
  if (one !== "" && other !== "" && one.charCodeAt(0) !== other.charCodeAt(0)) return false;
  return left.join("") === right.join("");
}

/** Of the same letters. Words that are divided otherwise are one mistyped word. */
function wholeBits(left: readonly string[], right: readonly string[], { bits }: Costs): number[] {
  const divided = left.filter((word) => !right.includes(word)).map(bits);
  const same = left.filter((word) => right.includes(word)).map(bits);
  return divided.length === 0 ? same : [...same, Math.max(0.5, Math.max(...divided) - typo)];
}

function together(bits: number[]): number {
  if (bits.length < 2) return bits[0] ?? 0;
  const [most = 0, ...rest] = bits.sort((a, b) => b - a);
  return most + dependence * rest.reduce((sum, value) => sum + value, 0);
}
