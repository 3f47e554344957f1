// What came back for each dollar spent, and what may still come?
import { noSpend } from "./otherCurrencies";
import { formatPercent, ratio } from "./rates";
import type { Projection } from "./statistics/projected";

/** Gross profit over the deals of which it is known. */
export interface KnownProfit {
  minor: number;
  /** Deals in the sum. */
  known: number;
  deals: number;
  /** Won leads whose value is not, or only partly, known. */
  unvalued: number;
}

/** A return on investment: 0.5 is half of the spend gained, −1 is all of it lost. */
export interface Return {
  /** (gross profit − net spend) ÷ net spend; null where the spend is unknown or 0, or the profit of a win is unknown. */
  value: number | null;
  /** The same over the deals that are known: what it is at least, where no deal loses money. */
  atLeast: number | null;
  profitMinor: number;
  known: number;
  deals: number;
  unvalued: number;
}

export interface ProjectedReturn {
  /** Null where no curve speaks, or what was contracted is not wholly known. */
  value: number | null;
  /** The same over the won deals that are known, with its 95 % interval; null where no curve speaks. */
  atLeast: number | null;
  low: number | null;
  high: number | null;
  /** Open leads that are in it, and how many of them are expected to win. */
  leads: number;
  wins: { value: number; low: number; high: number } | null;
  why: string | null;
}

/** ROI realised or contracted, by the profit given (PRODUCT.md 3). */
export function returnOn(profit: KnownProfit, spendMinor: number | null): Return {
  const { minor, known, deals, unvalued } = profit;
  const atLeast = gain(minor, spendMinor);
  const whole = known === deals && unvalued === 0;
  return { value: whole ? atLeast : null, atLeast, profitMinor: minor, known, deals, unvalued };
}

/**
 * ROI projected: contracted plus what open leads will probably bring, always with its interval. `doubt` says why no curve speaks,
 * in words.
 */
export function returnProjected({
  contracted,
  projection,
  spendMinor,
  currency,
  doubt,
}: {
  contracted: Return;
  projection: Projection;
  spendMinor: number | null;
  currency: string;
  doubt: string | null;
}): ProjectedReturn {
  const { leads, wins, profitMinor } = projection;
  const why =
    doubt ??
    (spendMinor === null || spendMinor <= 0
      ? noSpend(currency)
      : profitMinor === null
        ? "too few won deals with a known gross profit"
        : null);
  if (why !== null || profitMinor === null)
    return { value: null, atLeast: null, low: null, high: null, leads, wins, why };
  const total = (more: number) => gain(contracted.profitMinor + more, spendMinor);
  const atLeast = total(profitMinor.value);
  const value = contracted.value === null ? null : atLeast;
  return { value, atLeast, low: total(profitMinor.low), high: total(profitMinor.high), leads, wins, why };
}

/** Net spend ÷ gross profit of a month: CAC ÷ (MRR per new customer × margin). */
export interface Payback {
  /** Null where the spend or the margin of a deal with MRR is unknown, or nothing comes in. */
  months: number | null;
  /** The same over the deals that are known: what it is at most. */
  atMost: number | null;
}

/** Months until the gross profit of the MRR won has paid the net spend. */
export function paybackOf(
  monthly: { minor: number; known: number; deals: number },
  spendMinor: number | null,
): Payback {
  const atMost = monthly.minor > 0 ? ratio(spendMinor, monthly.minor) : null;
  return { months: monthly.known === monthly.deals ? atMost : null, atMost };
}

/** "at least 152 %" where not all is known; null where nothing is. */
export function returnText({ value, atLeast }: Pick<Return, "value" | "atLeast">): string | null {
  if (atLeast === null) return null;
  return value === null ? `at least ${leastText(atLeast)}` : formatPercent(atLeast);
}

/** What a return is at least: a trace above or below nothing is nothing, for "at least under 0.1 %" says nothing. */
export function leastText(atLeast: number): string {
  return formatPercent(Math.abs(atLeast) < 0.0005 ? 0 : atLeast);
}

/** "k of n won deals have no known gross profit": what keeps a return from being whole; null where nothing does. */
export function gapOf({ known, deals, unvalued }: Return): string | null {
  const parts = [
    ...(known < deals
      ? [
          `${deals - known} of ${deals} won deals ${deals - known === 1 ? "has" : "have"} no known gross profit`,
        ]
      : []),
    ...(unvalued > 0 ? [`${unvalued} won ${unvalued === 1 ? "lead has" : "leads have"} no whole value`] : []),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}

function gain(profitMinor: number, spendMinor: number | null): number | null {
  return spendMinor === null || spendMinor <= 0 ? null : ratio(profitMinor - spendMinor, spendMinor);
}
