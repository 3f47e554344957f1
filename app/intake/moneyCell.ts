// Which amount of which currency does a cell say?
import { currencies } from "../domain/currencyAndZone";
import { minorDigits, parseMinor } from "../domain/money";
import { quoted } from "./cellText";
import type { RejectCode } from "./intakeRow";
import {
  decimalProof,
  type NumberEvidence,
  type NumberFormat,
  plainDecimal,
  provenFormat,
  writtenNumber,
} from "./numberFormat";

/** Why a cell is not taken: the sentence goes on after "Line 214, Cost: ". */
export interface Fault {
  code: RejectCode;
  why: string;
}

export interface Amount {
  minor: number;
  currency: string;
}

export interface MoneyColumn {
  target: string;
  /** How the mapping says numbers are written, else what the column proves. */
  format: NumberFormat | undefined;
  /** Cells without a sign are of this currency; undefined: the column mixes currencies and does not say. */
  currency: string | undefined;
  /** Settles "$" and "kr". */
  organizationCurrency: string;
  minus: Minus;
}

/** What an amount below nothing is: a fault, or in a column of credits the money that was given back, unless others there are above nothing. */
type Minus = "fault" | "given back" | "given back, or not";

const mostMajor = 1_000_000_000;
const plain = /^\d{1,9}$/;
const cents = /^\d{1,9}\.\d\d$/;

/** The column's rules from a stated format and what all its cells prove. `stated` is the currency the row or mapping gives. */
export function moneyColumn(
  target: string,
  {
    format,
    evidence,
    organizationCurrency,
  }: { format: NumberFormat | undefined; evidence: NumberEvidence | undefined; organizationCurrency: string },
): MoneyColumn {
  const seen = new Set(
    evidence?.currencies.map((mark) => currencyOf(mark, organizationCurrency) ?? mark) ?? [],
  );
  const [only] = seen;
  const currency = seen.size === 0 ? organizationCurrency : seen.size === 1 ? only : undefined;
  return {
    ...{ target, currency, organizationCurrency },
    format: format ?? (evidence && provenFormat(evidence)),
    minus: minusOf(target, evidence),
  };
}

function minusOf(target: string, evidence: NumberEvidence | undefined): Minus {
  if (!target.startsWith("credit.")) return "fault";
  return evidence?.above === 0 ? "given back" : "given back, or not";
}

/** The amount of a clean cell that says something; `stated` is the row's currency where a column gives it. */
export function readMoney(text: string, column: MoneyColumn, stated: string | undefined): Amount | Fault {
  const fallback = stated ?? column.currency;
  if (fallback !== undefined && plain.test(text))
    return { minor: Number(text) * scaleFor(fallback), currency: fallback };
  if (
    fallback !== undefined &&
    column.format?.decimal === "." &&
    cents.test(text) &&
    minorDigits(fallback) === 2
  )
    return { minor: Number(text.slice(0, -3) + text.slice(-2)), currency: fallback };
  const written = writtenNumber(text);
  if (!written || written.percent) {
    return {
      code: "unreadable money",
      why: `${quoted(text)} is not an amount. Correct the cell, or empty it where the amount is unknown.`,
    };
  }
  const currency =
    written.currency === ""
      ? fallback
      : currencyOf(written.currency, fallback ?? column.organizationCurrency);
  if (currency === undefined) return currencyFault(text, column, written.currency);
  if (stated !== undefined && written.currency !== "" && currency !== stated) {
    return {
      code: "currency",
      why: `${quoted(text)} is in ${currency}, but the row says its currency is ${stated}. Correct one of the two.`,
    };
  }
  const proof = column.format ? null : decimalProof(written, minorDigits(currency) <= 2);
  const format = column.format ?? (proof === null ? { decimal: "." as const } : undefined);
  if (!format) return ambiguous(text, written, column.target);
  const decimal = plainDecimal(written, format);
  if (decimal === undefined) return misfit(text, written, { target: column.target, format });
  if (written.negative && /[1-9]/.test(decimal) && column.minus !== "given back")
    return { code: "negative money", why: `${quoted(text)} ${negativeWhy[column.minus]}` };
  const digits = minorDigits(currency);
  const minor = plainMinor(decimal, digits) ?? parseMinor(decimal, currency);
  if (minor === null && /^\d{11}/.test(decimal)) return tooMuch(text);
  if (minor === null) {
    const most = digits === 0 ? "no decimals" : `${digits} decimals`;
    return {
      code: "unreadable money",
      why: `${quoted(text)} has more decimals than ${currency} has (${most}). Round it in the file.`,
    };
  }
  if (minor > mostMajor * scaleFor(currency)) return tooMuch(text);
  return { minor, currency };
}

const negativeWhy = {
  fault: "is less than nothing. Money given back is a credit: leave it out here and enter it as one.",
  "given back, or not":
    "has a minus, and other amounts of its column have none. If it was given back as they were, write it without the minus; if it was taken back, it is a charge.",
};

export function isFault(result: object): result is Fault {
  return "why" in result;
}

const dollars = new Set("USD CAD AUD NZD SGD HKD MXN TWD BBD BSD BZD FJD JMD TTD XCD ARS CLP COP".split(" "));
const crowns = new Set(["SEK", "NOK", "DKK", "ISK"]);
const signs: Record<string, string> = {
  "€": "EUR",
  "£": "GBP",
  "₹": "INR",
  "₩": "KRW",
  "₪": "ILS",
  "₺": "TRY",
  "₽": "RUB",
  "฿": "THB",
  "₫": "VND",
  "₴": "UAH",
  "₦": "NGN",
  zł: "PLN",
  Kč: "CZK",
  R: "ZAR",
  Fr: "CHF",
  "Fr.": "CHF",
  US$: "USD",
  C$: "CAD",
  CA$: "CAD",
  A$: "AUD",
  AU$: "AUD",
  NZ$: "NZD",
  S$: "SGD",
  HK$: "HKD",
  R$: "BRL",
  MX$: "MXN",
};
const codes = new Set(currencies);

/** The ISO code of a currency mark; "$", "¥" and "kr" are the local ones where the fallback is such. Undefined for no currency. */
export function currencyOf(mark: string, fallback: string): string | undefined {
  if (mark === "$") return dollars.has(fallback) ? fallback : "USD";
  if (mark === "¥") return fallback === "CNY" ? "CNY" : "JPY";
  if (/^kr\.?$/i.test(mark)) return crowns.has(fallback) ? fallback : undefined;
  if (Object.hasOwn(signs, mark)) return signs[mark];
  const code = mark.toUpperCase();
  return codes.has(code) ? code : undefined;
}

function scaleFor(currency: string): number {
  return 10 ** minorDigits(currency);
}

/** The common case of `parseMinor`, "1204.50" with as many decimals as the currency has; undefined for any other. */
function plainMinor(decimal: string, digits: number): number | undefined {
  const point = decimal.length - digits - 1;
  return digits > 0 && point > 0 && decimal.length < 14 && decimal.charAt(point) === "."
    ? Number(decimal.slice(0, point) + decimal.slice(point + 1))
    : undefined;
}

function tooMuch(text: string): Fault {
  return { code: "unreadable money", why: `${quoted(text)} is over a thousand million. Correct the cell.` };
}

function ambiguous(text: string, written: { body: string; negative: boolean }, target: string): Fault {
  const { body } = written;
  const both = { ...written, currency: "", scale: 0, percent: false };
  const readings = [plainDecimal(both, { decimal: "." }), plainDecimal(both, { decimal: "," })].filter(
    (reading) => reading !== undefined,
  );
  const could =
    readings.length === 2
      ? `could be ${readings[0]} or ${readings[1]}`
      : `is written with other marks than the rest of its column (${body})`;
  return {
    code: "ambiguous money",
    why: `${quoted(text)} ${could}. Say which with formats: ${sayFormat(target)}.`,
  };
}

function misfit(
  text: string,
  written: Parameters<typeof plainDecimal>[0],
  { target, format }: { target: string; format: NumberFormat },
): Fault {
  const other = plainDecimal(written, { decimal: format.decimal === "." ? "," : "." });
  const mark = format.decimal === "." ? "a point" : "a comma";
  const hint =
    other === undefined
      ? "Correct the cell."
      : `Read the other way it is ${other}. Correct the cell, or say it with formats: ${sayFormat(target)}.`;
  return {
    code: other === undefined ? "unreadable money" : "ambiguous money",
    why: `${quoted(text)} does not fit its column, where ${mark} stands before the decimals. ${hint}`,
  };
}

function sayFormat(target: string): string {
  return `{"${target}": {"decimal": ",", "group": "."}} or {"${target}": {"decimal": ".", "group": ","}}`;
}

function currencyFault(text: string, column: MoneyColumn, mark: string): Fault {
  if (mark !== "")
    return {
      code: "currency",
      why: `${quoted(text)}: "${mark}" is not a currency. Write the ISO code, as in "45.00 EUR".`,
    };
  return {
    code: "currency",
    why: `${quoted(text)} does not say its currency, and the column ${column.target} mixes several. Write the currency in each cell, or map a currency column.`,
  };
}
