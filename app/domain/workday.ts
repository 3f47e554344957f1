// Which day is so many working days away? Saturdays and Sundays do not count; holidays do, for no one calendar fits all.
import { addDays, type Day, daysBetween } from "./day";

/** A Monday. */
const aMonday = "2024-01-01";

/** The day so many working days later. */
export function addWorkdays(day: Day, days: number): Day {
  let left = days;
  let at = day;
  while (left > 0) {
    at = addDays(at, 1);
    if (isWorkday(at)) left -= 1;
  }
  return at;
}

/** Whether a day is from Monday to Friday. */
export function isWorkday(day: Day): boolean {
  const weekday = ((daysBetween(aMonday, day) % 7) + 7) % 7;
  return weekday < 5;
}
