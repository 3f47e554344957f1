// How alike are two words, by the letters they share in order?

/** Jaro–Winkler similarity, 0 to 1. Winkler 1990, with the usual weight of 0.1 for up to four first letters. */
export function jaroWinkler(left: string, right: string): number {
  const jaro = jaroSimilarity(left, right);
  let same = 0;
  while (same < 4 && same < left.length && left[same] === right[same]) same += 1;
  return jaro + same * 0.1 * (1 - jaro);
}

/**
 * Whether two words are at least so alike. Most are not, and that is seen by their letters alone, which who has them hands over: no more than the shared ones
 * match, wherever they stand, and of what is missing to 1 the first letters add four tenths at most.
 */
export function jaroWinklerReaches(
  left: string,
  right: string,
  least: number,
  ofLeft = lettersOf(left),
  ofRight = lettersOf(right),
): boolean {
  const first = left.charCodeAt(0) === right.charCodeAt(0);
  const kinds = Math.min(
    left.length - countBits(ofLeft & ~ofRight),
    right.length - countBits(ofRight & ~ofLeft),
  );
  if (mostAlike(left.length, right.length, kinds, first) < least) return false;
  const shared = Math.min(sharedLetters(left, ofRight), sharedLetters(right, ofLeft));
  return mostAlike(left.length, right.length, shared, first) >= least && jaroWinkler(left, right) >= least;
}

/** How alike words of two lengths are at most that share so many letters, and begin with the same one or not. */
export function mostAlike(left: number, right: number, shared: number, first: boolean): number {
  const jaro = (shared / left + shared / right + 1) / 3;
  return jaro + (first ? 0.4 * (1 - jaro) : 0);
}

/** A bit for each letter of a word; letters may share one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** How many bits are set: so many letters at least. */
export function countBits(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function sharedLetters(word: string, letters: number): number {
  let shared = 0;
  for (let at = 0; at < word.length; at += 1) shared += (letters >>> (word.charCodeAt(at) & 31)) & 1;
  return shared;
}

function jaroSimilarity(left: string, right: string): number {
  if (left === right) return 1;
  const reach = Math.max(0, (Math.max(left.length, right.length) >> 1) - 1);
  const taken = new Uint8Array(right.length);
  const found: string[] = [];
  for (let at = 0; at < left.length; at += 1) {
    const end = Math.min(right.length, at + reach + 1);
    for (let other = Math.max(0, at - reach); other < end; other += 1) {
      if (taken[other] || left[at] !== right[other]) continue;
      taken[other] = 1;
      found.push(left[at] ?? "");
      break;
    }
  }
  if (found.length === 0) return 0;
  let turned = 0;
  let next = 0;
  for (let other = 0; other < right.length; other += 1) {
    if (!taken[other]) continue;
    if (right[other] !== found[next]) turned += 1;
    next += 1;
  }
  const share = found.length;
  return (share / left.length + share / right.length + (share - turned / 2) / share) / 3;
}
