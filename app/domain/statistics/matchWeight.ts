// How do weights of evidence in bits add up to a probability? Fellegi and Sunter 1969.

/** The probability that belongs to log-odds in bits. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** Bits that a value tells which so many of all have; both are above 0. */
export function rarity(having: number, all: number): number {
  return Math.log2(all / having);
}

/** A share of what was seen, with so many cases of a usual share seen before: never 0, and usual where nothing was seen. */
export function leaningShare({
  hits,
  n,
  usual,
  weight,
}: {
  hits: number;
  n: number;
  usual: number;
  /** Above 0. */
  weight: number;
}): number {
  return (hits + weight * usual) / (n + weight);
}
