// Which open leads are near the close, with which meeting, deal and objections?
import { type RawBuilder, sql } from "kysely";
import type { Manner } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { buttons } from "./buttons";
import type { LeadRow } from "./leads";
import { linked, shareOf } from "./linkedDeals";
import { bucketOf, type Look, limitRows, stateOf } from "./standing";

export interface BeforeCloseQuery {
  look: Look;
  /** Only leads whose newest open deal has this owner, whatever its case. */
  owner: string | undefined;
  limit: number;
  offset: number;
}

export type BeforeCloseRow = LeadRow & {
  /** The agreed meeting, where it is today or ahead. */
  meeting_on: string | null;
  open_deals: number;
  /** Its share of its open deals in the organization's currency; null where none has a value. */
  value_minor: number | null;
  unvalued_deals: number;
  owner: string | null;
  phone: string | null;
  mobile: string | null;
};

export interface BeforeCloseTotals {
  leads: number;
  today: number;
  /** Open leads with a deal and no step recorded: nobody can say how near they are. */
  unrecorded: number;
  /** All owners, whatever the filter. */
  owners: { owner: string; leads: number }[];
}

/** One page of them, meetings first, and what all come to. */
export async function listBeforeClose(
  db: Db,
  query: BeforeCloseQuery,
): Promise<{ totals: BeforeCloseTotals; rows: BeforeCloseRow[] }> {
  const { rows } = await beforeClose(query).execute(db);
  const [first] = rows;
  if (!first) throw new Error("listBeforeClose: no totals");
  return {
    totals: {
      ...{ leads: first.leads, today: first.today, unrecorded: first.unrecorded },
      owners: first.owners ?? [],
    },
    rows: rows.filter((row) => row.lead_id !== null),
  };
}

/**
 * Near the close is an open lead that sits at the close step or the last step before it; or whose buyer has spoken on one of these, even
 * where an earlier objection is open; or that has an open deal, has come past the appointments, and has a meeting agreed for today or
 * later. A meeting ahead holds the clock, so only leads whose clock is not behind are asked for theirs.
 */
export function beforeClose(query: BeforeCloseQuery): RawBuilder<BeforeCloseRow & BeforeCloseTotals> {
  const { look, owner, limit, offset } = query;
  const { asOf } = look;
  const owned = owner === undefined ? sql`true` : sql`lower(btrim(owner)) = lower(btrim(${owner}))`;
  const order = sql`meeting_on nulls last, value_minor desc nulls last, lead_id`;
  return sql<BeforeCloseRow & BeforeCloseTotals>`
with ${setting(asOf)},
${near},
close_by as materialized (
  select p.lead_id, p.purchased_on, p.has_deal, p.clock_on,
    p.reached_mask & near.near_mask <> 0 or (1::bigint << p.frontier) & near.near_mask <> 0 as here
  from lead_progress p join near using (steps_mask)
  where p.outcome = 'open' and p.worked and (p.reached_mask & near.near_mask <> 0 or (1::bigint << p.frontier) & near.near_mask <> 0
    or p.has_deal and p.clock_on >= ${asOf}::date and p.reached_mask & near.buy_in_mask <> 0)
),
l as (select lead_id, purchased_on from close_by where clock_on >= ${asOf}::date),
${nothingWon},
${buttons()},
stake as (
  with l as (select lead_id, purchased_on from close_by where has_deal),
  ${linked(asOf)}
  select lead_id, count(*) as open_deals, count(*) filter (where not same_currency or value_minor is null) as unvalued_deals,
    sum(${shareOf("value_minor")}) filter (where same_currency)::bigint as value_minor,
    (array_agg(owner order by opened_on desc nulls last, deal_id desc) filter (where btrim(owner) <> ''))[1] as owner
  from linked where status = 'open' group by lead_id
),
listed as materialized (
  select lead_id, case when m.meeting_on >= ${asOf}::date then m.meeting_on end as meeting_on, coalesce(open_deals, 0) as open_deals,
    coalesce(unvalued_deals, 0) as unvalued_deals, value_minor, owner
  from close_by left join meeting m using (lead_id) left join stake using (lead_id)
  where here or open_deals > 0 and m.meeting_on >= ${asOf}::date
),
shown as materialized (select * from listed where ${owned}),
totals as (
  select (select count(*) from shown) as leads, (select count(*) from shown where meeting_on = ${asOf}::date) as today,
    (select count(*) from lead_progress where outcome = 'open' and worked and has_deal and frontier is null) as unrecorded,
    (select jsonb_agg(jsonb_build_object('owner', owner, 'leads', leads) order by owner)
      from (select min(btrim(owner)) as owner, count(*) as leads from listed where owner is not null group by lower(btrim(owner))) as o) as owners
),
page as (select shown.*, row_number() over (order by ${order}) as place from shown order by ${order} limit ${limit} offset ${offset}),
stated as (
  select p.*, page.place, page.meeting_on, page.open_deals, page.unvalued_deals, page.value_minor, page.owner, lim.days as limit_days,
    ${stateOf(look, sql`lim.days`)} as state
  from page join lead_progress p using (lead_id) left join ${limitRows(look)} as lim(step, days) on lim.step = coalesce(p.frontier, 0)
),
p as (select stated.*, ${bucketOf} as bucket from stated)
select totals.*, p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list,
  p.purchased_on, p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask,
  p.buttoned_mask, p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor, p.meeting_on, p.open_deals,
  p.unvalued_deals, p.value_minor, p.owner, lead.phone, lead.mobile
from totals left join p on true left join lead on lead.lead_id = p.lead_id left join list on list.list_id = p.list_id
left join vendor on vendor.vendor_id = p.vendor_id left join issue on issue.issue_id = p.bucket_issue_id
order by p.place`;
}

export interface OpenIssueRow {
  lead_id: number;
  /** Of its step. */
  position: number;
  issue_id: number | null;
  issue: string | null;
  /** Day it was raised last. */
  raised_on: string;
  manner: Manner;
  cue: string | null;
}

/** Every issue that is open on a step of these leads, with the signal that raised it last. */
export async function listOpenIssues(
  db: Db,
  { leads, asOf }: { leads: readonly number[]; asOf: string },
): Promise<OpenIssueRow[]> {
  return leads.length === 0 ? [] : (await openIssues({ leads, asOf }).execute(db)).rows;
}

export function openIssues({
  leads,
  asOf,
}: {
  leads: readonly number[];
  asOf: string;
}): RawBuilder<OpenIssueRow> {
  return sql<OpenIssueRow>`
with ${setting(asOf)},
l as materialized (select lead_id, purchased_on from lead_progress where lead_id = any(${leads}::bigint[]) and objection_mask <> 0),
${nothingWon},
${buttons()},
openly as (select lead_id, position, issue_id, max(at) as at from objected where open group by lead_id, position, issue_id)
select distinct on (x.lead_id, x.position, x.issue_id) x.lead_id, x.position, nullif(x.issue_id, 0) as issue_id, issue.name as issue,
  (x.at at time zone o.time_zone)::date as raised_on, g.manner, g.cue
from o cross join openly x join bit using (position) join signal g on g.lead_id = x.lead_id and g.step_id = bit.step_id and g.at = x.at
  and g.polarity = 'negative' and coalesce(g.issue_id, 0) = x.issue_id left join issue on issue.issue_id = g.issue_id
order by x.lead_id, x.position, x.issue_id, g.signal_id desc`;
}

export interface DecidedRow {
  open: boolean;
  won: number;
  lost: number;
}

/** Leads with signals that came near the close and are won or lost: with a button before the close open, or with all closed. */
export async function countDecided(db: Db): Promise<DecidedRow[]> {
  return (await decided().execute(db)).rows;
}

/** A win of which no signal came before it says nothing about buttons. */
export function decided(): RawBuilder<DecidedRow> {
  return sql<DecidedRow>`
with bit as (select step_id, position, kind, 1::bigint << position as bit from step),
${near}
select p.steps_mask & near.before_mask & ~ p.buttoned_mask <> 0 as open, count(*) filter (where outcome = 'won') as won,
  count(*) filter (where outcome = 'lost') as lost
from lead_progress p join near using (steps_mask)
where outcome in ('won', 'lost') and has_signal and p.reached_mask & near.near_mask <> 0 and magic_close is distinct from 'not recorded'
group by 1`;
}

/** What the CTEs of `buttons` read besides the leads. */
function setting(asOf: string): RawBuilder<unknown> {
  return sql`
o as materialized (
  select currency, time_zone, default_months, (${asOf}::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
bit as materialized (select step_id, position, kind, 1::bigint << position as bit from step)`;
}

/** The leads asked for are open: none of them is won by a deal. */
const nothingWon = sql`dealt as (select null::bigint as lead_id, null::date as won_on, true as won where false)`;

/** By the steps a lead is judged by: the close step and the last one before it, those of buy-in, and all before the close. */
const near = sql`
near as materialized (
  select steps_mask, bit_or(bit) filter (where kind = 'close') | coalesce(1::bigint << max(position) filter (where kind <> 'close'), 0) as near_mask,
    coalesce(bit_or(bit) filter (where kind = 'buy_in'), 0) as buy_in_mask, coalesce(bit_or(bit) filter (where kind <> 'close'), 0) as before_mask
  from (select distinct steps_mask from lead_progress) as masks join bit on steps_mask & bit.bit <> 0 group by steps_mask
)`;
