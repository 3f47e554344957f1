// Which leads are behind a number, and what is known of one lead?
import { type RawBuilder, sql } from "kysely";
import type { LeadFilters } from "../../app/domain/filters";
import { type Bucket, buckets, onWhom, type State, wasteBuckets } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { bucketOf, chosen, type Look, limitRows, standing, stateOf } from "./standing";
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

export interface LeadsPage extends LeadsQuery {
  /** How many leads the filters choose in all. */
  leads: number;
  limit: number;
  offset: number;
}

/** The leads the filters choose, one page of them. */
export async function listLeads(db: Db, page: LeadsPage): Promise<LeadRow[]> {
  const { rows } = await leadsPage(page).execute(db);
  return rows;
}

/**
 * Only the page's own leads are looked up by name: the page is cut from the derived rows first. The dearest are read through their index where
 * so many leads are chosen that a page of them is soon found.
 */
export function leadsPage(query: LeadsPage): RawBuilder<LeadRow> {
  const { filters, leads, limit, offset } = query;
  const order = orderOf(filters);
  const named = filters.q !== undefined || filters.sort === "company";
  const part = (
    priced: RawBuilder<unknown>,
  ) => sql`select p.lead_id, p.cost_minor from (${standingLeads(query)}) as p
    ${named ? sql`join lead using (organization_id, lead_id)` : sql``} where ${priced} and ${matching(query)}`;
  const enough = limit + offset;
  const dearest = (filters.sort ?? "dearest") === "dearest" && !named && leads >= 10 * enough;
  const page = dearest
    ? sql`priced as (${part(sql`p.cost_minor is not null`)} order by ${order} limit ${enough}),
    page as (
      select lead_id from (
        select * from priced union all
        (${part(sql`p.cost_minor is null`)} order by p.lead_id limit ${enough}::int - (select count(*) from priced))
      ) as p order by ${order} limit ${limit} offset ${offset}
    )`
    : sql`page as (${part(sql`true`)} order by ${order} limit ${limit} offset ${offset})`;
  return sql<LeadRow>`
    with ${page},
    p as (${standingLeads(query, sql`page join lead_progress p using (lead_id)`)})
    select ${columns} from p join lead using (organization_id, lead_id) ${names} order by ${order}`;
}

/** All leads the filters choose, in their order, with further columns of `lead` and `list`. */
export function leadRows(query: LeadsQuery, more: RawBuilder<unknown> = sql``): RawBuilder<LeadRow> {
  return sql<LeadRow>`
    select ${columns}${more} from (${standingLeads(query)}) as p join lead using (organization_id, lead_id) ${names}
    where ${matching(query)}
    order by ${orderOf(query.filters)}`;
}

const columns = sql`p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list, p.purchased_on,
      p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor`;

const names = sql`join list on list.list_id = p.list_id join vendor on vendor.vendor_id = p.vendor_id
    left join issue on issue.issue_id = p.bucket_issue_id`;

export interface LeadCount {
  currency: string;
  leads: number;
  priced: number;
  cost_minor: number;
  credited_minor: number;
}

/**
 * How many leads the filters choose, and what they cost, by currency: the same numbers as the link that led here. Read from the sums of
 * the board where they know all that the filters ask for, else lead by lead.
 */
export async function countLeads(db: Db, query: LeadsQuery): Promise<LeadCount[]> {
  const { rows } = await (isSummed(query.filters) ? leadSums(query) : leadCounts(query)).execute(db);
  return rows;
}

/** Whether the sums of `standing` tell the chosen leads from the others. */
function isSummed(filters: LeadFilters): boolean {
  const { q, stepState, issue, manner, buttons, magicClose, worked, bucket } = filters;
  const beyond = [q, stepState, issue, manner, buttons, magicClose, worked];
  return beyond.every((asked) => asked === undefined) && bucket !== "credited";
}

export function leadSums(query: LeadsQuery): RawBuilder<LeadCount> {
  return sql<LeadCount>`
    with ${standing(query.look, query.filters)},
    p as (select standing.*, ${bucketOf} as bucket from standing)
    select p.currency, sum(leads)::bigint as leads, sum(priced)::bigint as priced, sum(cost_minor)::bigint as cost_minor,
      sum(credited_minor)::bigint as credited_minor
    from p where ${matching(query)} group by p.currency having sum(leads) > 0 order by p.currency`;
}

export function leadCounts(query: LeadsQuery): RawBuilder<LeadCount> {
  return sql<LeadCount>`
    select p.currency, count(*) as leads, count(p.cost_minor) as priced, coalesce(sum(p.cost_minor), 0)::bigint as cost_minor,
      coalesce(sum(p.credited_minor), 0)::bigint as credited_minor
    from (${standingLeads(query)}) as p ${query.filters.q ? sql`join lead using (organization_id, lead_id)` : sql``}
    where ${matching(query)} group by p.currency order by p.currency`;
}

/** One lead's standing; undefined where there is none, or it does not exist on the day. */
export async function findLeadStanding(
  db: Db,
  { look, leadId }: { look: Look; leadId: number },
): Promise<LeadRow | undefined> {
  const query: LeadsQuery = { look, filters: {}, step: undefined, closeStep: 0 };
  const { rows } = await sql<LeadRow>`
    select p.*, lead.vendor_lead_id, lead.company, lead.person, vendor.name as vendor, list.name as list, issue.name as bucket_issue
    from (${standingLeads(query)}) as p join lead using (organization_id, lead_id) ${names} where p.lead_id = ${leadId}`.execute(
    db,
  );
  return rows[0];
}

/** The chosen rows `p` of `lead_progress` with their limit, state and bucket. The limit is looked up, not joined, so that an index can give the order. */
function standingLeads(
  { look, filters }: LeadsQuery,
  from: RawBuilder<unknown> = sql`lead_progress p`,
): RawBuilder<unknown> {
  const limit = sql`(select days from ${limitRows(look)} as l(step, days) where step = coalesce(p.frontier, 0))`;
  return sql`select stated.*, ${bucketOf} as bucket from (
      select p.*, ${limit} as limit_days, ${stateOf(look, limit)} as state from ${from} where ${chosen(filters)}
    ) as stated`;
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
    parts.push(filters.decided ? sql`p.state in ('won', 'lost')` : sql`p.state not in ('won', 'lost')`);
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
