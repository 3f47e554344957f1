// Which date and time does a cell say, and in which order does its column write them?

export type DateOrder = "dmy" | "mdy" | "ymd";

/** A date as written: of its own zone when `offset` (minutes ahead of UTC) is there, of the organization's otherwise. */
export interface WrittenDate {
  year: number;
  month: number;
  day: number;
  /** Milliseconds into the day; undefined for a date alone. */
  time: number | undefined;
  offset: number | undefined;
}

/** Counts over a column, plain data. */
export interface DateEvidence {
  dayFirst: number;
  monthFirst: number;
  yearFirst: number;
  /** Both ways are dates: 03/04/2026. */
  either: number;
  eitherExample: string;
  /** Written with points, which every locale that does so writes day first. */
  points: number;
  /** Five digits: days as a spreadsheet counts them. */
  serial: number;
  serialExample: string;
  /** Dates that can be read one way only. */
  sure: number;
}

export function noDateEvidence(): DateEvidence {
  const counts = { dayFirst: 0, monthFirst: 0, yearFirst: 0, either: 0, points: 0, serial: 0, sure: 0 };
  return { ...counts, eitherExample: "", serialExample: "" };
}

export type DateReading = WrittenDate | "either" | "serial" | undefined;

export interface OrderRule {
  /** The order of numeric dates; undefined while nothing proves one. */
  order: DateOrder | undefined;
  /** Whether the order also decides cells that can be read both ways. */
  decides: boolean;
}

/** The order a column's dates prove: one that all, or ten times as many, prove. */
export function provenOrder({ dayFirst, monthFirst, yearFirst, either, points }: DateEvidence): OrderRule {
  const counts: [DateOrder, number][] = [
    ["dmy", dayFirst],
    ["mdy", monthFirst],
    ["ymd", yearFirst],
  ];
  const [[order, most], [, next]] = counts.sort((a, b) => b[1] - a[1]) as [
    [DateOrder, number],
    [DateOrder, number],
  ];
  if (most === 0)
    return points > 0 && points >= either
      ? { order: "dmy", decides: true }
      : { order: undefined, decides: false };
  return { order: most > next ? order : undefined, decides: next === 0 || most >= 10 * next };
}

const clock =
  /[T,\s]+(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/;
const numeric = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})$/;
const dayName = /^(\d{1,2})(?:st|nd|rd|th)?[-\s./]+([A-Za-zÀ-ž]{3,10})\.?,?[-\s./]+'?(\d{2}|\d{4})$/;
const nameDay = /^([A-Za-z]{3,10})\.?[-\s]+(\d{1,2})(?:st|nd|rd|th)?,?[-\s]+'?(\d{2}|\d{4})$/;
const yearName = /^(\d{4})[-\s]([A-Za-z]{3,10})[-\s](\d{1,2})$/;
const ideographic = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Reads a clean cell; `order` settles numeric dates. "either" and "serial" are dates that need a word from the user; undefined is no date. */
export function readDate(text: string, { order, decides }: OrderRule): DateReading {
  const standard = iso.exec(text);
  if (standard) {
    const [, year, month, day, hour, minute, second, fraction, zone] = standard;
    const time = hour === undefined ? undefined : clockMillis(hour, minute, second, fraction, undefined);
    return checked({
      year: Number(year),
      month: Number(month),
      day: Number(day),
      time,
      offset: time === undefined ? undefined : offsetMinutes(zone),
    });
  }
  if (text.length > 60) return undefined;
  const digits = /^\d+(\.\d+)?$/.test(text);
  if (digits) return readDigits(text);
  const timed = text.includes(":") || /\d\s*[AaPp]\.?[Mm]\.?$/.test(text) ? clock.exec(text) : null;
  const date = (timed ? text.slice(0, timed.index) : text).replace(weekday, "").trim();
  const parts = datePart(date, { order, decides });
  if (parts === undefined || parts === "either") return parts;
  const [, hour, minute, second, fraction, half, zone] = timed ?? [];
  const time = hour === undefined ? undefined : clockMillis(hour, minute, second, fraction, half);
  return checked({ ...parts, time, offset: time === undefined ? undefined : offsetMinutes(zone) });
}

/** Adds what one clean cell proves to its column's counts; false where it is no date. */
export function addDateEvidence(evidence: DateEvidence, text: string): boolean {
  const reading = readDate(text, { order: undefined, decides: false });
  if (reading === undefined) return false;
  if (reading === "either") {
    evidence.either += 1;
    if (text.includes(".")) evidence.points += 1;
    if (evidence.eitherExample === "") evidence.eitherExample = text;
  } else if (reading === "serial") {
    evidence.serial += 1;
    if (evidence.serialExample === "") evidence.serialExample = text;
  } else {
    evidence.sure += 1;
    const [, first = "", , second = "", third = ""] = numeric.exec(text.split(/[T,\s]/)[0] ?? "") ?? [];
    if (first.length > 2 || third === "") return true;
    if (Number(first) > 31) evidence.yearFirst += 1;
    else if (Number(first) > 12) evidence.dayFirst += 1;
    else if (Number(second) > 12) evidence.monthFirst += 1;
  }
  return true;
}

type DateParts = { year: number; month: number; day: number };

function datePart(text: string, rule: OrderRule): DateParts | "either" | undefined {
  const numbers = numeric.exec(text);
  if (numbers) return numericDate(numbers, rule);
  const [, day, name, year] = dayName.exec(text) ?? [];
  if (name !== undefined) return named(year, name, day);
  const [, first, second, third] = nameDay.exec(text) ?? [];
  if (first !== undefined) return named(third, first, second);
  const [, long, middle, last] = yearName.exec(text) ?? [];
  if (middle !== undefined) return named(long, middle, last);
  const [, y, m, d] = ideographic.exec(text) ?? [];
  return y === undefined ? undefined : { year: Number(y), month: Number(m), day: Number(d) };
}

function numericDate(
  [, a = "", , b = "", c = ""]: RegExpExecArray,
  { order, decides }: OrderRule,
): DateParts | "either" | undefined {
  const [first, second, third] = [Number(a), Number(b), Number(c)];
  if (a.length === 4) return c.length <= 2 ? { year: first, month: second, day: third } : undefined;
  if (a.length > 2 || (c.length !== 4 && c.length !== 2)) return undefined;
  const dmy = { year: fullYear(c), month: second, day: first };
  const mdy = { year: fullYear(c), month: first, day: second };
  const ymd = { year: fullYear(a), month: second, day: third };
  if (order !== undefined && decides)
    return order === "dmy" ? dmy : order === "mdy" ? mdy : c.length === 2 ? ymd : undefined;
  const asDay = isDate(dmy) && order !== "mdy";
  const asMonth = isDate(mdy) && order !== "dmy";
  if (first === second && isDate(dmy)) return dmy;
  if (isDate(dmy) && isDate(mdy)) return "either";
  if (asDay) return dmy;
  if (asMonth) return mdy;
  return first > 31 && c.length === 2 && isDate(ymd) ? ymd : undefined;
}

function named(year: string | undefined, name: string, day: string | undefined): DateParts | undefined {
  const month = months.get(name.toLowerCase()) ?? months.get(name.slice(0, 3).toLowerCase());
  const full =
    name.length === 3 ||
    fullMonths.some((known) => known.startsWith(name.toLowerCase())) ||
    months.has(name.toLowerCase());
  return month === undefined || !full ? undefined : { year: fullYear(year ?? ""), month, day: Number(day) };
}

const fullMonths =
  "january february march april may june july august september october november december".split(" ");
const months = new Map(
  [
    ...fullMonths.map((name, index) => [name.slice(0, 3), index + 1] as const),
    ...fullMonths.map((name, index) => [name, index + 1] as const),
    ...([
      ["mär", 3],
      ["märz", 3],
      ["mai", 5],
      ["okt", 10],
      ["dez", 12],
      ["janv", 1],
      ["févr", 2],
      ["avr", 4],
      ["juin", 6],
      ["juil", 7],
      ["août", 8],
    ] as const),
    ...([
      ["déc", 12],
      ["ene", 1],
      ["abr", 4],
      ["ago", 8],
      ["dic", 12],
      ["set", 9],
      ["out", 10],
      ["fev", 2],
      ["sept", 9],
    ] as const),
  ].map(([name, month]) => [name, month]),
);

/** Eight digits are a date, ten or thirteen count seconds or milliseconds since 1970; five are a spreadsheet's days. */
function readDigits(text: string): DateReading {
  if (/^\d{8}$/.test(text)) {
    return checked({
      year: Number(text.slice(0, 4)),
      month: Number(text.slice(4, 6)),
      day: Number(text.slice(6)),
      time: undefined,
      offset: undefined,
    });
  }
  if (/^1\d{9}(\.\d+)?$/.test(text)) return dateOfMillis(Number(text) * 1000, 0);
  if (/^1\d{12}$/.test(text)) return dateOfMillis(Number(text), 0);
  return /^[1-9]\d{4}(\.\d+)?$/.test(text) ? "serial" : undefined;
}

/** The date of milliseconds since 1970. */
export function dateOfMillis(millis: number, offset: number | undefined): WrittenDate {
  const at = new Date(Math.round(millis));
  const time =
    ((at.getUTCHours() * 60 + at.getUTCMinutes()) * 60 + at.getUTCSeconds()) * 1000 + at.getUTCMilliseconds();
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), time, offset };
}

function fullYear(text: string): number {
  if (text.length !== 2) return Number(text);
  return Number(text) < 70 ? 2000 + Number(text) : 1900 + Number(text);
}

function clockMillis(
  hour: string,
  minute = "0",
  second = "0",
  fraction = "",
  half: string | undefined,
): number {
  const hours = Number(hour);
  if (half !== undefined && (hours < 1 || hours > 12)) return Number.NaN;
  const turned = half === undefined ? hours : (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  if (turned > 23 || Number(minute) > 59 || Number(second) > 59) return Number.NaN;
  return (
    ((turned * 60 + Number(minute)) * 60 + Number(second)) * 1000 +
    Number(fraction.slice(0, 3).padEnd(3, "0"))
  );
}

function offsetMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate({ year, month, day }: DateParts): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1 && year >= 1)) return false;
  if (month === 2 && day === 29) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (monthDays[month - 1] ?? 0);
}

function checked(date: WrittenDate): WrittenDate | undefined {
  const { time, offset } = date;
  if (!isDate(date) || Number.isNaN(time)) return undefined;
  return offset !== undefined && Math.abs(offset) > 16 * 60 ? undefined : date;
}
