// How did the leads of each month of purchase, or of each list, end, and after how many days?
import { type RawBuilder, sql } from "kysely";
import type { CohortGrouping } from "../../app/domain/cohortFilters";
import type { Filters } from "../../app/domain/filters";
import type { Db } from "../schema";
import { chosen } from "./standing";

export interface AgeRow {
  /** Month of purchase, or id of the list; null where the purchase has no date. */
  key: string | null;
  outcome: "won" | "lost" | "credited" | "disqualified" | "open";
  /** Days from the purchase to the day one looks at; null where the purchase has no date. */
  days: number | null;
  leads: number;
}

export interface EndRow extends AgeRow {
  outcome: "won" | "lost";
  /** Days from the purchase to the outcome; null where either has no date. */
  days: number | null;
}

interface CohortQuery {
  asOf: string;
  filters: Filters;
  by: CohortGrouping;
}

/** Leads by cohort, outcome and age: from the rollup, however many leads it counts. */
export async function listAges(db: Db, query: CohortQuery): Promise<AgeRow[]> {
  const { rows } = await ages(query).execute(db);
  return rows;
}

export function ages({ asOf, filters, by }: CohortQuery): RawBuilder<AgeRow> {
  return sql<AgeRow>`
    select ${keys[by]} as key, outcome, ${asOf}::date - purchased_on as days, sum(leads)::bigint as leads
    from (
      select ${columns[by]} as of, outcome, purchased_on, sum(leads) as leads from rollup where ${chosen(filters)} group by 1, 2, 3
    ) as sums group by 1, 2, 3 having sum(leads) <> 0 order by 1, 2, 3`;
}

/** Won and lost leads by cohort and the days it took. */
export async function listEnds(db: Db, query: Omit<CohortQuery, "asOf">): Promise<EndRow[]> {
  const { rows } = await ends(query).execute(db);
  return rows;
}

export function ends({ filters, by }: Omit<CohortQuery, "asOf">): RawBuilder<EndRow> {
  return sql<EndRow>`
    select ${keys[by]} as key, outcome, days, sum(leads)::bigint as leads
    from (
      select ${columns[by]} as of, outcome, days, sum(leads) as leads from rollup_outcome where ${chosen(filters)} group by 1, 2, 3
    ) as sums group by 1, 2, 3 having sum(leads) <> 0 order by 1, 2, 3`;
}

const columns: Record<CohortGrouping, RawBuilder<unknown>> = {
  month: sql`purchased_on`,
  list: sql`list_id`,
};

const keys: Record<CohortGrouping, RawBuilder<unknown>> = {
  month: sql`to_char(sums.of, 'YYYY-MM')`,
  list: sql`sums.of::text`,
};

export interface StepAgeRow {
  step: number;
  /** First buttoned; won or lost without it; neither, and followed until the day one looks at. */
  event: "buttoned" | "ended" | "open";
  /** Days since the purchase. */
  days: number;
  leads: number;
}

/** How long the chosen leads were followed at each step. */
export async function listStepAges(
  db: Db,
  { asOf, filters }: { asOf: string; filters: Filters },
): Promise<StepAgeRow[]> {
  const { rows } = await stepAges({ asOf, filters }).execute(db);
  return rows;
}

export function stepAges({ asOf, filters }: { asOf: string; filters: Filters }): RawBuilder<StepAgeRow> {
  return sql<StepAgeRow>`
    select step, event, coalesce(age, ${asOf}::date - purchased_on) as days, sum(leads)::bigint as leads
    from rollup_step_age where ${chosen(filters)} group by 1, 2, 3 having sum(leads) <> 0 order by 1, 2, 3`;
}

export interface WonValues {
  /** Won leads whose value is wholly known. */
  deals: number;
  sum_minor: number;
  /** Sum of the squares of their values, as a float: it serves a spread, no sum of money. */
  squares: number;
}

/** Value of the won leads of the whole organization, in its currency. */
export async function findWonValues(db: Db): Promise<WonValues> {
  const { rows } = await sql<WonValues>`
    select coalesce(sum(leads - unvalued), 0)::bigint as deals, coalesce(sum(valued_minor), 0)::bigint as sum_minor,
      coalesce(sum(valued_squares), 0)::float8 as squares
    from rollup_outcome where outcome = 'won'`.execute(db);
  return rows[0] ?? { deals: 0, sum_minor: 0, squares: 0 };
}
