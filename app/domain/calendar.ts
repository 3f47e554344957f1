// How do days with something to do look as an iCalendar feed (RFC 5545)?
import { addDays, type Day } from "./day";

export interface CalendarEvent {
  /** The same for the same thing each time the feed is read. */
  uid: string;
  on: Day;
  summary: string;
  description: string;
  url: string;
}

/** Octets of a line, without its end (RFC 5545, 3.1). */
const longestLine = 75;

/** A feed of all-day events. Lines end in CRLF and are folded at 75 octets; `now` is when the feed was made. */
export function calendar({
  name,
  events,
  now,
}: {
  name: string;
  events: readonly CalendarEvent[];
  now: Date;
}): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Placket//Circle back//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ...events.flatMap(({ uid, on, summary, description, url }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      `URL:${url}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** Text as a value: backslash, semicolon, comma and line ends are escaped, other control characters left out. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** Breaks a long line between characters, never inside one; a continuation begins with a space. */
function folded(line: string): string {
  let out = "";
  let room = longestLine;
  for (const character of line) {
    const octets = octetsOf(character);
    if (octets > room) {
      out += "\r\n ";
      room = longestLine - 1;
    }
    out += character;
    room -= octets;
  }
  return out;
}

/** Octets of a character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

function compact(day: Day): string {
  return day.replaceAll("-", "");
}
