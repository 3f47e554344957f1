// How is one number divided by another, and how sure is the result?

export interface Rate {
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
}

/** Below so many, a rate is too little to say anything: it is shown as counts, and nothing is reckoned with it. */
export const enoughToTell = 20;

/** The two-sided 95 % quantile of the standard normal distribution. */
export const z95 = 1.959963984540054;

/** numerator ÷ denominator; null where either is unknown or the denominator is 0. */
export function ratio(numerator: number | null, denominator: number | null): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return numerator / denominator;
}

/** Money per piece, in minor units, rounded half away from zero; null as `ratio` is. */
export function quotientMinor(minor: number | null, pieces: number | null): number | null {
  const quotient = ratio(minor, pieces);
  return quotient === null ? null : Math.sign(quotient) * Math.round(Math.abs(quotient));
}

/** How often the divisor goes into the dividend, and what is left: exact, both at least 0. */
export function divided(dividend: bigint, divisor: bigint): { quotient: bigint; remainder: bigint } {
  if (divisor <= 0n || dividend < 0n)
    throw new RangeError("divided: needs a dividend of at least 0 and a divisor above 0");
  return { quotient: dividend / divisor, remainder: dividend % divisor };
}

/** How many whole units a span holds, rounded down. */
export function wholes(span: number, unit: number): number {
  return Math.floor(span / unit);
}

/** A share with its Wilson 95 % interval; all null where n is 0. */
export function rate({ hits, n }: { hits: number; n: number }): Rate {
  const interval = wilson(hits, n);
  return interval === null ? { value: null, low: null, high: null, n } : { ...interval, n };
}

/**
 * Wilson's score interval without continuity correction (Wilson 1927; R: `binom.confint(hits, n, methods = "wilson")`).
 * Null where n is 0.
 * @throws RangeError unless 0 ≤ hits ≤ n.
 */
export function wilson(
  hits: number,
  n: number,
  z = z95,
): { value: number; low: number; high: number } | null {
  if (!(hits >= 0 && hits <= n)) throw new RangeError(`wilson: ${hits} hits of ${n}`);
  if (n === 0) return null;
  const z2 = z * z;
  const scale = 2 * (n + z2);
  const middle = (2 * hits + z2) / scale;
  const margin = (z * Math.sqrt(z2 + (4 * hits * (n - hits)) / n)) / scale;
  return {
    value: hits / n,
    low: hits === 0 ? 0 : Math.max(0, middle - margin),
    high: hits === n ? 1 : Math.min(1, middle + margin),
  };
}

const counts = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const percents = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 0 });
const smallPercents = new Intl.NumberFormat("en-US", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** What reckoning with fractions leaves between a number and the whole one it stands for. */
const leftOver = 1e-9;

/**
 * "12 %" of a share between 0 and 1, or of a return; one decimal below 10 %. Never "0 %" of more than none nor "100 %" of less than all, gained or lost: "under 0.1 %",
 * "99.6 %", "over 99.9 %"; a loss so near to either is told by the least or the most that is neither, "-0.1 %" or "-99.9 %". "—" where unknown. `fine`: one decimal
 * everywhere.
 */
export function formatPercent(value: number | null, { fine = false }: { fine?: boolean } = {}): string {
  if (value === null) return "—";
  const size = Math.abs(value);
  const loss = value < 0;
  if (size < leftOver) return "0 %";
  if (size < 0.0005) return loss ? "-0.1 %" : "under 0.1 %";
  const isNotAll = 1 - size > leftOver;
  if (isNotAll && size >= 0.9995) return loss ? "-99.9 %" : "over 99.9 %";
  const decimal = fine || size < 0.0995 || (isNotAll && size >= 0.995);
  return (decimal ? smallPercents : percents).format(value).replace("%", " %");
}

/** "12 % to 34 %", one number where both ends are written alike; "—" where an end is unknown. */
export function formatPercentRange({ low, high }: { low: number | null; high: number | null }): string {
  if (low === null || high === null) return "—";
  const [from, to] = [formatPercent(low), formatPercent(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** "12–34 %", where there is little room; as above where an end is negative, as of a return, or not a number by itself. */
export function tightPercentRange(range: { low: number | null; high: number | null }): string {
  const long = formatPercentRange(range);
  return /^[\d.,]+ % to [\d.,]+ %$/.test(long) ? long.replace(" % to ", "–") : long;
}

/** "1,204"; "—" where unknown. */
export function formatCount(value: number | null): string {
  return value === null ? "—" : counts.format(value);
}
