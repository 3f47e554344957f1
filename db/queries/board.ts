// What does the board count? Sums by step, vendor and month of purchase, each from the rollups in one pass.
import { sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { State } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { chosen, type Look, standing } from "./standing";

export interface StandingRow {
  /** Which grouping the row belongs to: the whole, one vendor, or one month of purchase. */
  grouping: "whole" | "vendor" | "month";
  vendor_id: number | null;
  month: string | null;
  currency: string;
  state: State;
  frontier: number | null;
  leads: number;
  priced: number;
  deals: number;
  cost_minor: number;
  credited_minor: number;
}

/** Leads and money by state: for the whole by frontier too, and by vendor, and by month of purchase. */
export async function listStanding(
  db: Db,
  { look, filters }: { look: Look; filters: Filters },
): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`with ${standing(look, filters)}
    , days as (
      select currency, state, frontier, vendor_id, purchased_on, sum(leads)::bigint as leads, sum(priced)::bigint as priced, sum(deals)::bigint as deals,
        sum(cost_minor)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
      from standing group by currency, state, frontier, vendor_id, purchased_on
    )
    select case grouping(frontier, vendor_id, to_char(purchased_on, 'YYYY-MM')) when 3 then 'whole' when 5 then 'vendor' else 'month' end as grouping,
      vendor_id, to_char(purchased_on, 'YYYY-MM') as month, currency, state, frontier,
      sum(leads)::bigint as leads, sum(priced)::bigint as priced, sum(deals)::bigint as deals,
      sum(cost_minor)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
    from days
    group by grouping sets ((currency, state, frontier), (currency, state, vendor_id), (currency, state, to_char(purchased_on, 'YYYY-MM')))
    having sum(leads) <> 0 or sum(cost_minor) <> 0`.execute(db);
  return rows;
}

export interface StepCount {
  step: number;
  reached: number;
  buttoned: number;
  objection: number;
  skipped: number;
  /** Leads that sit at it with an objection open there; they have reached it. */
  blocked: number;
}

/** Leads by step position: reached, buttoned, under objection, skipped. */
export async function listStepCounts(db: Db, filters: Filters): Promise<StepCount[]> {
  const { rows } = await sql<StepCount>`
    select step, sum(reached)::bigint as reached, sum(buttoned)::bigint as buttoned, sum(objection)::bigint as objection, sum(skipped)::bigint as skipped,
      sum(blocked)::bigint as blocked
    from rollup_step where ${chosen(filters)} group by step`.execute(db);
  return rows;
}

export interface StepTime {
  step: number;
  days: number;
  leads: number;
}

/** How many days each step took the chosen leads, as a histogram. */
export async function listStepTimes(db: Db, filters: Filters): Promise<StepTime[]> {
  const { rows } = await sql<StepTime>`
    select step, days, sum(leads)::bigint as leads from rollup_step_time where ${chosen(filters)} group by step, days
    having sum(leads) <> 0`.execute(db);
  return rows;
}

/** How many days each step took the won leads of the whole organization: limits are learned from them. */
export async function listWonStepTimes(db: Db): Promise<StepTime[]> {
  const { rows } = await sql<StepTime>`
    select step, days, sum(leads)::bigint as leads from rollup_step_time where won group by step, days having sum(leads) <> 0`.execute(
    db,
  );
  return rows;
}

export interface VendorOutcome {
  vendor_id: number;
  currency: string;
  won: number;
  priced_first_wins: number;
  unvalued: number;
  value_minor: number;
  won_in_horizon: number;
}

/** Wins by vendor: all, those inside the horizon among leads old enough to be judged, and their value. */
export async function listVendorOutcomes(
  db: Db,
  { filters, asOf, horizonDays }: { filters: Filters; asOf: string; horizonDays: number },
): Promise<VendorOutcome[]> {
  const { rows } = await sql<VendorOutcome>`
    select vendor_id, currency, sum(leads)::bigint as won, coalesce(sum(first_wins) filter (where priced), 0)::bigint as priced_first_wins,
      sum(unvalued)::bigint as unvalued, sum(value_minor)::bigint as value_minor,
      coalesce(sum(leads) filter (where days <= ${horizonDays}::int and purchased_on <= ${asOf}::date - ${horizonDays}::int), 0)::bigint as won_in_horizon
    from rollup_outcome where outcome = 'won' and ${chosen(filters)} group by vendor_id, currency`.execute(
    db,
  );
  return rows;
}

export interface VendorAge {
  vendor_id: number;
  ripe: number;
  young: number;
}

/** Leads by vendor that were bought at least a horizon ago, and those too young to be judged. */
export async function listVendorAges(
  db: Db,
  { filters, asOf, horizonDays }: { filters: Filters; asOf: string; horizonDays: number },
): Promise<VendorAge[]> {
  const { rows } = await sql<VendorAge>`
    select vendor_id, coalesce(sum(leads) filter (where purchased_on <= ${asOf}::date - ${horizonDays}::int), 0)::bigint as ripe,
      coalesce(sum(leads) filter (where purchased_on > ${asOf}::date - ${horizonDays}::int), 0)::bigint as young
    from rollup where ${chosen(filters)} group by vendor_id`.execute(db);
  return rows;
}

export interface Unallocated {
  vendor_id: number;
  currency: string;
  charge_minor: number;
  credit_minor: number;
}

/** Money of charges and credits that no lead carries, by vendor. */
export async function listUnallocated(db: Db, filters: Filters): Promise<Unallocated[]> {
  const { rows } = await sql<Unallocated>`
    select vendor_id, currency, sum(charge_minor)::bigint as charge_minor, sum(credit_minor)::bigint as credit_minor
    from unallocated where ${chosen(filters)} group by vendor_id, currency`.execute(db);
  return rows;
}
