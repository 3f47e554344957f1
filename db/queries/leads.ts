// Which leads are behind a number, and what is known of one lead?
import { type RawBuilder, sql } from "kysely";
import type { LeadFilters } from "../../app/domain/filters";
import { type Bucket, buckets, onWhom, type State, wasteBuckets } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { bucketOf, chosen, type Look, limitRows, stateOf } from "./standing";
import { bears, buttonsClosed, objectedTo, recorded } from "./stepMarks";

export interface LeadRow {
  lead_id: number;
  vendor_lead_id: string | null;
  company: string | null;
  person: string | null;
  vendor_id: number;
  vendor: string;
  list_id: number;
  list: string;
  purchased_on: string | null;
  state: State;
  bucket: Bucket;
  frontier: number | null;
  bucket_issue: string | null;
  worked: boolean;
  clock_on: string | null;
  limit_days: number;
  magic_close: "yes" | "no" | "not recorded" | null;
  steps_mask: number;
  buttoned_mask: number;
  objection_mask: number;
  skipped_mask: number;
  unspoken_mask: number;
  currency: string;
  cost_minor: number | null;
  credited_minor: number;
}

export interface LeadsQuery {
  look: Look;
  filters: LeadFilters;
  /** Position of the step the filters name; null for leads whose steps were not recorded. */
  step: number | null | undefined;
  /** Position of the close step, the last. */
  closeStep: number;
}

/** The leads the filters choose, one page of them. */
export async function listLeads(
  db: Db,
  query: LeadsQuery & { limit: number; offset: number },
): Promise<LeadRow[]> {
  const { limit, offset } = query;
  const { rows } = await sql<LeadRow>`${leadRows(query)} limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** All leads the filters choose, in their order, with further columns of `lead` and `list`. */
export function leadRows(query: LeadsQuery, more: RawBuilder<unknown> = sql``): RawBuilder<LeadRow> {
  return sql<LeadRow>`
    with ${looked(query)}
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor${more}
    from looked p join lead using (organization_id, lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id
    where ${matching(query)}
    order by ${orderOf(query.filters)}`;
}

export interface LeadCount {
  currency: string;
  leads: number;
  priced: number;
  cost_minor: number;
  credited_minor: number;
}

/** How many leads the filters choose, and what they cost, by currency: the same numbers as the link that led here. */
export async function countLeads(db: Db, query: LeadsQuery): Promise<LeadCount[]> {
  const { rows } = await sql<LeadCount>`
    with ${looked(query)}
    select p.currency, count(*) as leads, count(p.cost_minor) as priced, coalesce(sum(p.cost_minor), 0)::bigint as cost_minor,
      coalesce(sum(p.credited_minor), 0)::bigint as credited_minor
    from looked p ${query.filters.q ? sql`join lead using (organization_id, lead_id)` : sql``}
    where ${matching(query)} group by p.currency order by p.currency`.execute(db);
  return rows;
}

/** One lead's standing; undefined where there is none, or it does not exist on the day. */
export async function findLeadStanding(
  db: Db,
  { look, leadId }: { look: Look; leadId: number },
): Promise<LeadRow | undefined> {
  const query: LeadsQuery = { look, filters: {}, step: undefined, closeStep: 0 };
  const { rows } = await sql<LeadRow>`
    with ${looked(query, sql`p.lead_id = ${leadId}`)}
    select p.*, lead.vendor_lead_id, lead.company, lead.person, vendor.name as vendor, list.name as list, issue.name as bucket_issue
    from looked p join lead using (organization_id, lead_id) join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id`.execute(db);
  return rows[0];
}

function looked({ look, filters }: LeadsQuery, only: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  return sql`stated as (
    select p.*, l.days as limit_days, ${stateOf(look, sql`l.days`)} as state
    from lead_progress p left join ${limitRows(look)} as l(step, days) on l.step = coalesce(p.frontier, 0)
    where ${chosen(filters)} and ${only}
  ),
  looked as (select stated.*, ${bucketOf} as bucket from stated)`;
}

function matching({ filters, step, closeStep }: LeadsQuery): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  const { state, bucket, onWhom: party, waste, openIssue, month, q, stepState } = filters;
  if (state) parts.push(sql`p.state = ${state}`);
  if (bucket === "credited") parts.push(sql`p.credited_minor > 0`);
  else if (bucket) parts.push(sql`p.bucket = ${bucket}`);
  if (party) parts.push(isIn(buckets.filter((name) => onWhom[name] === party)));
  if (waste) parts.push(isIn(wasteBuckets));
  if (openIssue === 0) parts.push(sql`p.bucket_issue_id is null`);
  else if (openIssue !== undefined) parts.push(sql`p.bucket_issue_id = ${openIssue}::bigint`);
  if (month === "unknown") parts.push(sql`p.purchased_on is null`);
  else if (month) parts.push(sql`to_char(p.purchased_on, 'YYYY-MM') = ${month}`);
  if (filters.worked !== undefined) parts.push(sql`p.worked = ${filters.worked}`);
  if (filters.stranded) {
    parts.push(sql`(p.state in ('stalled', 'lost', 'unworked'))`);
    if (step !== undefined) parts.push(sql`p.frontier is not distinct from ${step}::int`);
  } else if (step !== undefined) {
    if (stepState !== undefined && step !== null) parts.push(bears(stepState, sql`${step}::int`, closeStep));
    else if (step === null) parts.push(sql`p.frontier is null`);
    else parts.push(sql`p.frontier = ${step}::int`);
  }
  if (filters.issue !== undefined || filters.manner !== undefined) {
    const { issue, manner } = filters;
    parts.push(objectedTo({ step: step ?? undefined, stepState, issue, manner }));
  }
  if (filters.decided !== undefined)
    parts.push(filters.decided ? sql`p.outcome in ('won', 'lost')` : sql`p.outcome not in ('won', 'lost')`);
  if (filters.buttons === "unknown") parts.push(sql`not ${recorded}`);
  else if (filters.buttons !== undefined)
    parts.push(sql`(${recorded} and ${buttonsClosed(closeStep)} = ${filters.buttons}::int)`);
  if (filters.magicClose) parts.push(sql`p.magic_close = ${filters.magicClose}`);
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
    parts.push(
      sql`(lead.company ilike ${like} or lead.person ilike ${like} or lead.email ilike ${like} or lead.vendor_lead_id ilike ${like} or lead.phone ilike ${like})`,
    );
  }
  return sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

function isIn(names: readonly Bucket[]): RawBuilder<unknown> {
  return sql`p.bucket = any (${[...names]}::text[])`;
}

function orderOf({ sort = "dearest" }: LeadFilters): RawBuilder<unknown> {
  const orders = {
    dearest: sql`p.cost_minor desc nulls last, p.lead_id`,
    "longest-quiet": sql`p.clock_on nulls last, p.lead_id`,
    newest: sql`p.purchased_on desc nulls last, p.lead_id`,
    oldest: sql`p.purchased_on nulls last, p.lead_id`,
    company: sql`lower(lead.company) nulls last, p.lead_id`,
  };
  return orders[sort];
}
