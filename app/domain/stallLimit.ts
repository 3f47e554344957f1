// How long may a lead sit at a step before it counts as stalled?
import { type DaysTaken, leadsIn, percentileDays } from "./statistics/daysTaken";
import { defaultLimits, type StepKind } from "./vocabulary";

export interface StallLimit {
  /** Days since the clock that are still inside the limit. */
  days: number;
  source: "typed" | "learned" | "default";
  /** Own won leads with a time for this step. */
  n: number;
}

const kindNames: Record<StepKind, string> = {
  contact: "contact",
  appointment_set: "appointment-set",
  appointment_held: "appointment-held",
  buy_in: "buy-in",
  close: "close",
};

/** Won leads from which a limit is learned. */
const enough = 20;

/** The limit of a step: typed by the organization; else the 90th percentile of its won leads' times, n ≥ 20; else by kind. */
export function stallLimit({
  kind,
  typed,
  won,
}: {
  kind: StepKind;
  typed: number | null;
  won: readonly DaysTaken[];
}): StallLimit {
  const n = leadsIn(won);
  if (typed !== null) return { days: typed, source: "typed", n };
  const learned = n >= enough ? percentileDays(won, 90) : null;
  return learned === null
    ? { days: defaultLimits[kind], source: "default", n }
    : { days: learned, source: "learned", n };
}

/** "30 days (learned from 42 won leads)": which limit holds and why. */
export function limitSentence({ days, source, n }: StallLimit): string {
  const span = days === 1 ? "1 day" : `${days} days`;
  if (source === "typed") return `${span} (typed)`;
  if (source === "learned") return `${span} (90 % of ${n} won leads were through by then)`;
  return `${span} (usual for this kind of step; ${n === 0 ? "no won lead" : `only ${n} won lead${n === 1 ? "" : "s"}`} to learn from, ${enough} needed)`;
}

/** "30 days at this step: learned from n = 34 won leads": why a lead stalls on its day. */
export function stallReason({ days, source, n }: StallLimit, kind: StepKind): string {
  const why = {
    typed: "typed",
    learned: `learned from n = ${n} won leads`,
    default: `default for ${kindNames[kind]} steps`,
  };
  return `${days === 1 ? "1 day" : `${days} days`} at this step: ${why[source]}`;
}
