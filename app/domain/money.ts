// How is money written, read back and spread, to the cent?
import { divided } from "./rates";

/** The amount with its currency sign, "$1,204.50"; `whole` rounds to major units, "$1,205". "—" where unknown. */
export function formatMoney(
  minor: number | null,
  currency: string,
  { whole = false }: { whole?: boolean } = {},
): string {
  if (minor === null) return "—";
  return formatter(currency, whole).format(
    decimal(minor, minorDigits(currency)) as Intl.StringNumericLiteral,
  );
}

/** How many digits of a currency's amounts are minor units: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const known = minorDigitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = formatter(currency, false).resolvedOptions().maximumFractionDigits ?? 2;
  minorDigitsOf.set(currency, digits);
  return digits;
}

const minorDigitsOf = new Map<string, number>();

/**
 * Minor units of a plain decimal: "1200", "1200.5", "-12.50". Null for anything else: separators of thousands, signs of
 * currencies, more decimals than the currency has, amounts past the safe integers.
 */
export function parseMinor(text: string, currency: string): number | null {
  const digits = minorDigits(currency);
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return null;
  const [, sign, major = "", fraction = ""] = parts;
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return null;
  const minor = Number(major + fraction.slice(0, digits).padEnd(digits, "0"));
  if (!Number.isSafeInteger(minor)) return null;
  return sign && minor !== 0 ? -minor : minor;
}

/** A decimal text of minor units, "1200.50": what `parseMinor` reads. */
export function decimal(minor: number, digits: number): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${minor} is not an amount in minor units`);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const split = text.length - digits;
  return `${minor < 0 ? "-" : ""}${text.slice(0, split)}${digits > 0 ? `.${text.slice(split)}` : ""}`;
}

/**
 * Spreads an amount of at least 0 by weights of at least 0 (safe integers), so that the parts sum to the whole: each gets its floor,
 * and the units left go to the largest remainders, ties by order (Hamilton's method). Weights that are all 0 spread evenly.
 * @throws RangeError where an amount or weight is negative or unsafe, or where there is money and nobody to carry it.
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

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, whole: boolean): Intl.NumberFormat {
  const key = `${currency} ${whole}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  });
  formatters.set(key, made);
  return made;
}
