// What does the board count? Sums by step, vendor and month of purchase, each from the rollups in one pass.
import { type RawBuilder, sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { State } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { bucketOf, chosen, type Look, standing } from "./standing";
import type { WasteRow } from "./waste";

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

/** The rows of `listStanding`, and of `listWaste` by vendor, from one pass over the sums: the board needs both. */
export async function listBoardSums(
  db: Db,
  query: { look: Look; filters: Filters },
): Promise<{ standing: StandingRow[]; landed: WasteRow[] }> {
  const { rows } = await boardSums(query).execute(db);
  const standing: StandingRow[] = [];
  const landed: WasteRow[] = [];
  for (const {
    by_bucket,
    grouping,
    key,
    state,
    bucket,
    month,
    vendor_id,
    issue_id,
    frontier,
    ...sums
  } of rows) {
    if (by_bucket && bucket !== null) {
      const { deals: _, ...money } = sums;
      landed.push({ whole: grouping === "whole", bucket, frontier, issue_id, key, ...money });
    } else if (state !== null) {
      const { credited: _, ...money } = sums;
      standing.push({ grouping, vendor_id, month, state, frontier, ...money });
    }
  }
  return { standing, landed };
}

type BoardSum = Omit<StandingRow & WasteRow, "whole" | "state" | "bucket"> & {
  by_bucket: boolean;
  state: StandingRow["state"] | null;
  bucket: WasteRow["bucket"] | null;
};

export function boardSums({ look, filters }: { look: Look; filters: Filters }): RawBuilder<BoardSum> {
  const month = sql`to_char(purchased_on, 'YYYY-MM')`;
  const sums = sql.join(
    ["leads", "priced", "credited", "deals", "cost_minor", "credited_minor"].map(
      (name) => sql`sum(${sql.ref(name)})::bigint as ${sql.ref(name)}`,
    ),
  );
  // Two small tables of sums, each grouped twice or thrice: as one table of both it would be sorted for each grouping (measured: half again as long).
  return sql<BoardSum>`with ${standing(look, filters)}
    , places as (
      select currency, ${bucketOf} as bucket, frontier, bucket_issue_id as issue_id, vendor_id, ${sums} from standing group by 1, 2, 3, 4, 5
    ),
    days as (select currency, state, frontier, vendor_id, purchased_on, ${sums} from standing group by 1, 2, 3, 4, 5)
    select true as by_bucket, case when grouping(vendor_id) = 0 then 'vendor' else 'whole' end as grouping, currency, null as state, bucket, frontier,
      issue_id, vendor_id, vendor_id::text as key, null as month, ${sums}
    from places group by grouping sets ((currency, bucket, frontier, issue_id), (currency, bucket, vendor_id))
    having sum(leads) <> 0 or sum(cost_minor) <> 0 or sum(credited_minor) <> 0
    union all
    select false, case when grouping(vendor_id) = 0 then 'vendor' when grouping(${month}) = 0 then 'month' else 'whole' end,
      currency, state, null, frontier, null, vendor_id, null, ${month}, ${sums}
    from days group by grouping sets ((currency, state, frontier), (currency, state, vendor_id), (currency, state, ${month}))
    having sum(leads) <> 0 or sum(cost_minor) <> 0`;
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

/** The groups that vendors and their lists are compared in: rows are summed by this column. */
export type FigureGroup = "vendor" | "list";

/** The column of a group in lead_progress and the rollups. */
export const groupColumn: Record<FigureGroup, RawBuilder<number>> = {
  vendor: sql<number>`vendor_id`,
  list: sql<number>`list_id`,
};

export interface GroupOutcome {
  /** Id of the vendor or list. */
  key: number;
  currency: string;
  won: number;
  priced_first_wins: number;
  /** Wins of leads with a cost whose value is not, or only partly, known. */
  priced_unvalued: number;
  unvalued: number;
  value_minor: number;
  won_in_horizon: number;
  /** Wins without a date, of leads old enough to be judged: they cannot be in the close rate. */
  undated: number;
}

/** Wins by vendor or list: all, those inside the horizon among leads old enough to be judged, and their value. */
export async function listOutcomes(
  db: Db,
  {
    filters,
    asOf,
    horizonDays,
    by,
  }: { filters: Filters; asOf: string; horizonDays: number; by: FigureGroup },
): Promise<GroupOutcome[]> {
  const ripe = sql`purchased_on <= ${asOf}::date - ${horizonDays}::int`;
  const { rows } = await sql<GroupOutcome>`
    select ${groupColumn[by]} as key, currency, sum(leads)::bigint as won, coalesce(sum(first_wins) filter (where priced), 0)::bigint as priced_first_wins,
      coalesce(sum(unvalued) filter (where priced), 0)::bigint as priced_unvalued, sum(unvalued)::bigint as unvalued, sum(value_minor)::bigint as value_minor,
      coalesce(sum(leads) filter (where days <= ${horizonDays}::int and ${ripe}), 0)::bigint as won_in_horizon,
      coalesce(sum(leads) filter (where days is null and ${ripe}), 0)::bigint as undated
    from rollup_outcome where outcome = 'won' and ${chosen(filters)} group by 1, currency`.execute(db);
  return rows;
}

export interface GroupAge {
  key: number;
  ripe: number;
  young: number;
}

/** Leads by vendor or list that were bought at least a horizon ago, and those too young to be judged. */
export async function listRipeAndYoung(
  db: Db,
  {
    filters,
    asOf,
    horizonDays,
    by,
  }: { filters: Filters; asOf: string; horizonDays: number; by: FigureGroup },
): Promise<GroupAge[]> {
  const { rows } = await sql<GroupAge>`
    select ${groupColumn[by]} as key, coalesce(sum(leads) filter (where purchased_on <= ${asOf}::date - ${horizonDays}::int), 0)::bigint as ripe,
      coalesce(sum(leads) filter (where purchased_on > ${asOf}::date - ${horizonDays}::int), 0)::bigint as young
    from rollup where ${chosen(filters)} group by 1`.execute(db);
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
