// Which leads stand on one page of the placket view?
import { type RawBuilder, sql } from "kysely";
import type { PlacketFilters, PlacketSort } from "../../app/domain/placketFilters";
import type { Db } from "../schema";
import type { LeadRow } from "./leads";
import { placketHeads } from "./placketHeads";
import { bucketOf, chosen, type Look, limitRows, stateOf } from "./standing";

export interface PlacketQuery {
  look: Look;
  filters: PlacketFilters;
  /** Position of the step the filters name; null for leads that sit nowhere. */
  step: number | null | undefined;
  limit: number;
  offset: number;
}

/** A lead with the days since its clock; null without a clock or while a meeting is ahead. */
export type PlacketRow = LeadRow & { silent_days: number | null };

/** Up to so many leads from the first, the page is cut from the heads of the indexes; a page further on from all leads. */
const nearby = 2000;

/** One page of the leads, in one of three orders. The rows of a past day have no indexes, so they are always sorted whole. */
export async function listPlacketLeads(db: Db, query: PlacketQuery): Promise<PlacketRow[]> {
  const { filters, limit, offset } = query;
  const { rows } = await placketLeads(
    query,
    filters.asOf === undefined && offset + limit <= nearby ? "heads" : "all",
  ).execute(db);
  return rows;
}

/** How many leads there are of all states together: what does not move with the day, the rollup alone knows. */
export async function countPlacketLeads(
  db: Db,
  { filters, step }: Pick<PlacketQuery, "filters" | "step">,
): Promise<number> {
  const { rows } = await sql<{ leads: number }>`
    select coalesce(sum(leads), 0)::bigint as leads from rollup where ${chosen(filters)} and ${atStep(step)}`.execute(
    db,
  );
  return rows[0]?.leads ?? 0;
}

/** Only the page's own leads are looked up by name: the page is cut from the derived rows first. */
export function placketLeads(query: PlacketQuery, from: "heads" | "all"): RawBuilder<PlacketRow> {
  const { look, filters, limit, offset } = query;
  const sort = filters.sort ?? "frontier";
  const order = orders[sort];
  const page =
    from === "all" || sort === "spend"
      ? sql`select p.lead_id from lead_progress p where ${placketWhere(query)}`
      : sql`select p.lead_id from (${placketHeads(query)}) as p`;
  return sql<PlacketRow>`
    with page as (${sort === "spend" && from === "heads" ? dearest(query) : sql`${page} order by ${order} limit ${limit} offset ${offset}`}),
    stated as (
      select p.*, l.days as limit_days, ${stateOf(look, sql`l.days`)} as state
      from page join lead_progress p using (lead_id) left join ${limitRows(look)} as l(step, days) on l.step = coalesce(p.frontier, 0)
    ),
    p as (select stated.*, ${bucketOf} as bucket from stated)
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor,
      case when p.clock_on <= ${look.asOf}::date then ${look.asOf}::date - p.clock_on end as silent_days
    from p join lead using (lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id
    order by ${order}`;
}

/** The dearest through their index; those without a price follow only where the others do not fill the page. */
function dearest(query: PlacketQuery): RawBuilder<unknown> {
  const { limit, offset } = query;
  const enough = sql`${limit + offset}::int`;
  const part = (priced: RawBuilder<unknown>) =>
    sql`select p.lead_id, p.cost_minor from lead_progress p where ${priced} and ${placketWhere(query)}`;
  return sql`with priced as (${part(sql`p.cost_minor is not null`)} order by ${orders.spend} limit ${enough})
    select lead_id from (
      select * from priced
      union all
      (${part(sql`p.cost_minor is null`)} order by p.lead_id limit ${enough} - (select count(*) from priced))
    ) as p order by ${orders.spend} limit ${limit} offset ${offset}`;
}

/** Rows `p` that the filters choose. */
function placketWhere({ look, filters, step }: PlacketQuery): RawBuilder<boolean> {
  const limit = sql`(select days from ${limitRows(look)} as l(step, days) where step = coalesce(p.frontier, 0))`;
  const state = filters.state ? sql`${stateOf(look, limit)} = ${filters.state}` : sql`true`;
  return sql<boolean>`(${chosen(filters)} and ${atStep(step)} and ${state})`;
}

function atStep(step: PlacketQuery["step"]): RawBuilder<unknown> {
  if (step === undefined) return sql`true`;
  return step === null ? sql`frontier is null` : sql`frontier = ${step}::int`;
}

const orders: Record<PlacketSort, RawBuilder<unknown>> = {
  frontier: sql`p.frontier, p.clock_on, p.lead_id`,
  spend: sql`p.cost_minor desc nulls last, p.lead_id`,
  silent: sql`(p.outcome <> 'open'), p.clock_on, p.lead_id`,
};
