// Which leads are worth comparing with a deal? Those that share a block with it: a key that few have.
import { streetWords } from "./nameWords";
import type { Named } from "./party";

/** Names longer than this are blocked by their first words. */
const mostWords = 4;

/**
 * The blocks of a party, the same for deals and leads. Linear: their number does not grow with the rows. A name is found by each of its words, by two of
 * them, by all of its letters, by how it begins and ends, and by words whose vowels or order of letters are mistyped.
 */
export function blocksOf({
  names,
  person,
  emailKey,
  phoneKey,
  domainKey,
  cityKey,
  postalCode,
  street,
}: Named): string[] {
  const blocks: string[] = [];
  const place = postalCode ?? cityKey;
  for (const all of names) {
    const words = all.slice(0, mostWords);
    const letters = all.join("");
    blocks.push(`n${letters}`);
    if (letters.length >= 7) blocks.push(`b${letters.slice(0, 6)}`, `e${letters.slice(-6)}`);
    if (place !== null) blocks.push(`l${place}|${letters.slice(0, 3)}`);
    for (const [at, word] of words.entries()) {
      blocks.push(`w${word}`);
      if (word.length >= 5) blocks.push(`s${skeleton(word)}`);
      for (const other of words.slice(at + 1))
        blocks.push(word < other ? `t${word}|${other}` : `t${other}|${word}`);
    }
  }
  if (phoneKey !== null) blocks.push(`p${phoneKey}`, `q${phoneKey.slice(0, -2)}`);
  if (domainKey !== null) blocks.push(`d${domainKey}`, `n${domainKey.split(".")[0]}`);
  if (emailKey !== null) {
    blocks.push(`m${emailKey}`);
    const name = emailKey.split("@")[0] ?? "";
    if (name.length > 4) blocks.push(`u${name}`);
  }
  if (place !== null) for (const word of person) blocks.push(`o${place}|${word}`);
  const [first, last] = [person[0], person.at(-1)];
  if (first !== undefined && last !== undefined && person.length > 1)
    blocks.push(first < last ? `f${first}|${last}` : `f${last}|${first}`);
  if (street !== null) {
    const { number, words } = streetWords(street);
    if (number !== null && words[0] !== undefined) blocks.push(`a${number}|${words[0]}`);
  }
  return blocks;
}

/** Words come again and again: theirs are kept, so many. */
const kept = new Map<string, string>();
const mostKept = 100_000;

/** The first letter and the consonants after it, each once and sorted: slips of vowels, doubled letters and swapped neighbours leave it as it is. */
function skeleton(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const made = (word[0] ?? "") + [...new Set(word.slice(1).replace(/[aeiouy]/g, ""))].sort().join("");
  if (kept.size >= mostKept) kept.clear();
  kept.set(word, made);
  return made;
}
