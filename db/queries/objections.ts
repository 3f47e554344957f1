// Which objections are open at the end of a day, what hangs on each, and who circles back?
import { type RawBuilder, sql } from "kysely";
import type { LedgerFilters, LedgerShow } from "../../app/domain/ledgerFilters";
import type { Manner } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { linked, shareOf } from "./linkedDeals";
import { chosen } from "./standing";

export interface ObjectionsQuery {
  asOf: string;
  filters: Omit<LedgerFilters, "mine" | "page">;
  /** Position of the step the filters name; -1 for one that does not exist. */
  step: number | undefined;
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
): Promise<{ totals: ObjectionTotals; rows: ObjectionRow[] }> {
  const { rows } = await objections(query).execute(db);
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
 * What is open is read from `lead_progress`, where the derivation keeps it; only the page's own leads are looked up by name. The
 * circle-back of an objection is the newest of those on its raises; it is done until the objection is raised again.
 */
export function objections(query: ObjectionsQuery): RawBuilder<ObjectionRow & ObjectionTotals> {
  const { asOf, filters, chances, limit, offset } = query;
  const shows = showsOn(asOf);
  const known = sql.join([
    sql`(0, null::float8)`,
    ...chances.map(({ step, value }) => sql`(${step}::int, ${value}::float8)`),
  ]);
  return sql<ObjectionRow & ObjectionTotals>`
with ${openObjections(query)},
${linked(asOf)},
stake as (
  select lead_id, count(*) as open_deals, count(*) filter (where not same_currency or value_minor is null) as unvalued_deals,
    sum(${shareOf("value_minor")}) filter (where same_currency)::bigint as value_minor
  from linked where status = 'open' group by lead_id
),
circled as materialized (
  select distinct on (a.lead_id, a.position, a.issue_id) a.lead_id, a.position, a.issue_id, c.circle_back_id, c.owner, c.due_on, c.snoozed_to,
    case when c.done_at < o.cutoff then c.done_at end as done_at, c.note, c.prompt, g.step_id
  from o cross join circle_back c join signal g using (organization_id, signal_id) join step using (organization_id, step_id)
  join asked a on a.lead_id = g.lead_id and a.position = step.position and a.issue_id = coalesce(g.issue_id, 0) and g.at >= a.since
  where c.created_at < o.cutoff order by a.lead_id, a.position, a.issue_id, c.circle_back_id desc
),
settled as (
  select c.*, c.done_at is not null and exists (
    select from o cross join signal n where n.lead_id = c.lead_id and n.step_id = c.step_id and coalesce(n.issue_id, 0) = c.issue_id
      and n.polarity = 'negative' and n.at > c.done_at and n.at < o.cutoff
  ) as raised_again
  from circled c
),
stood as (
  select a.*, s.open_deals, s.unvalued_deals, s.value_minor, c.circle_back_id, c.note, c.prompt, c.done_at,
    coalesce(s.value_minor, case when a.currency = o.currency then a.net_minor end) as risk_minor, coalesce(c.raised_again, false) as raised_again,
    case when not c.raised_again then c.owner end as owner, case when not c.raised_again then c.due_on end as due_on,
    case when not c.raised_again and c.done_at is null then c.snoozed_to end as snoozed_to,
    case when c.circle_back_id is null or c.raised_again then 'open' when c.done_at is not null then 'done'
      when c.snoozed_to > ${asOf}::date then 'snoozed' when coalesce(c.snoozed_to, c.due_on) < ${asOf}::date then 'overdue' else 'open' end as standing
  from o cross join asked a left join stake s using (lead_id) left join settled c using (lead_id, position, issue_id)
),
owned as materialized (select * from stood where ${filters.owner === undefined ? sql`true` : sql`owner = ${filters.owner}`}),
shown as materialized (select * from owned where ${shows[filters.show ?? "all"]}),
chance as (select * from (values ${known}) as known(position, value)),
thin as (select coalesce(bool_or(value is null), false) as by_money from (select distinct position from shown) as at left join chance using (position)),
totals as (
  select count(*) filter (where ${shows[filters.show ?? "all"]}) as objections,
    count(distinct lead_id) filter (where ${shows[filters.show ?? "all"]}) as leads,
    count(*) filter (where ${shows.all}) as "all", count(*) filter (where ${shows.overdue}) as overdue, count(*) filter (where ${shows.due}) as due,
    count(*) filter (where ${shows.free}) as free, count(*) filter (where ${shows.snoozed}) as snoozed, count(*) filter (where ${shows.done}) as done,
    (select sum(value_minor)::bigint from stake where lead_id in (select lead_id from owned where ${shows.all})) as all_value_minor
  from owned
),
page as (
  select shown.*, ${rank} as rank, risk_minor * case when thin.by_money then 1 else chance.value end as weight
  from thin cross join shown left join chance using (position)
  order by ${order} limit ${limit} offset ${offset}
)
select totals.*, thin.by_money, p.lead_id, lead.company, lead.person, lead.vendor_lead_id, p.vendor_id, vendor.name as vendor, p.list_id,
  list.name as list, p.outcome, p.position, nullif(p.issue_id, 0) as issue_id, issue.name as issue, raised.signal_id,
  (p.since at time zone o.time_zone)::date as raised_on, (raised.last_at at time zone o.time_zone)::date as last_raised_on, raised.times_raised,
  raised.manner, raised.cue, p.currency, p.net_minor, p.value_minor, coalesce(p.open_deals, 0) as open_deals,
  coalesce(p.unvalued_deals, 0) as unvalued_deals, p.risk_minor, p.circle_back_id, p.owner, p.due_on, p.snoozed_to,
  (p.done_at at time zone o.time_zone)::date as done_on, p.note, p.prompt, p.raised_again, p.standing
from o cross join totals cross join thin left join page p on true
left join lead on lead.lead_id = p.lead_id left join list on list.list_id = p.list_id left join vendor on vendor.vendor_id = p.vendor_id
left join issue on issue.issue_id = nullif(p.issue_id, 0)
left join lateral (
  select (array_agg(g.signal_id order by g.at, g.signal_id))[1] as signal_id, max(g.at) as last_at, count(*) as times_raised,
    (array_agg(g.manner order by g.at desc, g.signal_id desc))[1] as manner, (array_agg(g.cue order by g.at desc, g.signal_id desc))[1] as cue
  from step join signal g using (organization_id, step_id)
  where step.position = p.position and g.lead_id = p.lead_id and coalesce(g.issue_id, 0) = p.issue_id and g.polarity = 'negative'
    and g.at >= p.since and g.at < o.cutoff
) as raised on p.lead_id is not null
order by p.rank, p.weight desc nulls last, p.since, p.lead_id, p.position, p.issue_id`;
}

const rank = sql`case standing when 'overdue' then 0 when 'open' then 1 when 'snoozed' then 2 else 3 end`;
const order = sql`rank, weight desc nulls last, since, lead_id, position, issue_id`;

/** CTEs `o`, `asked` (a row each lead, step and issue under objection) and `l` (the leads among them that have deals). */
function openObjections({ asOf, filters, step }: ObjectionsQuery): RawBuilder<unknown> {
  const { issue, lost } = filters;
  const at = step === undefined ? sql`true` : sql`x.position = ${step}::int`;
  const named = issue === undefined ? sql`true` : sql`x.issue_id = ${issue}::bigint`;
  return sql`
o as materialized (
  select currency, time_zone, default_months, (${asOf}::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
asked as materialized (
  select * from (
    select p.lead_id, p.list_id, p.vendor_id, p.purchased_on, p.outcome, p.has_deal, p.currency, p.cost_minor - p.credited_minor as net_minor,
      unnest(p.objection_steps) as position, unnest(p.objection_issues) as issue_id, unnest(p.objection_since) as since
    from lead_progress p
    where p.objection_mask <> 0 and p.outcome in ('open'${lost ? sql`, 'lost'` : sql``}) and ${chosen(filters)}
  ) as x where ${at} and ${named}
),
l as (select distinct lead_id, purchased_on from asked where has_deal)`;
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
