// What did open buttons do to the win rate of those who came near the close? Said only where the data carry it.
import { formatCount, formatPercent, formatPercentRange, type Rate, rate } from "./rates";

export interface Decided {
  won: number;
  lost: number;
}

/**
 * Leads that came as far as the last step before the close and are won or lost, with every button before it closed, or with one or more
 * open. A sentence where the Wilson intervals of the two win rates do not touch, else null: then nothing can be said.
 */
export function openButtonsSentence({ closed, open }: { closed: Decided; open: Decided }): string | null {
  const all = winRate(closed);
  const some = winRate(open);
  if (all.low === null || some.high === null || all.low <= some.high) return null;
  return `Of the leads that came this far, ${told(all)} were won with every button closed, and ${told(some)} with one or more open.`;
}

function winRate({ won, lost }: Decided): Rate {
  return rate({ hits: won, n: won + lost });
}

function told({ value, low, high, n }: Rate): string {
  return `${formatPercent(value)} (${formatPercentRange({ low, high })}, n ${formatCount(n)})`;
}
