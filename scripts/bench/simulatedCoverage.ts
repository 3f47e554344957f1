// How often does an interval hold the truth, when the truth is known because we made it?
import { wilson } from "../../app/domain/rates";
import {
  aalenJohansen,
  type DayCount,
  type IncidenceCurve,
  pointOn,
} from "../../app/domain/statistics/aalenJohansen";
import { projected } from "../../app/domain/statistics/projected";
import type { Random } from "../samples/random";

/** The exact share of samples of n whose Wilson interval holds the true rate p: a sum over the binomial, nothing is drawn. */
export function wilsonCoverage(p: number, n: number): number {
  let chance = (1 - p) ** n;
  let held = 0;
  for (let hits = 0; hits <= n; hits += 1) {
    const interval = wilson(hits, n);
    if (interval !== null && interval.low <= p && p <= interval.high) held += chance;
    chance *= ((n - hits) / (hits + 1)) * (p / (1 - p));
  }
  return held;
}

/** Rates from 0.01 to 0.30 in steps of 0.001. */
export const wilsonRates = Array.from({ length: 291 }, (_, index) => 0.01 + index * 0.001);

export function wilsonRow(n: number): { n: number; mean: number; least: number; leastAt: number } {
  const covered = wilsonRates.map((p) => ({ p, held: wilsonCoverage(p, n) }));
  const least = covered.reduce((a, b) => (b.held < a.held ? b : a));
  const mean = covered.reduce((sum, { held }) => sum + held, 0) / covered.length;
  return { n, mean, least: least.held, leastAt: least.p };
}

/**
 * A vendor whose leads really win and lose like this: on each day an open lead wins with `win`, is lost with `lose`. Leads are
 * bought evenly over the days before as-of, so that the youngest are followed for a day, the oldest for `followed` days.
 */
export interface Truth {
  win: number;
  lose: number;
  followed: number;
}

/** The true share won by the end of a day, counted from 0. */
export function trueShare({ win, lose }: Truth, day: number): number {
  return (win / (win + lose)) * (1 - (1 - win - lose) ** (day + 1));
}

export interface Drawn {
  events: DayCount[];
  /** Ages of those still open at as-of. */
  open: number[];
}

export function drawLeads(random: Random, truth: Truth, leads: number): Drawn {
  const events: DayCount[] = [];
  const open: number[] = [];
  for (let lead = 0; lead < leads; lead += 1) {
    const age = random.whole(0, truth.followed);
    const ending = ends(random, truth);
    if (ending.day <= age) events.push({ ...ending, count: 1 });
    else {
      events.push({ day: age, kind: "censored", count: 1 });
      open.push(age);
    }
  }
  return { events, open };
}

/** On which day an open lead ends, and how: one draw for the day, one for the end. */
function ends(random: Random, { win, lose }: Truth): { day: number; kind: "won" | "lost" } {
  const day = Math.floor(Math.log1p(-random.next()) / Math.log1p(-win - lose));
  return { day, kind: random.chance(win / (win + lose)) ? "won" : "lost" };
}

export interface CurveCoverage {
  /** Samples with at least 20 wins by the horizon, which alone count. */
  samples: number;
  /** Shares of those whose band held the true share won, at a third of the horizon and on it. */
  early: number;
  late: number;
  /** Mean of the estimates on the horizon, of won ÷ all leads by as-of, and the truth. */
  estimate: number;
  naive: number;
  truth: number;
}

/** Draws samples of a vendor's leads and asks each curve for its band. */
export function curveCoverage(
  random: Random,
  { truth, leads, horizon, samples }: { truth: Truth; leads: number; horizon: number; samples: number },
): CurveCoverage {
  const held = { early: 0, late: 0 };
  const sums = { estimate: 0, naive: 0 };
  let counted = 0;
  const third = Math.floor(horizon / 3);
  for (let sample = 0; sample < samples; sample += 1) {
    const { events } = drawLeads(random, truth, leads);
    const curve = aalenJohansen({ events, horizon });
    if (curve.events.won < 20 || curve.followedTo !== horizon) continue;
    counted += 1;
    held.early += holds(curve, third, trueShare(truth, third));
    held.late += holds(curve, horizon, trueShare(truth, horizon));
    sums.estimate += pointOn(curve, horizon)?.won ?? 0;
    sums.naive += curve.events.won / leads;
  }
  return {
    ...{ samples: counted, early: held.early / counted, late: held.late / counted },
    ...{ estimate: sums.estimate / counted, naive: sums.naive / counted, truth: trueShare(truth, horizon) },
  };
}

function holds(curve: IncidenceCurve, day: number, share: number): number {
  const point = pointOn(curve, day);
  return point !== undefined && point.wonLow <= share && share <= point.wonHigh ? 1 : 0;
}

/** How often the projected interval held the wins that then really came: the open leads are played on to the horizon. */
export function projectionCoverage(
  random: Random,
  { truth, leads, horizon, samples }: { truth: Truth; leads: number; horizon: number; samples: number },
): { samples: number; held: number; expected: number; came: number } {
  let [counted, held, expected, came] = [0, 0, 0, 0];
  for (let sample = 0; sample < samples; sample += 1) {
    const { events, open } = drawLeads(random, truth, leads);
    const { wins } = projected({
      open: open.map((days) => ({ days, leads: 1 })),
      curve: aalenJohansen({ events, horizon }),
      usual: null,
    });
    if (wins === null) continue;
    const won = open.filter((age) => {
      const { day, kind } = ends(random, truth);
      return kind === "won" && age + 1 + day <= horizon;
    }).length;
    counted += 1;
    held += wins.low <= won && won <= wins.high ? 1 : 0;
    expected += wins.value;
    came += won;
  }
  return { samples: counted, held: held / counted, expected: expected / counted, came: came / counted };
}
