// Which calendar day is it, and how far is one from another?
import { formatCount, wholes } from "./rates";

/** A calendar day, "YYYY-MM-DD". Days compare as text. */
export type Day = string;
/** A calendar month, "YYYY-MM". */
export type Month = string;

const dayMillis = 86_400_000;
const dayShape = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar between the years 0001 and 9999. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== "string" || !dayShape.test(text) || text < "0001-01-01") return false;
  return dayOf(new Date(`${text}T00:00:00Z`)) === text;
}

/** Whether a text is a month, "YYYY-MM". */
export function isMonth(text: unknown): text is Month {
  return typeof text === "string" && isDay(`${text}-01`);
}

/** The day so many days later, or earlier where `days` is negative. */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(millisOf(day) + days * dayMillis));
}

/** Days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return wholes(millisOf(to) - millisOf(from), dayMillis);
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** First and last day of a month. */
export function daysOfMonth(month: Month): { from: Day; to: Day } {
  const from = `${month}-01`;
  return { from, to: addDays(`${monthOf(addDays(from, 31))}-01`, -1) };
}

/** The calendar day of an instant in a time zone (IANA name). */
export function dayInZone(instant: Date, timeZone: string): Day {
  return zone(timeZone).format(instant);
}

/** "12 Jan 2026". */
export function formatDay(day: Day): string {
  return `${Number(day.slice(8, 10))} ${formatMonth(monthOf(day))}`;
}

/** "Jan 2026". */
export function formatMonth(month: Month): string {
  return `${monthNames[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

/** "1 day", "43 days". */
export function formatDays(count: number): string {
  return count === 1 ? "1 day" : `${formatCount(count)} days`;
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const zones = new Map<string, Intl.DateTimeFormat>();

function zone(timeZone: string): Intl.DateTimeFormat {
  const known = zones.get(timeZone);
  if (known) return known;
  // Sweden writes days as YYYY-MM-DD.
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  zones.set(timeZone, made);
  return made;
}

function millisOf(day: Day): number {
  const millis = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(millis)) throw new RangeError(`"${day}" is not a day`);
  return millis;
}

function dayOf(date: Date): Day {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}
