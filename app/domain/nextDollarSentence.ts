// What is the one sentence above the next-dollar page?
import { formatMoney } from "./money";
import type { Purchase, Spread } from "./nextDollar";
import { formatCount } from "./rates";

interface Fixed {
  step: string;
  points: number;
  wins: Spread | null;
  same: Purchase | null;
}

/** A number of wins with two digits, and at most two decimals: "2.5", "0.04", "12"; never none of more than none. */
export function formatWins(wins: number): string {
  return withDecimals(wins, decimalsOf(wins));
}

/** A number of wins and its range, "1.02" and "0.99 to 1.04": with as many decimals as the number needs, and as tell the ends apart. */
export function winsTexts({ value, low, high }: Spread): { value: string; range: string } {
  let decimals = decimalsOf(value);
  while (decimals < mostDecimals && fixed(low, decimals) === fixed(high, decimals) && low !== high)
    decimals++;
  const [middle, from, to] = [value, low, high].map((wins) => withDecimals(wins, decimals));
  return { value: `${middle}`, range: from === to ? `${from}` : `${from} to ${to}` };
}

const mostDecimals = 2;

function decimalsOf(wins: number): number {
  return wins >= 9.95 || wins === 0 ? 0 : wins >= 0.995 ? 1 : mostDecimals;
}

function withDecimals(wins: number, decimals: number): string {
  const least = 10 ** -decimals;
  return wins > 0 && wins < 0.5 * least ? `under ${fixed(least, decimals)}` : fixed(wins, decimals);
}

function fixed(value: number, decimals: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** The step at which points are worth the most wins, and what as many would cost as more leads. */
export function nextDollarSentence(fixes: readonly Fixed[], currency: string): string {
  const top = fixes.reduce<Fixed | undefined>(
    (best, fix) => ((fix.wins?.value ?? 0) > (best?.wins?.value ?? 0) ? fix : best),
    undefined,
  );
  if (!top?.wins) return "Too few leads have come to an end to say what a step is worth";
  const points = Math.round(top.points * 100);
  const worth = `${points} ${points === 1 ? "point" : "points"} more at ${top.step} are worth ${formatWins(top.wins.value)} wins of every 100 leads`;
  const { same } = top;
  if (!same || same.costMinor === null) return worth;
  return `${worth}; as more leads, at best from ${same.vendor}, that is ${formatMoney(same.costMinor, currency, { whole: true })}`;
}

/** "without 12 open objections at Signed": what the cost and the wins of circling back are not of; null where they are of all. */
export function leftOutText({
  leftOut: { objections, steps },
}: {
  leftOut: { objections: number; steps: readonly string[] };
}): string | null {
  if (objections === 0) return null;
  const where = steps.length === 1 ? steps[0] : `${formatCount(steps.length)} steps`;
  return `without ${formatCount(objections)} at ${where}`;
}
