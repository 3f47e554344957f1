// Which instant is a local date and time in a time zone?
import type { Day } from "./day";
import { wholes } from "./rates";

const hourMillis = 3_600_000;
const known = new Map<string, { format: Intl.DateTimeFormat; offsets: Map<number, number> }>();

/** The instant at which clocks in the zone show the time given as if it were UTC; in a gap of summer time, the moment after it. */
export function instantInZone(localMillis: number, timeZone: string): Date {
  const first = localMillis - offsetAt(localMillis, timeZone);
  const second = localMillis - offsetAt(first, timeZone);
  const third = localMillis - offsetAt(second, timeZone);
  return new Date(second === third ? second : Math.max(second, third));
}

/** What clocks in the zone show at an instant: the day, and hours and minutes, "14:05". */
export function localTime(instant: Date, timeZone: string): { day: Day; time: string } {
  const millis = instant.getTime();
  const text = new Date(millis + offsetAt(millis, timeZone)).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** The instant at which clocks in the zone show the day and time ("14:05"); undefined in a gap of summer time, when they never do. */
export function instantOfLocal(day: Day, time: string, timeZone: string): Date | undefined {
  const instant = instantInZone(Date.parse(`${day}T${time}:00Z`), timeZone);
  const shown = localTime(instant, timeZone);
  if (shown.day !== day || shown.time !== time) return undefined;
  return instant;
}

/** How far clocks in the zone are ahead of UTC at an instant, in milliseconds. Kept per hour: zones change on full hours and halves. */
function offsetAt(millis: number, timeZone: string): number {
  const zone = known.get(timeZone) ?? { format: formatOf(timeZone), offsets: new Map<number, number>() };
  known.set(timeZone, zone);
  const slot = wholes(millis * 2, hourMillis);
  const kept = zone.offsets.get(slot);
  if (kept !== undefined) return kept;
  const parts: Record<string, number> = {};
  for (const { type, value } of zone.format.formatToParts(millis)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - wholes(millis, 1000) * 1000;
  if (zone.offsets.size > 200_000) zone.offsets.clear();
  zone.offsets.set(slot, offset);
  return offset;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}

/** "America/New York" */
export function zoneWords(timeZone: string): string {
  return timeZone.replaceAll("_", " ");
}
