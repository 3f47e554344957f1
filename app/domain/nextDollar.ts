// Is the next dollar better spent on fixing a step, on circling back, or on more leads?
import { quotientMinor, type Rate, rate, ratio } from "./rates";

/** Leads old enough to be judged. */
export interface StepFlow {
  stepId: number;
  step: string;
  /** Came to the step or further. */
  reached: number;
  /** Got through it: buttoned it, or came further. */
  passed: number;
  /** Of them, won. */
  won: number;
}

/** What our time costs; unknown is null and can be typed. */
export interface Time {
  /** Of one circle-back. */
  minutes: number | null;
  hourMinor: number | null;
}

/** A number with the ends of its 95 % interval, which is that of the one rate it was made of. */
export interface Spread {
  value: number;
  low: number;
  high: number;
}

export interface Fix {
  stepId: number;
  step: string;
  /** Of those that reached it. */
  passRate: Rate;
  /** Of those that went on. */
  winRate: Rate;
  /** Points that can be added: fewer than asked for where the step has not so many to gain. */
  points: number;
  /** More wins of every 100 leads bought; null where nobody went on yet. */
  wins: Spread | null;
  /** Contracted gross profit of these wins, in minor units; null where that of a win is unknown. */
  profitMinor: Spread | null;
}

/**
 * For each step: of every 100 leads bought, wins = points × share that reached it × share won of those that got through; profit = wins ×
 * gross profit of a win. All else stays as it is, which is a guess: those that are kept may be harder to win than those that got
 * through by themselves.
 * @throws RangeError where more got through than reached, or were won than got through.
 */
export function fixes(
  { leads, steps }: { leads: number; steps: readonly StepFlow[] },
  { points, profitMinor }: { points: number; profitMinor: number | null },
): Fix[] {
  return steps.map(({ stepId, step, reached, passed, won }) => {
    const passRate = rate({ hits: passed, n: reached });
    const winRate = rate({ hits: won, n: passed });
    const gained = passRate.value === null ? 0 : Math.min(points, 1 - passRate.value);
    const more = 100 * gained * (ratio(reached, leads) ?? 0);
    const wins = spreadOf(winRate, more);
    return {
      ...{ stepId, step, passRate, winRate, points: gained, wins },
      profitMinor: profitMinor === null ? null : scaled(wins, profitMinor),
    };
  });
}

export interface Seller {
  vendorId: number;
  vendor: string;
  /** Net spend a lead. */
  cplMinor: number | null;
  /** Won within the horizon of leads old enough. */
  closeRate: Rate;
}

export interface Purchase {
  vendorId: number;
  vendor: string;
  /** What leads for so many wins would cost; `high` is null where the close rate may be as low as 0. */
  costMinor: number | null;
  lowMinor: number | null;
  highMinor: number | null;
}

/** What the same number of wins costs as more leads of each vendor: wins ÷ close rate × CPL. Cheapest first, unknown last. */
export function purchases(wins: number, sellers: readonly Seller[]): Purchase[] {
  const cost = (cplMinor: number | null, share: number | null) =>
    cplMinor === null || !share ? null : quotientMinor(cplMinor * wins, share);
  return sellers
    .map(({ vendorId, vendor, cplMinor, closeRate }) => ({
      ...{ vendorId, vendor, costMinor: cost(cplMinor, closeRate.value) },
      ...{ lowMinor: cost(cplMinor, closeRate.high), highMinor: cost(cplMinor, closeRate.low) },
    }))
    .sort((a, b) => (a.costMinor ?? Infinity) - (b.costMinor ?? Infinity) || a.vendorId - b.vendorId);
}

/** What so many circle-backs cost of our own time; null where either is unknown. */
export function circleBackCost(count: number, { minutes, hourMinor }: Time): number | null {
  return minutes === null || hourMinor === null ? null : quotientMinor(count * minutes * hourMinor, 60);
}

/** Open objections at a step, and the wins to expect were all of them answered; null where it is not known what answers went with. */
export interface HeldObjections {
  step: string;
  objections: number;
  leads: number;
  wins: Spread | null;
}

/** Of the steps at which answered objections came to an end; of all steps, and `wins` null, where there is no such step. */
export interface CircleBackWorth {
  objections: number;
  leads: number;
  costMinor: number | null;
  wins: Spread | null;
  /** Open objections at the other steps: they are in no figure here. */
  leftOut: { objections: number; steps: string[] };
}

/** Cost and wins are of the same objections: those at steps of which it is not known what an answer brings are left out, and named. */
export function circleBackWorth(held: readonly HeldObjections[], time: Time): CircleBackWorth {
  const known = held.filter(({ wins }) => wins !== null);
  const counted = known.length === 0 ? held : known;
  const others = held.filter((one) => !counted.includes(one));
  const sum = (rows: readonly HeldObjections[], of: (row: HeldObjections) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const objections = sum(counted, (one) => one.objections);
  const end = (which: keyof Spread) => sum(known, ({ wins }) => wins?.[which] ?? 0);
  return {
    ...{ objections, leads: sum(counted, (one) => one.leads), costMinor: circleBackCost(objections, time) },
    wins: known.length === 0 ? null : { value: end("value"), low: end("low"), high: end("high") },
    leftOut: { objections: sum(others, (one) => one.objections), steps: others.map(({ step }) => step) },
  };
}

/** Wins to expect of so many, each with the chance of a rate; null where the rate is unknown. */
export function spreadOf({ value, low, high }: Rate, many: number): Spread | null {
  if (value === null || low === null || high === null) return null;
  return { value: value * many, low: low * many, high: high * many };
}

function scaled(spread: Spread | null, by: number): Spread | null {
  return spread && { value: spread.value * by, low: spread.low * by, high: spread.high * by };
}
