// Which day, or which instant, does a cell say in the organization's time zone?
import { type Day, dayInZone } from "../domain/day";
import { instantInZone } from "../domain/localTime";
import { detached, quoted } from "./cellText";
import {
  addDateEvidence,
  type DateEvidence,
  noDateEvidence,
  provenOrder,
  readDate,
  type WrittenDate,
} from "./dateFormat";
import { datePattern } from "./datePattern";
import type { Fault } from "./moneyCell";

export interface DateColumn {
  day(text: string): Day | Fault;
  /** A date without a time is the first moment of its day. */
  instant(text: string): Date | Fault;
}

export interface DateRules {
  target: string;
  /** As the mapping states it. */
  format: string | undefined;
  /** What all cells of the column prove; undefined: nothing is proven. */
  evidence: DateEvidence | undefined;
  timeZone: string;
  today: Day;
  /** A fact may lie ahead (a meeting, an expected close). */
  ahead?: boolean;
}

const earliest: Day = "1990-01-01";
const mostKept = 5_000;

/** The reader of one column. Cells repeat, so that answers are kept. */
export function dateColumn(rules: DateRules): DateColumn {
  const read = reader(rules);
  const days = new Map<string, Day | Fault>();
  const { timeZone } = rules;
  const latest = `${Number(rules.today.slice(0, 4)) + (rules.ahead ? 30 : 1)}${rules.today.slice(4)}`;
  const ranged = (date: WrittenDate, text: string): Day | Fault => {
    const day = dayOf(date, timeZone);
    if (day >= earliest && day <= latest) return day;
    const why = day < earliest ? "before 1990" : "in the far future";
    return {
      code: "date out of range",
      why: `${quoted(text)} is ${day}, ${why}. Correct the cell, or state how dates are written with formats: {"${rules.target}": "…"}.`,
    };
  };
  const dayFor = (text: string): Day | Fault => {
    const date = read(text);
    return "why" in date ? date : ranged(date, text);
  };
  return {
    day(text) {
      const kept = days.get(text);
      if (kept !== undefined) return kept;
      const day = dayFor(text);
      if (days.size >= mostKept) days.clear();
      days.set(detached(text), day);
      return day;
    },
    instant(text) {
      const date = read(text);
      if ("why" in date) return date;
      const day = ranged(date, text);
      return typeof day === "string" ? instantOf(date, timeZone) : day;
    },
  };
}

/** The instant of a date: its own offset where it has one, else clocks in the zone. */
export function instantOf(date: WrittenDate, timeZone: string): Date {
  const local = Date.UTC(date.year, date.month - 1, date.day) + (date.time ?? 0);
  return date.offset === undefined ? instantInZone(local, timeZone) : new Date(local - date.offset * 60_000);
}

/** The first moment of a day in a zone. */
export function startOfDay(day: Day, timeZone: string): Date {
  return instantInZone(Date.parse(`${day}T00:00:00Z`), timeZone);
}

function dayOf(date: WrittenDate, timeZone: string): Day {
  if (date.offset !== undefined) return dayInZone(instantOf(date, timeZone), timeZone);
  const two = (part: number) => (part < 10 ? `0${part}` : String(part));
  return `${String(date.year).padStart(4, "0")}-${two(date.month)}-${two(date.day)}`;
}

function reader({ target, format, evidence, timeZone }: DateRules): (text: string) => WrittenDate | Fault {
  if (format !== undefined) {
    const pattern = datePattern(format, target);
    return (text) =>
      pattern(text) ?? {
        code: "unreadable date",
        why: `${quoted(text)} is not a date written as "${format}". Correct the cell, or the format.`,
      };
  }
  const rule = provenOrder(evidence ?? noDateEvidence());
  return (text) => {
    const reading = readDate(text, rule);
    if (typeof reading === "object") return reading;
    return reading === undefined
      ? unreadable(text, rule.order)
      : undecided(text, { target, reading, timeZone });
  };
}

function unreadable(text: string, order: string | undefined): Fault {
  const counts = noDateEvidence();
  const known = addDateEvidence(counts, text);
  const fit =
    known && order !== undefined ? ` in the order of its column (${orderWords[order] ?? order})` : "";
  return {
    code: "unreadable date",
    why: `${quoted(text)} is not a date${fit}. Write it as 2026-03-04, or empty the cell where the day is unknown.`,
  };
}

const orderWords: Record<string, string> = {
  dmy: "day, month, year",
  mdy: "month, day, year",
  ymd: "year, month, day",
};

function undecided(
  text: string,
  { target, reading, timeZone }: { target: string; reading: "either" | "serial"; timeZone: string },
): Fault {
  if (reading === "serial") {
    const date = datePattern("excel", target)(text);
    const meant = date ? ` (then it is ${dayOf(date, timeZone)})` : "";
    return {
      code: "ambiguous date",
      why: `${quoted(text)} looks like a day number of a spreadsheet${meant}. Say so with formats: {"${target}": "excel"}.`,
    };
  }
  const shown = (order: "dmy" | "mdy") => {
    const date = readDate(text, { order, decides: true });
    return typeof date === "object" ? dayOf(date, timeZone) : "?";
  };
  return {
    code: "ambiguous date",
    why: `${quoted(text)} could be ${shown("dmy")} or ${shown("mdy")}, and no other date of the column tells. Say which with formats: {"${target}": "dd/MM/yyyy"} or {"${target}": "MM/dd/yyyy"}.`,
  };
}
