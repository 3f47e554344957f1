// Which leads are worth comparing with a deal? Those that share a block with it: a key that few have.
import { keyHash } from "./keyHash";
import type { Named } from "./party";

/** Names longer than this are blocked by their first words. */
const mostWords = 4;

/**
 * The blocks of a party as numbers, the same for deals and leads; one may come twice. Linear: their number does not grow with the rows. A name is found by each of
 * its words, by two of them, by all of its letters, by how it begins and ends, and by words whose vowels or order of letters are mistyped.
 * Raise `keyRules` with every change here or in what makes names: kept keys are then made anew.
 */
export function blocksOf(party: Named): number[] {
  const { names, person, emailKey, phoneKey, domainKey, cityKey, postalKey, streetParts, mailbox, site } =
    party;
  const blocks: number[] = [];
  const place = postalKey ?? cityKey;
  for (const { words: all } of names) {
    const words = all.length > mostWords ? all.slice(0, mostWords) : all;
    const letters = all.length === 1 ? (all[0] ?? "") : all.join("");
    blocks.push(keyHash("name", letters));
    if (letters.length >= 7)
      blocks.push(keyHash("begin", letters.slice(0, 6)), keyHash("end", letters.slice(-6)));
    if (place !== null) blocks.push(keyHash("place", place, letters.slice(0, 3)));
    for (const [at, word] of words.entries()) {
      blocks.push(keyHash("word", word));
      if (word.length >= 5) blocks.push(keyHash("slips", skeleton(word)));
      for (let next = at + 1; next < words.length; next += 1) {
        const other = words[next] ?? "";
        blocks.push(word < other ? keyHash("two", word, other) : keyHash("two", other, word));
      }
    }
  }
  if (phoneKey !== null) blocks.push(keyHash("phone", phoneKey), keyHash("exchange", phoneKey.slice(0, -2)));
  if (domainKey !== null) blocks.push(keyHash("domain", domainKey), keyHash("name", site ?? ""));
  if (emailKey !== null) {
    blocks.push(keyHash("email", emailKey));
    if (mailbox !== null && mailbox.length > 4) blocks.push(keyHash("mailbox", mailbox));
  }
  if (place !== null) for (const word of person.words) blocks.push(keyHash("resident", place, word));
  const [first, last] = [person.words[0], person.words.at(-1)];
  if (first !== undefined && last !== undefined && person.words.length > 1)
    blocks.push(first < last ? keyHash("fullName", first, last) : keyHash("fullName", last, first));
  if (streetParts !== null) {
    const { number, words } = streetParts;
    if (number !== null && words[0] !== undefined) blocks.push(keyHash("street", number, words[0]));
  }
  return blocks;
}

const asciiVowels = [..."aeiouy"].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 96)), 0);

/** The first letter and the consonants after it, each once and sorted: slips of vowels, doubled letters and swapped neighbours leave it as it is. */
function skeleton(word: string): string {
  // Bits for what keys are mostly made of: digits and the like, then letters; in this order they are sorted.
  let [digits, letters] = [0, 0];
  for (let at = 1; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code >= 96 && code < 128) letters |= 1 << (code - 96);
    else if (code >= 32 && code < 64) digits |= 1 << (code - 32);
    else return anySkeleton(word);
  }
  return (word[0] ?? "") + lettersAt(digits, 32) + lettersAt(letters & ~asciiVowels, 96);
}

function lettersAt(bits: number, first: number): string {
  let text = "";
  for (let left = bits; left !== 0; left &= left - 1)
    text += String.fromCharCode(first + 31 - Math.clz32(left & -left));
  return text;
}

function anySkeleton(word: string): string {
  return (word[0] ?? "") + [...new Set(word.slice(1).replace(/[aeiouy]/g, ""))].sort().join("");
}
