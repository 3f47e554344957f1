// Was one group of leads won more often than another, and if one cannot tell, how many leads would it take?
import { formatCount, formatPercent, type Rate, rate, tightPercentRange } from "./rates";
import { nNeeded } from "./statistics/nNeeded";
import { separated } from "./statistics/separated";

/** How a group of leads ended. Leads still open are in neither number: they have not failed. */
export interface Wins {
  won: number;
  lost: number;
  /** Won ÷ (won + lost). */
  rate: Rate;
}

export interface WinComparison {
  /** Whether the first group's 95 % interval lies clear above or below the second's; "none": one of them has no decided lead. */
  verdict: "more" | "less" | "too few" | "none";
  /** Decided leads needed in each group to tell rates like these apart; null where they are equal or unknown. */
  needed: number | null;
}

export function winsOf(won: number, lost: number): Wins {
  return { won, lost, rate: rate({ hits: won, n: won + lost }) };
}

/** Holds the win rate of one group against another's. */
export function compareWins({ won: wonA, rate: a }: Wins, { won: wonB, rate: b }: Wins): WinComparison {
  const [first, second] = [
    { k: wonA, n: a.n },
    { k: wonB, n: b.n },
  ];
  if (a.value === null || b.value === null) return { verdict: "none", needed: null };
  const higher = separated(first, second);
  const verdict = higher === null ? "too few" : higher === "a" ? "more" : "less";
  return { verdict, needed: nNeeded(a.value, b.value) };
}

/** "33 % (19–52 %) of 24"; "—" where no lead of the group is decided. */
export function winsText({ rate: { value, low, high, n } }: Wins): string {
  if (value === null) return "—";
  return `${formatPercent(value)} (${tightPercentRange({ low, high })}) of ${formatCount(n)}`;
}

/** "too few to tell (n needed: 34 in each group)"; null where one can tell. */
export function tooFewText({ verdict, needed }: WinComparison): string | null {
  if (verdict === "none") return "nothing to compare: in one of the groups no lead is won or lost yet";
  if (verdict !== "too few") return null;
  return needed === null
    ? "too few to tell: so far both are won equally often"
    : `too few to tell (n needed: ${formatCount(needed)} in each group)`;
}
