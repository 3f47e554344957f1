// What is the one sentence above the next-dollar page?
import { formatMoney } from "./money";
import type { Purchase, Spread } from "./nextDollar";

interface Fixed {
  step: string;
  points: number;
  wins: Spread | null;
  same: Purchase | null;
}

/** A number of wins: "2.5", "0.04". */
export function formatWins(wins: number): string {
  return wins.toLocaleString("en-US", { maximumSignificantDigits: 2 });
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
