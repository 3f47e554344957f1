// How many of some leads had won, and were lost, by each day after their purchase?
import type { IncidenceCurve } from "../domain/statistics/aalenJohansen";
import { winDays } from "../domain/statistics/winDays";

export interface TimingPoint {
  /** Whole days after the purchase. */
  day: number;
  /** Shares at the end of the day, with their 95 % bands. */
  won: number;
  wonLow: number;
  wonHigh: number;
  lost: number;
  lostLow: number;
  lostHigh: number;
  /** Leads still undecided and followed when the day begins. */
  atRisk: number;
}

export interface Timing {
  asOf: string;
  /** "all", or the month or list. */
  group: string;
  horizonDays: number;
  /** Leads in the curve: those with a day of purchase and no undated outcome. */
  n: number;
  /** By the horizon. */
  events: { won: number; lost: number; censored: number };
  /** Every day from 0 to the horizon, or to the last on which a lead was followed. */
  curve: TimingPoint[];
  /** Days within which half of the wins up to the horizon come; null where nobody won, or nobody was followed so far. */
  medianDays: number | null;
}

/** The Aalen–Johansen curve in the shape that is drawn and printed. */
export function timing(asOf: string, group: string, curve: IncidenceCurve): Timing {
  const { n, events, horizon, points } = curve;
  return {
    ...{ asOf, group, horizonDays: horizon, n, events },
    curve: points.map(({ day, won, wonLow, wonHigh, lost, lostLow, lostHigh, atRisk }) => ({
      ...{ day, won, wonLow, wonHigh, lost, lostLow, lostHigh, atRisk },
    })),
    medianDays: winDays({ curve, part: 0.5 }).days,
  };
}
