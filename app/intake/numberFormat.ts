// Which number does a cell say, and how are numbers written in its column?

export interface NumberFormat {
  decimal: "." | ",";
  /** Between thousands; undefined: the other mark, a space or an apostrophe. "" forbids it. */
  group?: string;
}

/** A cell taken apart before anything is decided about its marks. */
export interface WrittenNumber {
  negative: boolean;
  /** "$", "€", "USD" as written, "" where there is none. */
  currency: string;
  /** Digits and marks: "1.234,50". */
  body: string;
  /** 3 for "K", 6 for "M", 9 for "B". */
  scale: number;
  percent: boolean;
}

const currency = "[A-Za-z]{1,2}\\$|[$€£¥₹₩₪₺₽฿₫₴₦]|[A-Za-z]{3}|zł|Kč|kr\\.?|Fr\\.?|R";
const shape = new RegExp(
  `^(\\()?\\s*([-+−])?\\s*(${currency})?\\s*([-+−])?\\s*(\\d[\\d.,'’\\s]*|[.,]\\d+)\\s*([KkMB]|[Mm]io\\.?|[Mm]n|[Bb]n)?\\s*(${currency}|%)?\\s*([-−])?\\s*(\\))?$`,
);
const plainNumber = /^\d+$/;

/** The parts of a cell that holds one number; undefined for anything else. */
export function writtenNumber(text: string): WrittenNumber | undefined {
  if (plainNumber.test(text)) return { negative: false, currency: "", body: text, scale: 0, percent: false };
  if (text.length > 60) return undefined;
  const parts = shape.exec(text);
  if (!parts) return undefined;
  const [, open, sign, before = "", inner, digits = "", size, after = "", trailing, close] = parts;
  if ((open === undefined) !== (close === undefined)) return undefined;
  const signs = [sign, inner, trailing].filter((mark) => mark !== undefined);
  if (signs.length > 1 || (signs.length > 0 && open !== undefined)) return undefined;
  const percent = after === "%";
  if (before !== "" && after !== "" && !percent && before !== after) {
    if (before.length === 3 && after.length === 3) return undefined;
  }
  const mark =
    [before, percent ? "" : after].find((found) => found.length === 3) ?? (before || (percent ? "" : after));
  const negative = open !== undefined || (signs.length > 0 && signs[0] !== "+");
  return { negative, currency: mark, body: digits.trim(), scale: scaleOf(size), percent };
}

/**
 * The number as a plain decimal ("1234.50") read by a format; undefined where it is not written so. Groups must be of three
 * digits (or Indian: two, the last three).
 */
export function plainDecimal(written: WrittenNumber, { decimal, group }: NumberFormat): string | undefined {
  const { body, scale } = written;
  if (plainNumber.test(body)) return shifted(body, "", scale);
  const at = body.lastIndexOf(decimal);
  if (at >= 0 && body.indexOf(decimal) !== at) return undefined;
  const fraction = at < 0 ? "" : body.slice(at + 1);
  const whole = at < 0 ? body : body.slice(0, at);
  if (fraction !== "" && !plainNumber.test(fraction)) return undefined;
  const digits = whole === "" ? "0" : withoutGroups(whole, decimal, group);
  return digits === undefined ? undefined : shifted(digits, fraction, scale);
}

/** What one cell proves about the decimal mark of its column; "either" for "1,234", null where it holds no mark. */
export function decimalProof(
  { body, currency, scale }: WrittenNumber,
  twoDecimals: boolean,
): "." | "," | "either" | null {
  const marks = body.replace(/[^.,]/g, "");
  if (marks === "") return null;
  const last = marks.slice(-1) as "." | ",";
  const other = last === "." ? "," : ".";
  if (marks.includes(other)) return last;
  if (marks.length > 1) return other;
  if (/[\s'’]/.test(body)) return last;
  const [before = "", after = ""] = body.split(last);
  if (after.length !== 3 || before.length === 0 || before.length > 3 || before.startsWith("0")) return last;
  // An amount with a currency sign has no third decimal: "$1,234" can only be thousands.
  return twoDecimals && currency !== "" && scale === 0 ? other : "either";
}

/** Counts of proofs over a column, plain data. */
export interface NumberEvidence {
  point: number;
  comma: number;
  either: number;
  eitherExample: string;
  /** Currency marks seen, as written. */
  currencies: string[];
  unmarked: number;
  /** Cells of more than nothing. */
  above: number;
}

export function noNumberEvidence(): NumberEvidence {
  return { point: 0, comma: 0, either: 0, eitherExample: "", currencies: [], unmarked: 0, above: 0 };
}

/** The format a column's cells prove; undefined where none proves any, or as many prove one as the other. */
export function provenFormat({ point, comma, either }: NumberEvidence): NumberFormat | undefined {
  if (point > comma && (comma === 0 || point >= 10 * comma)) return { decimal: "." };
  if (comma > point && (point === 0 || comma >= 10 * point)) return { decimal: "," };
  return point === 0 && comma === 0 && either === 0 ? { decimal: "." } : undefined;
}

function scaleOf(size: string | undefined): number {
  if (size === undefined) return 0;
  const letter = size.charAt(0).toUpperCase();
  return letter === "K" ? 3 : letter === "M" ? 6 : 9;
}

function withoutGroups(whole: string, decimal: string, group: string | undefined): string | undefined {
  if (plainNumber.test(whole)) return whole;
  const mark = /[^\d]/.exec(whole)?.[0] ?? "";
  const same = (left: string, right: string) =>
    left === right || (/\s/.test(left) && /\s/.test(right)) || (/['’]/.test(left) && /['’]/.test(right));
  if (mark === decimal || (group !== undefined && !same(mark, group))) return undefined;
  const groups = whole.split(mark);
  if (groups.some((digits) => !plainNumber.test(digits))) return undefined;
  const [first = "", ...rest] = groups;
  const last = rest[rest.length - 1] ?? "";
  const thousands = first.length <= 3 && rest.every((digits) => digits.length === 3);
  const lakhs =
    first.length <= 2 && last.length === 3 && rest.slice(0, -1).every((digits) => digits.length === 2);
  return thousands || lakhs ? groups.join("") : undefined;
}

function shifted(whole: string, fraction: string, scale: number): string {
  if (scale === 0) return fraction === "" ? whole : `${whole}.${fraction}`;
  const padded = fraction.padEnd(scale, "0");
  const left = padded.slice(scale);
  return left === "" ? whole + padded : `${whole}${padded.slice(0, scale)}.${left}`;
}
