// How is a date read by a pattern the user wrote, such as "dd/MM/yyyy HH:mm"?
import { isValid } from "date-fns/isValid";
import { parse } from "date-fns/parse";
import { Trouble } from "../domain/trouble";
import { type DateOrder, dateOfMillis, readDate, type WrittenDate } from "./dateFormat";

/** Reads a clean cell by one stated format, strictly; undefined where it is not written so. */
export type DatePattern = (text: string) => WrittenDate | undefined;

const orders: Record<string, DateOrder> = { dmy: "dmy", mdy: "mdy", ymd: "ymd" };
const dayMillis = 86_400_000;

/**
 * The reader of a format: a date-fns pattern; or "dmy", "mdy", "ymd" (that order, whatever the separators and a time after it), "iso",
 * "excel" and "excel1904" (days as spreadsheets count them), "epoch" and "epoch-ms".
 * @throws Trouble where the format is none of these.
 */
export function datePattern(format: string, target: string): DatePattern {
  const name = format.trim().toLowerCase();
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (order) return (text) => whole(readDate(text, { order, decides: true }));
  if (name === "iso")
    return (text) =>
      /^\d{4}-\d{2}-\d{2}/.test(text)
        ? whole(readDate(text, { order: undefined, decides: false }))
        : undefined;
  if (name === "excel" || name === "excel1904")
    return (text) => serialDate(text, name === "excel" ? -25_569 : -24_107);
  if (name === "epoch")
    return (text) => (/^\d{1,11}(\.\d+)?$/.test(text) ? dateOfMillis(Number(text) * 1000, 0) : undefined);
  if (name === "epoch-ms")
    return (text) => (/^\d{1,14}$/.test(text) ? dateOfMillis(Number(text), 0) : undefined);
  const simple = simplePattern(format);
  if (simple) return simple;
  if (!/[yuR]/.test(format) || !/[dDe]/.test(format)) throw unknownFormat(format, target);
  try {
    parse("", format, new Date(0));
  } catch {
    throw unknownFormat(format, target);
  }
  return (text) => libraryDate(text, format);
}

function unknownFormat(format: string, target: string): Trouble {
  return new Trouble(
    `The mapping's format "${format}" for ${target} is no date format. Write one like "dd/MM/yyyy", "yyyy-MM-dd HH:mm" or "d MMM yyyy", or one of dmy, mdy, ymd, excel, epoch.`,
  );
}

function whole(reading: ReturnType<typeof readDate>): WrittenDate | undefined {
  return typeof reading === "object" ? reading : undefined;
}

/** Day 60 is 29 February 1900 in Excel, which never was: from day 61 on both count alike. */
function serialDate(text: string, days: number): WrittenDate | undefined {
  if (!/^\d{1,6}(\.\d+)?$/.test(text) || Number(text) < 61) return undefined;
  const date = dateOfMillis((Number(text) + days) * dayMillis, undefined);
  return text.includes(".") ? date : { ...date, time: undefined };
}

/** Patterns of digits alone, in one of three orders, with or without a time: read without the library, a hundred times as fast. */
function simplePattern(format: string): DatePattern | undefined {
  const parts = /^(yyyy|dd?|MM?)([-/. ]?)(dd?|MM?)\2(yyyy|yy|dd?)(.*)$/.exec(format.trim());
  if (!parts) return undefined;
  const [, first = "", separator = "", second = "", third = "", tail = ""] = parts;
  const letters = (first.charAt(0) + second.charAt(0) + third.charAt(0)).toLowerCase();
  const order = Object.hasOwn(orders, letters) ? orders[letters] : undefined;
  if (!order || (tail !== "" && !/^(['T ]|HH?|hh?|mm|ss|SSS|[:. ]|a|aa|X{1,3}|x{1,3})+$/.test(tail)))
    return undefined;
  if (separator === "" && format.trim() !== "yyyyMMdd") return undefined;
  if (separator === " ") return undefined;
  const escaped = separator.replace(".", "\\.");
  const width = (token: string) =>
    token.startsWith("y")
      ? `\\d{${token.length}}`
      : token.length === 2 && separator === ""
        ? "\\d{2}"
        : "\\d{1,2}";
  const start = new RegExp(`^${[first, second, third].map(width).join(escaped)}(?!\\d)`);
  return (text) => (start.test(text) ? whole(readDate(text, { order, decides: true })) : undefined);
}

function libraryDate(text: string, format: string): WrittenDate | undefined {
  const date = parse(text, format, new Date(2000, 0, 1));
  if (!isValid(date)) return undefined;
  const zoned = /[Xx]/.test(format.replace(/'[^']*'/g, ""));
  const timed = /[HhKk]/.test(format.replace(/'[^']*'/g, ""));
  if (zoned) return dateOfMillis(date.getTime(), 0);
  const local = Date.UTC(
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
  );
  return { ...dateOfMillis(local, undefined), ...(timed ? {} : { time: undefined }) };
}
