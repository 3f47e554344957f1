// How alike are two words, by the letters they share in order?

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
