// Where do bought leads stall, and how much money stands there?
import {
  listStanding,
  listStepCounts,
  listStepTimes,
  listUnallocated,
  type StandingRow,
  type StepCount,
  type StepTime,
  type Unallocated,
} from "../../db/queries/board";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import type { OtherMoney } from "../domain/otherCurrencies";
import { medianDays } from "../domain/statistics/daysTaken";
import { type State, type StepKind, states } from "../domain/vocabulary";
import { type Sight, sighted } from "./look";

export interface StepRow {
  stepId: number;
  step: string;
  position: number;
  kind: StepKind;
  /** Leads with a positive or negative signal on it or on a later step, or won. */
  reached: number;
  buttoned: number;
  objection: number;
  skipped: number;
  /** Leads that sit at this step, by state. */
  active: number;
  stalled: number;
  lost: number;
  /** Net cost of the leads stalled or lost here, and of unworked ones whose first step it is; null where none of them has a price. */
  strandedMinor: number | null;
  medianDays: number | null;
}

export interface NotRecorded {
  active: number;
  stalled: number;
  lost: number;
  strandedMinor: number | null;
}

export interface StallsReport {
  asOf: string;
  currency: string;
  filters: Filters;
  leads: number;
  pricedLeads: number;
  /** Net spend: what the chosen leads carry and what no lead can carry, less what came back; null where nothing was charged. */
  spendMinor: number | null;
  /** The part of it that no lead carries. */
  unallocatedMinor: number;
  steps: StepRow[];
  notRecorded: NotRecorded;
  states: Record<State, number>;
  strandedMinor: number | null;
  /** Counted among the leads, but in no sum of money. */
  otherCurrencies: OtherMoney[];
}

/** The stall report as of the filters' day: one row a step, leads without recorded steps apart. */
export async function stallsReport(db: Db, filters: Filters): Promise<StallsReport> {
  return sighted(db, filters, async (sight) => {
    const standing = await listStanding(db, { look: sight.look, filters });
    const counts = await listStepCounts(db, filters);
    return stalls(sight, filters, {
      standing,
      counts,
      times: await listStepTimes(db, filters),
      loose: await listUnallocated(db, filters),
    });
  });
}

/** Arithmetic of the stall report over rows already read. */
export function stalls(
  { asOf, settings, steps }: Sight,
  filters: Filters,
  {
    standing,
    counts,
    times,
    loose,
  }: { standing: StandingRow[]; counts: StepCount[]; times: StepTime[]; loose: Unallocated[] },
): StallsReport {
  const { currency } = settings;
  const unallocatedMinor = unallocated(loose, currency);
  const whole = standing.filter((row) => row.grouping === "whole");
  const own = whole.filter((row) => row.currency === settings.currency);
  const at = (position: number | null) => {
    const count = (state: State) =>
      sum(
        whole.filter((row) => row.state === state && row.frontier === position),
        (row) => row.leads,
      );
    return {
      active: count("active"),
      stalled: count("stalled"),
      lost: count("lost"),
      strandedMinor: netMinor(
        whole.filter((row) => isStranded(row) && row.frontier === position),
        currency,
      ),
    };
  };
  return {
    asOf,
    currency,
    filters,
    leads: sum(whole, (row) => row.leads),
    pricedLeads: sum(own, (row) => row.priced),
    spendMinor:
      unallocatedMinor === 0
        ? netMinor(whole, currency)
        : (netMinor(whole, currency) ?? 0) + unallocatedMinor,
    unallocatedMinor,
    steps: steps.flatMap(({ stepId, name, position, kind, retired }) => {
      const counted = counts.find((count) => count.step === position);
      const { reached = 0, buttoned = 0, objection = 0, skipped = 0 } = counted ?? {};
      if (retired && reached === 0 && !whole.some((row) => row.frontier === position)) return [];
      return {
        ...{ stepId, step: name, position, kind, reached, buttoned, objection, skipped, ...at(position) },
        medianDays: medianDays(times.filter((time) => time.step === position)),
      };
    }),
    notRecorded: at(null),
    states: Object.fromEntries(
      states.map((state) => [
        state,
        sum(
          whole.filter((row) => row.state === state),
          (row) => row.leads,
        ),
      ]),
    ) as Record<State, number>,
    strandedMinor: netMinor(whole.filter(isStranded), currency),
    otherCurrencies: otherMoney([...whole, ...loose], currency),
  };
}

/** Whether a row's money is stranded: its leads are stalled, lost or were never worked. */
export function isStranded({ state }: Pick<StandingRow, "state">): boolean {
  return state === "stalled" || state === "lost" || state === "unworked";
}

type MoneyRow = Pick<StandingRow, "currency" | "leads" | "priced" | "cost_minor" | "credited_minor">;

/** Net cost of rows in a currency: null where there are leads and none of them has a price in it, 0 where there is no lead at all. */
export function netMinor(rows: readonly MoneyRow[], currency: string): number | null {
  if (sum(rows, (row) => row.leads) === 0) return 0;
  const own = rows.filter((row) => row.currency === currency);
  if (sum(own, (row) => row.priced) === 0) return null;
  return sum(own, (row) => row.cost_minor - row.credited_minor);
}

/** What was charged in a currency, less what came back, that no lead carries. */
export function unallocated(rows: readonly Omit<Unallocated, "vendor_id">[], currency: string): number {
  return sum(
    rows.filter((row) => row.currency === currency),
    (row) => row.charge_minor - row.credit_minor,
  );
}

export function sum<T>(rows: readonly T[], pick: (row: T) => number): number {
  return rows.reduce((total, row) => total + pick(row), 0);
}

type CarriedMoney = Omit<MoneyRow, "leads">;
type LooseMoney = Omit<Unallocated, "vendor_id">;

/** Money in other currencies than the own, carried by leads or by none, by currency. */
export function otherMoney(rows: readonly (CarriedMoney | LooseMoney)[], own: string): OtherMoney[] {
  const codes = [...new Set(rows.map(({ currency }) => currency))].filter((code) => code !== own).sort();
  return codes.map((currency) => {
    const here = rows.filter((row) => row.currency === currency);
    return {
      currency,
      leads: sum(here, (row) => ("priced" in row ? row.priced : 0)),
      netSpendMinor: sum(here, (row) =>
        "priced" in row ? row.cost_minor - row.credited_minor : row.charge_minor - row.credit_minor,
      ),
    };
  });
}
