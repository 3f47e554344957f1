// Where did each dollar go? Sums by bucket, with step and issue, and by one other thing, from the rollups in one pass.
import { type RawBuilder, sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Bucket } from "../../app/domain/vocabulary";
import type { WasteGrouping } from "../../app/domain/wasteFilters";
import type { Db } from "../schema";
import { bucketOf, chosen, type Look, standing } from "./standing";

export interface WasteQuery {
  look: Look;
  filters: Filters;
  by: WasteGrouping;
}

export interface WasteRow {
  /** Part of the whole, by bucket, step and issue; or of one group, by bucket. */
  whole: boolean;
  bucket: Bucket;
  frontier: number | null;
  issue_id: number | null;
  /** Id, month or step position of the group; null where it has none. */
  key: string | null;
  currency: string;
  leads: number;
  priced: number;
  /** Leads of which anything came back. */
  credited: number;
  cost_minor: number;
  credited_minor: number;
}

/** Leads and money of the chosen leads by the bucket that the part of their cost landed in that did not come back. */
export async function listWaste(db: Db, query: WasteQuery): Promise<WasteRow[]> {
  const { rows } = await wasteSums(query).execute(db);
  return rows;
}

export function wasteSums({ look, filters, by }: WasteQuery): RawBuilder<WasteRow> {
  return sql<WasteRow>`with ${standing(look, filters)}
    , landed as (
      select currency, ${bucketOf} as bucket, frontier, bucket_issue_id as issue_id, ${columns[by]} as of, sum(leads)::bigint as leads,
        sum(priced)::bigint as priced, sum(credited)::bigint as credited, sum(cost_minor)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
      from standing group by 1, 2, 3, 4, 5
    ),
    keyed as (select landed.*, ${keys[by]} as key from landed)
    select grouping(key) = 1 as whole, bucket, frontier, issue_id, key, currency, sum(leads)::bigint as leads, sum(priced)::bigint as priced,
      sum(credited)::bigint as credited, sum(cost_minor)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
    from keyed group by grouping sets ((currency, bucket, frontier, issue_id), (currency, bucket, key))
    having sum(leads) <> 0 or sum(cost_minor) <> 0 or sum(credited_minor) <> 0`;
}

export interface LooseMoney {
  key: string | null;
  currency: string;
  charge_minor: number;
  credit_minor: number;
}

/** Money that no lead carries, by the same groups: it has no step and no issue. */
export async function listLooseMoney(
  db: Db,
  { filters, by }: Omit<WasteQuery, "look">,
): Promise<LooseMoney[]> {
  const { rows } = await sql<LooseMoney>`
    select ${looseKeys[by]} as key, currency, sum(charge_minor)::bigint as charge_minor, sum(credit_minor)::bigint as credit_minor
    from unallocated where ${chosen(filters)} group by 1, 2`.execute(db);
  return rows;
}

const columns: Record<WasteGrouping, RawBuilder<unknown>> = {
  vendor: sql`vendor_id`,
  list: sql`list_id`,
  month: sql`purchased_on`,
  step: sql`frontier`,
  issue: sql`bucket_issue_id`,
};

const month = (day: string) => sql`to_char(${sql.ref(day)}, 'YYYY-MM')`;

const keys: Record<WasteGrouping, RawBuilder<unknown>> = {
  vendor: sql`landed.of::text`,
  list: sql`landed.of::text`,
  month: month("landed.of"),
  step: sql`landed.of::text`,
  issue: sql`landed.of::text`,
};

const looseKeys: Record<WasteGrouping, RawBuilder<unknown>> = {
  vendor: sql`vendor_id::text`,
  list: sql`list_id::text`,
  month: month("purchased_on"),
  step: sql`null::text`,
  issue: sql`null::text`,
};
