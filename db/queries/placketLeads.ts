// Which leads stand on one page of the placket view?
import { type RawBuilder, sql } from "kysely";
import type { PlacketFilters, PlacketSort } from "../../app/domain/placketFilters";
import type { Db } from "../schema";
import type { LeadRow } from "./leads";
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

/** One page of the leads, in one of three orders. */
export async function listPlacketLeads(db: Db, query: PlacketQuery): Promise<PlacketRow[]> {
  const { rows } = await placketLeads(query).execute(db);
  return rows;
}

/** Only the page's own leads are looked up by name: the page is cut from the derived rows first. */
export function placketLeads({ look, filters, step, limit, offset }: PlacketQuery): RawBuilder<PlacketRow> {
  const state = stateOf(look, sql`l.days`);
  const at =
    step === undefined ? sql`true` : step === null ? sql`p.frontier is null` : sql`p.frontier = ${step}::int`;
  const order = orders[filters.sort ?? "frontier"];
  return sql<PlacketRow>`
    with stated as (
      select p.*, l.days as limit_days, ${state} as state
      from lead_progress p left join ${limitRows(look)} as l(step, days) on l.step = coalesce(p.frontier, 0)
      where ${chosen(filters)} and ${at} and ${filters.state ? sql`${state} = ${filters.state}` : sql`true`}
      order by ${order} limit ${limit} offset ${offset}
    ),
    p as (select stated.*, ${bucketOf} as bucket from stated)
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor,
      case when p.clock_on <= ${look.asOf}::date then ${look.asOf}::date - p.clock_on end as silent_days
    from p join lead using (organization_id, lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id
    order by ${order}`;
}

const orders: Record<PlacketSort, RawBuilder<unknown>> = {
  frontier: sql`p.frontier, p.clock_on, p.lead_id`,
  spend: sql`p.cost_minor desc nulls last, p.lead_id`,
  silent: sql`(p.outcome <> 'open'), p.clock_on, p.lead_id`,
};
