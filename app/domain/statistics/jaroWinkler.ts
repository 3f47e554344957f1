// How alike are two words, by the letters they share in order?

/** Jaro–Winkler similarity, 0 to 1. Winkler 1990, with the usual weight of 0.1 for up to four first letters. */
export function jaroWinkler(left: string, right: string): number {
  const jaro = jaroSimilarity(left, right);
  let same = 0;
  while (same < 4 && same < left.length && left[same] === right[same]) same += 1;
  return jaro + same * 0.1 * (1 - jaro);
}

/**
 * Whether two words are at least so alike. Most are not, and that is seen by their letters alone: no more than the shared ones match, wherever they
 * stand, and of what is missing to 1 the first letters add four tenths at most.
 */
export function jaroWinklerReaches(left: string, right: string, least: number): boolean {
  const shared = Math.min(sharedLetters(left, lettersOf(right)), sharedLetters(right, lettersOf(left)));
  const jaro = (shared / left.length + shared / right.length + 1) / 3;
  const most = jaro + (left[0] === right[0] ? 0.4 * (1 - jaro) : 0);
  return most >= least && jaroWinkler(left, right) >= least;
}

/** A bit for each letter of a word; letters may share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
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
