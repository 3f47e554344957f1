// What did the user say about a file besides its bytes: vendor, list, day, cost, kind?
import { currencies } from "../domain/currencyAndZone";
import { type Day, isDay } from "../domain/day";
import { minorDigits, parseMinor } from "../domain/money";
import { type ImportKind, importKinds } from "../domain/vocabulary";

/** As typed; what is empty or missing was not said. */
export interface OptionTexts {
  vendor?: string | undefined;
  list?: string | undefined;
  purchasedOn?: string | undefined;
  cost?: string | undefined;
  currency?: string | undefined;
  kind?: string | undefined;
  /** "yes": with any reject, nothing is stored. */
  allOrNothing?: string | undefined;
}

export interface ImportOptions {
  vendor?: string;
  list?: string;
  purchasedOn?: Day;
  cost?: { minor: number; currency: string };
  kind?: ImportKind;
  allOrNothing?: boolean;
}

export interface OptionFault {
  field: keyof OptionTexts;
  /** Begins with what was typed: "12.50.1 is no amount of USD. …" */
  sentence: string;
}

const longestName = 200;

/** Reads what was typed. `currency` is the organization's, for a cost without one. Every fault is named; what is right stands in `options`. */
export function readImportOptions(
  texts: OptionTexts,
  { currency }: { currency: string },
): { options: ImportOptions; faults: OptionFault[] } {
  const faults: OptionFault[] = [];
  const read = <T>(field: keyof OptionTexts, parse: (text: string) => T | string): T | undefined => {
    const text = texts[field]?.trim();
    if (text === undefined || text === "") return undefined;
    const parsed = parse(text);
    if (typeof parsed !== "string") return parsed;
    faults.push({ field, sentence: parsed });
    return undefined;
  };
  const vendor = read("vendor", nameOf);
  const list = read("list", nameOf);
  const purchasedOn = read("purchasedOn", (text) =>
    isDay(text) ? { day: text } : `${text} is no day. Write it as 2026-01-31.`,
  );
  const kind = read("kind", (text) => {
    const known = importKinds.find((kind) => kind === text);
    return known ? { known } : `${text} is none of ${importKinds.join(", ")}.`;
  });
  const code = read("currency", currencyOf);
  const cost = read("cost", (text) => costOf(text, code?.code ?? currency));
  const options: ImportOptions = {};
  if (vendor) options.vendor = vendor.name;
  if (list) options.list = list.name;
  if (purchasedOn) options.purchasedOn = purchasedOn.day;
  if (cost && !faults.some(({ field }) => field === "currency")) options.cost = cost;
  if (kind) options.kind = kind.known;
  if (texts.allOrNothing === "yes") options.allOrNothing = true;
  return { options, faults };
}

function nameOf(text: string): { name: string } | string {
  const name = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return name.length <= longestName
    ? { name }
    : `${name.slice(0, 40)}… is too long for a name: at most ${longestName} characters.`;
}

function currencyOf(text: string): { code: string } | string {
  const code = text.toUpperCase();
  const known = /^[A-Z]{3}$/.test(code) && codes.has(code);
  return known ? { code } : `${text} is no currency code. Write it as USD.`;
}

function costOf(text: string, currency: string): { minor: number; currency: string } | string {
  // "1.000" is a thousand to some: more decimals than the currency has are asked about, also where they are zeros.
  const decimals = text.split(".")[1] ?? "";
  const minor = decimals.length > minorDigits(currency) ? null : parseMinor(text, currency);
  if (minor !== null && minor >= 0) return { minor, currency };
  return `${text} is no amount of ${currency}. Write it as 1200${minorDigits(currency) === 0 ? "" : ".00"}, without signs.`;
}

const codes = new Set(currencies);
