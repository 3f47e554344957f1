// How many more leads will win by the horizon, and what gross profit is that?
import { wilson, z95 } from "../rates";
import type { IncidenceCurve, IncidencePoint } from "./aalenJohansen";
import { type CurveDoubt, curveDoubt } from "./curveDoubt";
import { type DaysTaken, leadsIn } from "./daysTaken";

/** What a win of these leads usually brings: the mean over `deals` and their standard deviation, in minor units of one currency. */
export interface UsualProfit {
  meanMinor: number;
  deviationMinor: number;
  deals: number;
}

export interface Expected {
  value: number;
  low: number;
  high: number;
}

export type Projection =
  | { leads: number; wins: Expected; profitMinor: Expected | null; why: null }
  | { leads: number; wins: null; profitMinor: null; why: CurveDoubt };

/**
 * Further wins of open leads. `open`: days since the purchase of the leads that are open now. A lead of age t wins by the
 * horizon h with the chance (F(h) − F(t)) ÷ (1 − F won(t) − F lost(t)); from h on with none. `profitMinor` is the number
 * of wins × the usual profit, whole minor units, null where that is unknown (null, or no deals). All null while the curve is
 * in doubt (see `curveDoubt`): an expectation from seven wins is a guess.
 *
 * The interval foretells what will come (95 %), by the delta method, no sampling. It adds up: what the curve may be off by
 * (each day's hazards vary as the multinomial of its leads at risk, with all ages of open leads depending on the same days); that
 * each lead wins or does not, chance × (1 − chance); for money also that deals differ and that their mean is known from
 * `deals` only. Bounds are taken on the square-root scale, which suits counts: no win less than none (a negative usual profit
 * gives a loss), and at most all leads win. Where none of the curve's leads has won that late the value is 0, and the upper
 * bound Wilson's for none of those that were followed.
 * @throws RangeError on an age or count that is no whole number of at least 0.
 */
export function projected({
  open,
  curve,
  usual,
}: {
  open: readonly DaysTaken[];
  curve: IncidenceCurve;
  usual: UsualProfit | null;
}): Projection {
  const leads = leadsIn(open);
  const openAt = leadsByAge(open);
  const why = curveDoubt(curve) ?? (isOlderThanAll(openAt, curve) ? "not followed" : null);
  if (why !== null) return { leads, wins: null, profitMinor: null, why };
  const chances = chancesFrom(curve.points);
  let [value, chanceVariance] = [0, 0];
  openAt.forEach((count, age) => {
    const chance = chances[age] ?? 0;
    value += count * chance;
    chanceVariance += count * chance * (1 - chance);
  });
  const variance = chanceVariance + curveVariance({ points: curve.points, openAt, chances });
  const wins = value === 0 ? noneSoLate({ openAt, curve }) : between({ value, variance });
  const known = usual === null || usual.deals === 0 ? null : usual;
  return {
    leads,
    wins: { ...wins, high: Math.min(wins.high, leads) },
    profitMinor: known && profitOf({ wins, variance, usual: known }),
    why: null,
  };
}

/** Whether a lead is open at an age before the horizon at which none of the curve's leads was. */
function isOlderThanAll(openAt: ReadonlyMap<number, number>, { points, horizon }: IncidenceCurve): boolean {
  return [...openAt].some(([age, leads]) => leads > 0 && age < horizon && points[age]?.open === 0);
}

function noneSoLate({
  openAt,
  curve,
}: {
  openAt: ReadonlyMap<number, number>;
  curve: IncidenceCurve;
}): Expected {
  const end = curve.points[curve.horizon];
  const stillOpen = end === undefined ? 0 : end.atRisk - end.wins - end.losses;
  const lostAfter = (age: number) => curve.points.slice(age + 1).reduce((sum, { losses }) => sum + losses, 0);
  const high = [...openAt]
    .filter(([age]) => age < curve.horizon)
    .reduce((sum, [age, leads]) => sum + leads * (wilson(0, stillOpen + lostAfter(age))?.high ?? 1), 0);
  return { value: 0, low: 0, high };
}

/** By age: the chance that a lead still open after that day wins by the last one. */
function chancesFrom(points: readonly IncidencePoint[]): number[] {
  const chances = points.map(() => 0);
  for (let day = points.length - 1; day > 0; day -= 1) {
    const { won, lost } = hazards(points[day]);
    chances[day - 1] = won + (1 - won - lost) * (chances[day] ?? 0);
  }
  return chances;
}

/** Variance of the sum of chances, from that of each day's hazards: those still open then × what a hazard moves. */
function curveVariance({
  points,
  openAt,
  chances,
}: {
  points: readonly IncidencePoint[];
  openAt: ReadonlyMap<number, number>;
  chances: readonly number[];
}): number {
  let [variance, stillOpen] = [0, 0];
  for (const point of points) {
    const { won, lost } = hazards(point);
    const onwards = chances[point.day] ?? 0;
    const mean = won * (1 - onwards) - lost * onwards;
    const square = won * (1 - onwards) ** 2 + lost * onwards ** 2;
    if (point.atRisk > 0) variance += (stillOpen ** 2 * Math.max(0, square - mean ** 2)) / point.atRisk;
    stillOpen = stillOpen * (1 - won - lost) + (openAt.get(point.day) ?? 0);
  }
  return variance;
}

function hazards(point: IncidencePoint | undefined): { won: number; lost: number } {
  if (point === undefined || point.atRisk === 0) return { won: 0, lost: 0 };
  return { won: point.wins / point.atRisk, lost: point.losses / point.atRisk };
}

/** Wins vary, deals vary, and the mean of the deals is an estimate: E(N)·σ² + var(N)·μ² + E(N)²·σ² ÷ deals. */
function profitOf({
  wins,
  variance,
  usual,
}: {
  wins: Expected;
  variance: number;
  usual: UsualProfit;
}): Expected {
  const { meanMinor, deviationMinor, deals } = usual;
  const [mean, spread] = [Math.abs(meanMinor), deviationMinor ** 2];
  const money =
    wins.value * mean === 0
      ? { value: 0, low: 0, high: wins.high * mean }
      : between({
          value: wins.value * mean,
          variance: wins.value * spread + variance * mean ** 2 + (wins.value ** 2 * spread) / deals,
        });
  const [value, low, high] = [Math.round(money.value), Math.round(money.low), Math.round(money.high)];
  return meanMinor < 0 ? { value: 0 - value, low: 0 - high, high: 0 - low } : { value, low, high };
}

/** √value ± 1.96 standard errors of it, squared; of a value above 0. */
function between({ value, variance }: { value: number; variance: number }): Expected {
  const margin = (z95 * Math.sqrt(variance)) / (2 * Math.sqrt(value));
  return { value, low: Math.max(0, Math.sqrt(value) - margin) ** 2, high: (Math.sqrt(value) + margin) ** 2 };
}

function leadsByAge(open: readonly DaysTaken[]): Map<number, number> {
  const byAge = new Map<number, number>();
  for (const { days, leads } of open) {
    if (![days, leads].every((count) => Number.isSafeInteger(count) && count >= 0))
      throw new RangeError(`projected: ${leads} leads open for ${days} days`);
    byAge.set(days, (byAge.get(days) ?? 0) + leads);
  }
  return byAge;
}
