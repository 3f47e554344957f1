// Was one group of leads won more often than another, and if one cannot tell, how many leads would it take?
import { casesNeeded, formatCount, formatPercent, type Rate, rate } from "./rates";

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
export function compareWins({ rate: a }: Wins, { rate: b }: Wins): WinComparison {
  if (a.low === null || a.high === null || b.low === null || b.high === null)
    return { verdict: "none", needed: null };
  const needed = casesNeeded(a.value, b.value);
  if (a.low > b.high) return { verdict: "more", needed };
  if (a.high < b.low) return { verdict: "less", needed };
  return { verdict: "too few", needed };
}

/** "33 % (19–52 %) of 24"; "—" where no lead of the group is decided. */
export function winsText({ rate: { value, low, high, n } }: Wins): string {
  if (value === null) return "—";
  return `${formatPercent(value)} (${formatPercent(low).replace(" %", "")}–${formatPercent(high)}) of ${formatCount(n)}`;
}

/** "too few to tell (n needed: 34 in each group)"; null where one can tell. */
export function tooFewText({ verdict, needed }: WinComparison): string | null {
  if (verdict === "none") return "nothing to compare: in one of the groups no lead is won or lost yet";
  if (verdict !== "too few") return null;
  return needed === null
    ? "no difference to tell: both are won equally often"
    : `too few to tell (n needed: ${formatCount(needed)} in each group)`;
}
