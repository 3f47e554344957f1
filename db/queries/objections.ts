// Which objections are open at the end of a day, what hangs on each, and who circles back?
import { type RawBuilder, sql } from "kysely";
import type { LedgerFilters, LedgerShow } from "../../app/domain/ledgerFilters";
import type { Manner } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { areFew, dearest, type HeldQuery, heldSums } from "./heldObjections";
import { linked, shareOf } from "./linkedDeals";
import { chosen } from "./standing";

export interface ObjectionsQuery extends HeldQuery {
  asOf: string;
  filters: Omit<LedgerFilters, "mine" | "page">;
  /** For each step, the share of old enough leads that reached it and were won; null where too few are known. */
  chances: { step: number; value: number | null }[];
  limit: number;
  offset: number;
}

/** One open objection of a lead: all its raises on one step with one issue. */
export interface ObjectionRow {
  lead_id: number;
  company: string | null;
  person: string | null;
  vendor_lead_id: string | null;
  phone: string | null;
  mobile: string | null;
  vendor_id: number;
  vendor: string;
  list_id: number;
  list: string;
  outcome: "open" | "lost";
  /** Of its step. */
  position: number;
  issue_id: number | null;
  issue: string | null;
  /** The signal that raised it first. */
  signal_id: number;
  raised_on: string;
  last_raised_on: string;
  times_raised: number;
  /** Of the last raise, as its cue. */
  manner: Manner;
  cue: string | null;
  currency: string;
  /** Net cost of the lead; null where it has no price. */
  net_minor: number | null;
  /** Its share of open deals in the organization's currency; null where none has a value. */
  value_minor: number | null;
  /** Open deals, and those of them that the value leaves out. */
  open_deals: number;
  unvalued_deals: number;
  /** What it is sorted by: the value, else the net cost in the organization's currency. */
  risk_minor: number | null;
  circle_back_id: number | null;
  owner: string | null;
  due_on: string | null;
  snoozed_to: string | null;
  done_on: string | null;
  note: string | null;
  prompt: string | null;
  /** Done before, and raised once more since. */
  raised_again: boolean;
  standing: "overdue" | "open" | "snoozed" | "done";
}

export interface ObjectionTotals {
  /** Objections the filters choose, and the leads they are of. */
  objections: number;
  leads: number;
  /** The same filters, each with another `show`. */
  all: number;
  overdue: number;
  due: number;
  free: number;
  snoozed: number;
  done: number;
  /** Value of the open deals of all these leads, done ones left out; null where no value is known. */
  all_value_minor: number | null;
  /** Whether money alone decides the order, because a step's chance is not known. */
  by_money: boolean;
}

/** One page of the ledger, overdue first, snoozed and done last, and what all its objections come to. */
export async function listObjections(
  db: Db,
  query: ObjectionsQuery,
  reading: { atOnce?: number } = {},
): Promise<{ totals: ObjectionTotals; rows: ObjectionRow[] }> {
  const { rows } = await objections(query, { few: await areFew(db, query, reading) }).execute(db);
  const [first] = rows;
  if (!first) throw new Error("listObjections: no totals");
  const {
    objections: count,
    leads,
    all,
    overdue,
    due,
    free,
    snoozed,
    done,
    all_value_minor,
    by_money,
  } = first;
  return {
    totals: { objections: count, leads, all, overdue, due, free, snoozed, done, all_value_minor, by_money },
    rows: rows.filter((row) => row.lead_id !== null),
  };
}

/**
 * What is open is read from what the derivation keeps. Only the leads with circle-backs are looked at one by one: of all others every objection is
 * free, so that sums say how many there are and an index which come first. Only the page's own leads are looked up by name, and their deals. The
 * circle-back of an objection is the newest of those on its raises; it is done until the objection is raised again.
 */
export function objections(
  query: ObjectionsQuery,
  { few }: { few: boolean },
): RawBuilder<ObjectionRow & ObjectionTotals> {
  const { asOf, filters, chances, limit, offset } = query;
  const shows = showsOn(asOf);
  const show = shows[filters.show ?? "all"];
  const known = sql.join([
    sql`(0, null::float8)`,
    ...chances.map(({ step, value }) => sql`(${step}::int, ${value}::float8)`),
  ]);
  // What nobody circled back on has no owner, and is in these alone.
  const others = filters.owner === undefined;
  const othersShown = others && (filters.show === undefined || filters.show === "free");
  const plus = (name: "objections" | "leads", counted: boolean) =>
    counted ? sql`(select ${sql.ref(name)} from whole)` : sql`0`;
  const first = { few, most: offset + limit, unlikely: chances.some(({ value }) => value === 0) };
  return sql<ObjectionRow & ObjectionTotals>`
with ${circledObjections(query)},
owned as materialized (select * from stood where ${others ? sql`true` : sql`owner = ${filters.owner}`}),
shown as materialized (select * from owned where ${show}),
${heldSums(query)},
chance as (select * from (values ${known}) as known(position, value)),
thin as materialized (
  select coalesce(bool_or(value is null), false) as by_money
  from (select position from shown ${othersShown ? sql`union select position from free` : sql``}) as at left join chance using (position)
),
worth as (
  select count(value_minor) as valued, coalesce(sum(value_minor), 0) as value_minor
  from (select distinct lead_id, value_minor from owned where ${shows.all}) as own
  ${others ? sql`union all select valued, value_minor from whole` : sql``}
),
totals as (
  select (count(*) filter (where ${show}) + ${plus("objections", othersShown)})::bigint as objections,
    (count(distinct lead_id) filter (where ${show}) + ${plus("leads", othersShown)})::bigint as leads,
    (count(*) filter (where ${shows.all}) + ${plus("objections", others)})::bigint as "all",
    count(*) filter (where ${shows.overdue}) as overdue, count(*) filter (where ${shows.due}) as due,
    (count(*) filter (where ${shows.free}) + ${plus("objections", others)})::bigint as free,
    count(*) filter (where ${shows.snoozed}) as snoozed, count(*) filter (where ${shows.done}) as done,
    (select case when sum(valued) > 0 then sum(value_minor) end::bigint from worth) as all_value_minor
  from owned
),
listed as (
  select lead_id, position, issue_id, since, risk_minor, standing from shown
  ${othersShown ? sql`union all select lead_id, position, issue_id, since, risk_minor, 'open' from (${dearest(query, first)}) as others` : sql``}
),
page as materialized (
  select listed.*, ${rank} as rank, risk_minor * case when thin.by_money then 1 else chance.value end as weight
  from thin cross join listed left join chance using (position)
  order by ${order} limit ${limit} offset ${offset}
),
l as (select distinct lead_id, purchased_on from page join lead_progress using (lead_id) where has_deal),
${linked(asOf)},
stake as (
  select lead_id, count(*) as open_deals, count(*) filter (where not same_currency or value_minor is null) as unvalued_deals,
    sum(${shareOf("value_minor")}) filter (where same_currency)::bigint as value_minor
  from linked where status = 'open' group by lead_id
)
select totals.*, thin.by_money, page.lead_id, lead.company, lead.person, lead.vendor_lead_id, lead.phone, lead.mobile, p.vendor_id, vendor.name as vendor, p.list_id,
  list.name as list, p.outcome, page.position, nullif(page.issue_id, 0) as issue_id, issue.name as issue, raised.signal_id,
  (page.since at time zone o.time_zone)::date as raised_on, (raised.last_at at time zone o.time_zone)::date as last_raised_on, raised.times_raised,
  raised.manner, raised.cue, p.currency, p.cost_minor - p.credited_minor as net_minor, stake.value_minor, coalesce(stake.open_deals, 0) as open_deals,
  coalesce(stake.unvalued_deals, 0) as unvalued_deals, page.risk_minor, c.circle_back_id, c.owner, c.due_on, c.snoozed_to,
  (c.done_at at time zone o.time_zone)::date as done_on, c.note, c.prompt, coalesce(c.raised_again, false) as raised_again, page.standing
from o cross join totals cross join thin left join page on true left join shown c using (lead_id, position, issue_id)
left join lead_progress p on p.lead_id = page.lead_id left join stake on stake.lead_id = page.lead_id
left join lead on lead.lead_id = page.lead_id left join list on list.list_id = p.list_id left join vendor on vendor.vendor_id = p.vendor_id
left join issue on issue.issue_id = nullif(page.issue_id, 0)
left join lateral (
  select (array_agg(g.signal_id order by g.at, g.signal_id))[1] as signal_id, max(g.at) as last_at, count(*) as times_raised,
    (array_agg(g.manner order by g.at desc, g.signal_id desc))[1] as manner, (array_agg(g.cue order by g.at desc, g.signal_id desc))[1] as cue
  from step join signal g using (organization_id, step_id)
  where step.position = page.position and g.lead_id = page.lead_id and coalesce(g.issue_id, 0) = page.issue_id and g.polarity = 'negative'
    and g.at >= page.since and g.at < o.cutoff
) as raised on page.lead_id is not null
order by page.rank, page.weight desc nulls last, page.since, page.lead_id, page.position, page.issue_id`;
}

const rank = sql`case standing when 'overdue' then 0 when 'open' then 1 when 'snoozed' then 2 else 3 end`;
const order = sql`rank, weight desc nulls last, since, lead_id, position, issue_id`;

/** CTEs `o`, `asked` (a row each step and issue under objection of the chosen leads with circle-backs), and `stood`: how each of these stands. */
function circledObjections(query: ObjectionsQuery): RawBuilder<unknown> {
  const { asOf, filters, step } = query;
  const at = step === undefined ? sql`true` : sql`x.position = ${step}::int`;
  const named = filters.issue === undefined ? sql`true` : sql`x.issue_id = ${filters.issue}::bigint`;
  return sql`
o as materialized (
  select currency, time_zone, default_months, (${asOf}::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
promised as materialized (
  select g.lead_id, step.position, coalesce(g.issue_id, 0) as issue_id, g.at, g.step_id, c.circle_back_id, c.owner, c.due_on, c.snoozed_to,
    case when c.done_at < o.cutoff then c.done_at end as done_at, c.note, c.prompt
  from o cross join circle_back c join signal g using (organization_id, signal_id) join step using (organization_id, step_id)
  where c.created_at < o.cutoff
),
asked as materialized (
  select * from (
    select p.lead_id, p.open_value_minor as value_minor,
      coalesce(p.open_value_minor, case when p.currency = o.currency then p.cost_minor - p.credited_minor end) as risk_minor,
      unnest(p.objection_steps) as position, unnest(p.objection_issues) as issue_id, unnest(p.objection_since) as since
    from o cross join (select distinct lead_id from promised) as own join lead_progress p using (lead_id)
    where p.objection_mask <> 0 and p.outcome in ('open'${filters.lost ? sql`, 'lost'` : sql``}) and ${chosen(filters)}
  ) as x where ${at} and ${named}
),
circled as materialized (
  select distinct on (a.lead_id, a.position, a.issue_id) c.* from promised c
  join asked a on a.lead_id = c.lead_id and a.position = c.position and a.issue_id = c.issue_id and c.at >= a.since
  order by a.lead_id, a.position, a.issue_id, c.circle_back_id desc
),
settled as (
  select c.*, c.done_at is not null and exists (
    select from o cross join signal n where n.lead_id = c.lead_id and n.step_id = c.step_id and coalesce(n.issue_id, 0) = c.issue_id
      and n.polarity = 'negative' and n.at > c.done_at and n.at < o.cutoff
  ) as raised_again
  from circled c
),
stood as (
  select a.*, c.circle_back_id, c.note, c.prompt, c.done_at, coalesce(c.raised_again, false) as raised_again,
    case when not c.raised_again then c.owner end as owner, case when not c.raised_again then c.due_on end as due_on,
    case when not c.raised_again and c.done_at is null then c.snoozed_to end as snoozed_to,
    case when c.circle_back_id is null or c.raised_again then 'open' when c.done_at is not null then 'done'
      when c.snoozed_to > ${asOf}::date then 'snoozed' when coalesce(c.snoozed_to, c.due_on) < ${asOf}::date then 'overdue' else 'open' end as standing
  from asked a left join settled c using (lead_id, position, issue_id)
)`;
}

/** Which rows each `show` chooses; without one, all that are not done. */
function showsOn(asOf: string): Record<LedgerShow | "all", RawBuilder<unknown>> {
  return {
    all: sql`standing <> 'done'`,
    overdue: sql`standing = 'overdue'`,
    due: sql`(standing = 'overdue' or standing = 'open' and coalesce(snoozed_to, due_on) = ${asOf}::date)`,
    free: sql`(standing = 'open' and owner is null)`,
    snoozed: sql`standing = 'snoozed'`,
    done: sql`standing = 'done'`,
  };
}
