// How is an amount spread over those who carry it, so that the parts sum to the whole?
import { divided } from "./rates";

/**
 * Spreads an amount of at least 0 by weights of at least 0 (safe integers), so that the parts sum to the whole: each gets its floor,
 * and what is left goes one minor unit each to the largest remainders, ties by order. All weights 0: evenly.
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
  for (const value of [totalMinor, ...weights]) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`allocate: ${value} is not a safe integer of at least 0`);
  }
  if (weights.length === 0) {
    if (totalMinor === 0) return [];
    throw new RangeError("allocate: nobody to carry the amount");
  }
  const even = weights.every((weight) => weight === 0);
  const shares = weights.map((weight) => (even ? 1n : BigInt(weight)));
  const sum = shares.reduce((total, share) => total + share, 0n);
  const parts = shares.map((share, order) => ({ order, ...divided(BigInt(totalMinor) * share, sum) }));
  const left = BigInt(totalMinor) - parts.reduce((total, { quotient }) => total + quotient, 0n);
  const amounts = parts.map(({ quotient }) => Number(quotient));
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.order - b.order : a.remainder > b.remainder ? -1 : 1,
  );
  for (const { order } of byRemainder.slice(0, Number(left))) amounts[order] = (amounts[order] ?? 0) + 1;
  return amounts;
}
