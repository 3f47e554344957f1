// Which share of the leads has won, or lost, by each day after purchase, when many are still open?
import { type Band, shareBand } from "./shareBand";

/** So many leads won or lost on that day after their purchase, or were open on it when last seen (censored). */
export interface DayCount {
  day: number;
  kind: "won" | "lost" | "censored";
  count: number;
}

export interface IncidencePoint {
  /** Whole days after the purchase. */
  day: number;
  /** Leads still open and followed when the day begins; one censored on the day is among them. */
  atRisk: number;
  /** Leads that won, that lost, on this very day. */
  wins: number;
  losses: number;
  /** Shares of all leads at the end of the day; won + lost + open = 1. */
  won: number;
  lost: number;
  open: number;
  wonVariance: number;
  lostVariance: number;
  /** Of the two shares with each other. */
  covariance: number;
  wonLow: number;
  wonHigh: number;
  lostLow: number;
  lostHigh: number;
}

export interface IncidenceCurve {
  n: number;
  /** Last day that was asked for. */
  horizon: number;
  /** Last day that is known: somebody was still followed on it, or nobody was left to follow. Null without leads. */
  followedTo: number | null;
  /** Outcomes up to the horizon; a lead that won or lost after it counts as censored, as it was open there. */
  events: { won: number; lost: number; censored: number };
  /** One for each day from 0 to `followedTo`: `points[day].day === day`. */
  points: IncidencePoint[];
}

/** What adding up shares may be off by: look for a share with this much grace. */
export const rounding = 1e-9;

/** A hundred years. */
const longest = 36_525;

/**
 * The Aalen–Johansen cumulative incidence of winning and of losing, which compete; where nobody loses it is 1 − Kaplan–Meier.
 * Rows may come in any order, several for a day and kind. An outcome on the day of purchase has day 0 (clamp earlier ones to
 * 0). On one day outcomes come before censoring. Cost: rows + horizon, however many leads they count.
 *
 * Sources: Aalen and Johansen 1978. The variance is the Greenwood-type one for tied days (Andersen, Borgan, Gill and
 * Keiding 1993, 4.4.17; Allignol, Schumacher and Beyersmann 2010): that of R's `etm::etmCIF` and `survival::survfit`. It is
 * the binomial variance where nothing is censored. `cmprsk::cuminc` prints Gray's, which is a little larger. The 95 % band is
 * pointwise: see `shareBand`.
 * @throws RangeError on a day or count that is no whole number of at least 0, and on a horizon beyond a hundred years.
 */
export function aalenJohansen({
  events,
  horizon,
}: {
  events: readonly DayCount[];
  horizon: number;
}): IncidenceCurve {
  if (!isCount(horizon) || horizon > longest)
    throw new RangeError(`aalenJohansen: horizon of ${horizon} days`);
  const { wins, losses, ends, n } = countsByDay(events, horizon);
  const points: IncidencePoint[] = [];
  const reached = { won: 0, lost: 0 };
  let atRisk = n;
  let state: State = { won: 0, lost: 0, open: 1, wonVariance: 0, lostVariance: 0, covariance: 0 };
  let ofWon: Band = { low: 0, high: 0 };
  let ofLost = ofWon;
  for (let day = 0; day <= horizon && (atRisk > 0 || (n > 0 && state.open === 0)); day += 1) {
    const [won, lost] = [at(wins, day), at(losses, day)];
    if (won + lost > 0) state = afterDay(state, { won, lost, atRisk });
    reached.won += won;
    reached.lost += lost;
    const left = atRisk - won - lost;
    ofWon = shareBand({ share: state.won, variance: state.wonVariance, without: left + reached.lost }, ofWon);
    ofLost = shareBand(
      { share: state.lost, variance: state.lostVariance, without: left + reached.won },
      ofLost,
    );
    points.push({
      day,
      atRisk,
      wins: won,
      losses: lost,
      won: state.won,
      lost: state.lost,
      open: state.open,
      wonVariance: state.wonVariance,
      lostVariance: state.lostVariance,
      covariance: state.covariance,
      wonLow: ofWon.low,
      wonHigh: ofWon.high,
      lostLow: ofLost.low,
      lostHigh: ofLost.high,
    });
    atRisk -= at(ends, day);
  }
  return {
    n,
    horizon,
    followedTo: points.at(-1)?.day ?? null,
    events: { won: reached.won, lost: reached.lost, censored: n - reached.won - reached.lost },
    points,
  };
}

/** The curve on one day; undefined before 0 and where it is no longer known. */
export function pointOn(curve: IncidenceCurve, day: number): IncidencePoint | undefined {
  return curve.points[day];
}

type State = Pick<IncidencePoint, "won" | "lost" | "open" | "wonVariance" | "lostVariance" | "covariance">;

/** One step of the product: F′ = F + S·a, with the covariance of F carried along (a: the day's hazards, multinomial in n). */
function afterDay(
  state: State,
  { won, lost, atRisk: n }: { won: number; lost: number; atRisk: number },
): State {
  const [a, b] = [won / n, lost / n];
  const { open, wonVariance, lostVariance, covariance } = state;
  const wonSum = wonVariance + covariance;
  const lostSum = lostVariance + covariance;
  const sum = wonSum + lostSum;
  const fresh = (open * open) / n;
  return {
    won: state.won + open * a,
    lost: state.lost + open * b,
    open: won + lost === n ? 0 : (open * (n - won - lost)) / n,
    wonVariance: Math.max(0, wonVariance - 2 * a * wonSum + a * a * sum + fresh * a * (1 - a)),
    lostVariance: Math.max(0, lostVariance - 2 * b * lostSum + b * b * sum + fresh * b * (1 - b)),
    covariance: covariance - a * lostSum - b * wonSum + a * b * sum - fresh * a * b,
  };
}

/** Counts per day, and how many leave the leads at risk after it; what comes after the horizon is censored on it. */
function countsByDay(events: readonly DayCount[], horizon: number) {
  const wins: number[] = [];
  const losses: number[] = [];
  const ends: number[] = [];
  let n = 0;
  for (const { day, kind, count } of events) {
    if (!isCount(day) || !isCount(count))
      throw new RangeError(`aalenJohansen: ${count} leads ${kind} on day ${day}`);
    n += count;
    const on = Math.min(day, horizon);
    ends[on] = at(ends, on) + count;
    if (day > horizon || kind === "censored") continue;
    const outcomes = kind === "won" ? wins : losses;
    outcomes[day] = at(outcomes, day) + count;
  }
  return { wins, losses, ends, n };
}

function at(counts: readonly number[], day: number): number {
  return counts[day] ?? 0;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
