// What is the finding of each chart on the board, in one true sentence?
import { beginning } from "./beginning";
import { formatMonth } from "./day";
import { formatMoney } from "./money";
import { formatCount, formatPercent, formatPercentRange, type Rate } from "./rates";

interface StepFigures {
  step: string;
  stalled: number;
  lost: number;
  strandedMinor: number | null;
}

/**
 * "Appointment held strands the most: $27,054, with 120 leads stalled there and 3 lost". In leads where no price is known. Where several come
 * first together, no step is named alone.
 */
export function stallTitle(steps: readonly StepFigures[], currency: string): string {
  const priced = steps.some(({ strandedMinor }) => (strandedMinor ?? 0) > 0);
  const weight = (row: StepFigures) => (priced ? (row.strandedMinor ?? 0) : row.stalled + row.lost);
  const most = Math.max(0, ...steps.map(weight));
  const [top, ...others] = steps.filter((row) => most > 0 && weight(row) === most);
  if (!top) return "No lead is stalled or lost at a recorded step";
  const money = formatMoney(top.strandedMinor, currency, { whole: true });
  const first = [top, ...others].map(({ step }) => step);
  if (others.length > 0) {
    const each = priced ? `${money} each` : `${formatCount(most)} ${leads(most)} each`;
    const named = first.length === 2 ? first.join(" and ") : `${formatCount(first.length)} steps`;
    return priced ? `${named} strand the most: ${each}` : `Most leads end at ${named}: ${each}`;
  }
  const ended = [
    ...(top.stalled > 0 ? [`${formatCount(top.stalled)} ${leads(top.stalled)} stalled there`] : []),
    ...(top.lost > 0 ? [`${formatCount(top.lost)} lost`] : []),
  ].join(" and ");
  if (!priced) return `Most leads end at ${top.step}: ${ended}`;
  return `${top.step} strands the most: ${money}${ended ? `, with ${ended}` : ""}`;
}

/** "12 % probably win within 180 days (8.1 % to 17 %, of 240 leads)"; without a share, what the curve is of. */
export function curveTitle({ value, low, high, n }: Rate, horizonDays: number): string {
  if (value === null) return `Won and lost by the day after the purchase, up to day ${horizonDays}`;
  return beginning(
    `${formatPercent(value)} probably win within ${horizonDays} days (${formatPercentRange({ low, high })}, of ${formatCount(n)} ${leads(n)})`,
  );
}

/** Names the vendor that closes most only where its interval lies clear above every other's; else says that one cannot tell yet. */
export function vendorTitle(
  vendors: readonly { vendor: string; closeRate: Rate & { horizonDays: number } }[],
): string {
  const judged = vendors.filter(({ closeRate }) => closeRate.value !== null);
  const [first, ...rest] = [...judged].sort((a, b) => (b.closeRate.value ?? 0) - (a.closeRate.value ?? 0));
  if (!first) return "No vendor’s leads are old enough to judge yet";
  const { value, low, high, n, horizonDays } = first.closeRate;
  if (rest.length === 0) {
    return `${first.vendor} closes ${formatPercent(value)} within ${horizonDays} days (${formatPercentRange({ low, high })}, n ${formatCount(n)})`;
  }
  const clear = rest.every(({ closeRate }) => (closeRate.high ?? 1) < (low ?? 0));
  return clear
    ? `${first.vendor} closes the most: ${formatPercent(value)} within ${horizonDays} days, clear of every other vendor`
    : "No vendor’s close rate stands clear above the others yet";
}

/** How many leads still move, and in which month of purchase most of them were bought, or more than in any other. */
export function trendTitle(
  months: readonly { month: string | null; leads: number; moving: number }[],
): string {
  const all = months.reduce((total, row) => total + row.leads, 0);
  const moving = months.reduce((total, row) => total + row.moving, 0);
  if (moving === 0) return `None of ${formatCount(all)} ${leads(all)} is still moving`;
  const share = `${formatCount(moving)} of ${formatCount(all)} ${leads(all)} ${moving === 1 ? "is" : "are"} still moving`;
  const [top, second] = [...months].sort((a, b) => b.moving - a.moving);
  if (!top || top.month === null || top.moving === second?.moving) return share;
  const month = formatMonth(top.month);
  return 2 * top.moving > moving
    ? `${share}, most of them bought in ${month}`
    : `${share}, more of them bought in ${month} than in any other month`;
}

function leads(count: number): string {
  return count === 1 ? "lead" : "leads";
}
