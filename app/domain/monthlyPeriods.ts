// Which periods has a sum that is charged each month?
import { addDays, type Day, daysOfMonth, monthOf } from "./day";

export interface Period {
  from: Day;
  to: Day;
}

/** One period for each calendar month between two days, the first and last cut to them. Empty where `to` lies before `from`. */
export function monthlyPeriods({ from, to }: Period): Period[] {
  const periods: Period[] = [];
  for (let start = from; start <= to; ) {
    const end = daysOfMonth(monthOf(start)).to;
    periods.push({ from: start, to: end < to ? end : to });
    start = addDays(end, 1);
  }
  return periods;
}
