// Which phone number does a cell say, as E.164?
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { detached } from "./cellText";

export interface Phone {
  /** E.164, with ";ext=" where there is an extension; the text as written where it is no number. */
  shown: string;
  /** E.164 without extension; null where it is no number. */
  key: string | null;
}

/** "damaged": a spreadsheet turned the number into 5.55E+09. */
export function readPhone(text: string, country: string): Phone | "damaged" {
  const american = country === "US" || country === "CA";
  const raw =
    text.charCodeAt(0) === 39 || text.startsWith("p:") || text.startsWith("tel:")
      ? text.replace(/^('|p:|tel:)+/, "")
      : text;
  if (american && nanp.test(raw)) {
    const digits = raw.replace(/\D/g, "").slice(-10);
    return { shown: `+1${digits}`, key: `+1${digits}` };
  }
  if (raw.length > mostText) return { shown: detached(text), key: null };
  if (/^[+-]?\d+([.,]\d+)?[eE]\+?\d+$/.test(raw)) return "damaged";
  const plain = widthless(raw).replace(/^(\+?\d+)\.0+$/, "$1");
  const known = kept.get(country)?.get(plain);
  if (known) return known;
  const phone = parsed(firstOf(plain), country) ?? { shown: detached(text), key: null };
  keep(country, plain, phone);
  return phone;
}

const nanp = /^(?:\+?1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]?[2-9]\d{2}[ .-]?\d{4}$/;
const mostKept = 2_000;
/** Longer cells hold no number that anyone could dial, and would take time by the square of their length. */
const mostText = 500;
const kept = new Map<string, Map<string, Phone>>();

function keep(country: string, text: string, phone: Phone): void {
  const known = kept.get(country);
  const phones = known && known.size < mostKept ? known : new Map<string, Phone>();
  kept.set(country, phones);
  phones.set(detached(text), phone);
}

function widthless(text: string): string {
  return /[^\x20-\x7E]/.test(text)
    ? text
        .normalize("NFKC")
        .replace(/[‐-―−]/g, "-")
        .replace(/[\u200B-\u200F\u202A-\u202E]/g, "")
    : text;
}

/** Of two numbers in one cell, the first. */
function firstOf(text: string): string {
  return (text.split(/\s*(?:;(?!\s*ext)|\n|\||,\s*(?=[+(\d])|\s\/\s|\bor\b)\s*/i)[0] ?? text).trim();
}

function parsed(text: string, country: string): Phone | undefined {
  if (
    /[A-Za-z]{4,}/.test(
      text.replace(/\b(ext(ension)?|x|tel|phone|mobile|office|direct|cell|home|work|fax)\b\.?:?/gi, ""),
    )
  )
    return undefined;
  const abroad = text.startsWith("00") ? `+${text.slice(2)}` : text.replace(/^011[\s-]/, "+");
  const bare = abroad.replace(/^(tel|phone|mobile|office|direct|cell|home|work)\.?:?\s*/i, "");
  const region = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const number = parsePhoneNumberFromString(
    bare,
    region ? { defaultCountry: region, extract: false } : { extract: false },
  );
  if (!number?.isPossible()) return undefined;
  return { shown: number.ext ? `${number.number};ext=${number.ext}` : number.number, key: number.number };
}
