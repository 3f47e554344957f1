// How do a speed, a payback and a ripeness read, on a page as in a terminal?
import { formatMoney } from "./money";
import { formatCount, formatPercent } from "./rates";
import type { Payback } from "./returns";
import type { Ripeness } from "./statistics/ripeness";

/** Half of the worked leads were first worked within this: "18 hours" where most have times of day, else "same day" or "2 days"; null where unknown. */
export function speedText({
  medianDays,
  medianHours,
  n,
  timed,
}: {
  medianDays: number | null;
  medianHours: number | null;
  n: number;
  timed: number;
}): string | null {
  if (medianDays === null) return null;
  if (medianHours !== null && timed * 2 >= n && medianHours < 48) return count(medianHours, "hour");
  return medianDays === 0 ? "same day" : count(medianDays, "day");
}

/** "14.2 months", "at most 14.2 months" where a margin is missing; null where unknown. */
export function paybackText({ months, atMost }: Payback): string | null {
  if (atMost === null) return null;
  const text = `${oneDecimal.format(atMost)} months`;
  return months === null ? `at most ${text}` : text;
}

/** "ripening: 82 % of its wins are expected by now"; where unknown, why. */
export function ripenessText(ripeness: Ripeness): string {
  if (ripeness.label === "unknown") return "ripeness unknown: too few wins to learn from";
  return `${ripeness.label}: ${formatPercent(ripeness.share)} of its wins expected by now`;
}

/** "Its leads are ripening: …" as a whole sentence; where unknown, that and why. */
export function ripenessSentence(ripeness: Ripeness): string {
  return ripeness.label === "unknown"
    ? "How ripe its leads are is unknown: too few wins to learn from."
    : `Its leads are ${ripenessText(ripeness)}.`;
}

/** "$381 to $473" of a cost; "from $45" where none came so far and it has no upper end; null where it is not known. */
export function costRangeText(
  { lowMinor, highMinor }: { lowMinor: number | null; highMinor: number | null },
  currency: string,
  between = " to ",
): string | null {
  if (lowMinor === null) return null;
  const money = (minor: number) => formatMoney(minor, currency, { whole: true });
  return highMinor === null ? `from ${money(lowMinor)}` : `${money(lowMinor)}${between}${money(highMinor)}`;
}

const oneDecimal = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

function count(value: number, noun: string): string {
  const text = Number.isInteger(value) ? formatCount(value) : oneDecimal.format(value);
  return `${text} ${noun}${value === 1 ? "" : "s"}`;
}
