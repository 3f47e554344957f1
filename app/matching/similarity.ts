// How alike are two words?

/** Jaro–Winkler similarity, 0 to 1. Winkler 1990, with the usual weight of 0.1 for up to four first letters. */
export function jaroWinkler(left: string, right: string): number {
  const jaro = jaroSimilarity(left, right);
  let same = 0;
  while (same < 4 && same < left.length && left[same] === right[same]) same += 1;
  return jaro + same * 0.1 * (1 - jaro);
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

/** Whether one letter added, left out or exchanged, or two neighbours swapped, makes one of the other; not where they are the same. */
export function oneSlip(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  const [one, other] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  if (one.length <= 1 && other.length <= 1) return true;
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}

/** Whether two words are one, mistyped. Short words are too many to be told apart so. */
export function mistyped(left: string, right: string): boolean {
  if (Math.min(left.length, right.length) < 4) return false;
  return oneSlip(left, right) || jaroWinkler(left, right) >= 0.92;
}
