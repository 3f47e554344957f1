// What do the curves of cohorts say, in plain sentences, and what do they not say yet?
import { beginning } from "./beginning";
import { formatDays } from "./day";
import { formatMoney } from "./money";
import { formatCount, formatPercent, formatPercentRange, type Rate } from "./rates";
import type { CurveDoubt } from "./statistics/curveDoubt";
import type { DaysToShare } from "./statistics/daysToShare";
import type { Expected } from "./statistics/projected";

/** What the sentences need of a cohort. */
export interface CohortFigures {
  n: number;
  young: number;
  undated: number;
  share: Rate & { followedTo: number | null };
  naive: Rate;
  medianDays: DaysToShare;
}

/** "9.1 % of these leads win within 180 days of their purchase (7.4 to 11 %)", and what to hold beside it. */
export function cohortsHeadline(
  whole: CohortFigures,
  horizonDays: number,
): { sentence: string; rest: string[] } {
  const { n, young, share, naive, medianDays } = whole;
  if (n === 0) return { sentence: "No lead to look at", rest: [] };
  const note = naiveNote(whole);
  const open =
    note === "too low"
      ? `, too low while ${formatCount(young)} of ${formatCount(n)} ${leads(n)} ${young === 1 ? "is" : "are"} open and younger than ${formatDays(horizonDays)}`
      : note === null
        ? ""
        : `, ${note}`;
  const rest = [
    `Won so far ÷ all is ${formatPercent(naive.value)}${open}`,
    ...(medianDays.days === null ? [] : [`Half of the wins come within ${formatDays(medianDays.days)}`]),
    ...undatedText(whole),
  ];
  if (share.value === null)
    return {
      sentence: `Which share of these leads wins within ${formatDays(horizonDays)} is not known yet: ${shareReason(share, horizonDays)}`,
      rest,
    };
  const range = formatPercentRange(share);
  return {
    sentence: beginning(
      `${formatPercent(share.value)} of these leads win within ${formatDays(horizonDays)} of their purchase (${range})`,
    ),
    rest,
  };
}

/**
 * What to hold against won ÷ all: "too low" while leads are open and younger than the horizon, "at any age" where wins after a
 * near horizon outweigh that; null where neither holds.
 */
export function naiveNote({
  young,
  share,
  naive,
}: Pick<CohortFigures, "young" | "share" | "naive">): "too low" | "at any age" | null {
  if (share.value !== null && (naive.value ?? 0) > share.value) return "at any age";
  return young > 0 ? "too low" : null;
}

/** Why the share won by the horizon is unknown. */
export function shareReason({ n, followedTo }: CohortFigures["share"], horizonDays: number): string {
  if (n === 0) return "no lead here has a day of purchase and of its outcome";
  return `no lead here has been followed for ${formatDays(horizonDays)} yet, only for ${formatDays(followedTo ?? 0)}`;
}

/** Leads that are in no curve, in words; nothing where all are. */
export function undatedText({ n, undated }: Pick<CohortFigures, "n" | "undated">): string[] {
  if (undated === 0) return [];
  return [
    `${formatCount(undated)} of ${formatCount(n)} ${leads(n)} are in no curve: the day of the purchase, the win or the loss is unknown`,
  ];
}

/** Why a cohort's ripeness, or its wins to come, are unknown; `pooledDoubt` is that of the curve of all leads. */
export function doubtReason(why: CurveDoubt | "no leads", pooledDoubt: string | null): string {
  if (why === "no leads") return "no lead here has a day of purchase";
  return pooledDoubt ?? "some leads here are older than any the curve of all leads has followed";
}

/**
 * "12" and "7 to 19", below 10 with one decimal, so that 0.4 is not 0; with a currency "$41,300" and "$22,000 to $66,100", to three
 * digits, since no more is known. The range is null where it is no wider than that.
 */
export function expectedParts(
  { value, low, high }: Expected,
  currency?: string,
): { about: string; range: string | null } {
  const text = (number: number) =>
    currency === undefined ? aboutCount(number) : formatMoney(threeDigits(number), currency, { whole: true });
  const [about, from, to] = [text(value), text(low), text(high)];
  return { about, range: from === to ? null : `${from} to ${to}` };
}

function aboutCount(value: number): string {
  return value >= 0.05 && value < 9.95 ? value.toFixed(1) : formatCount(value);
}

function threeDigits(value: number): number {
  return Math.round(Number(value.toPrecision(3)));
}

function leads(count: number): string {
  return count === 1 ? "lead" : "leads";
}
