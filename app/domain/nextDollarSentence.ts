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

/** A number of wins, with as many decimals as `like` needs for two digits, at most two: "2.5", "0.04", "12"; never none of more than none. */
export function formatWins(wins: number, like = wins): string {
  const size = Math.abs(like);
  const decimals = size >= 9.95 || size === 0 ? 0 : size >= 0.995 ? 1 : 2;
  const least = 10 ** -decimals;
  if (wins > 0 && wins < 0.5 * least) return `under ${fixed(least, decimals)}`;
  return fixed(wins, decimals);
}

/** "0.99 to 1.04", with the decimals of the value between them; one number where both ends are written alike. */
export function formatWinsRange({ value, low, high }: Spread): string {
  const [from, to] = [formatWins(low, value), formatWins(high, value)];
  return from === to ? from : `${from} to ${to}`;
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
