// Where does each lead stand at the end of a day? The one home of state, frontier, clock and bucket, as set-based SQL.
import { type RawBuilder, sql } from "kysely";
import { allocation } from "./allocation";
import { buttons } from "./buttons";
import { linked, shareOf } from "./linkedDeals";

interface Derivation {
  /** The day at whose end the leads are looked at. */
  asOf: string;
  /** Leads to look at: a table with `lead_id` and `leadColumns` (null where a lead is gone); all where undefined. The won leads of one account must come together, and all leads of `lists`. */
  leads?: RawBuilder<unknown>;
  /** How the facts of the leads are found: by their ids, where they are few among all; by reading all facts, the usual way. */
  found?: "by id" | "in all";
  /** Lists whose charges are spread anew: a table with `list_id`; all where undefined. Leads of others keep what they carry. */
  lists?: RawBuilder<unknown>;
}

interface Standing extends Pick<Derivation, "asOf" | "leads" | "found"> {
  /** CTEs, over those of `dealings` and `buttons`, that end in `carried`: `l` with currency, cost_minor and credited_minor. */
  costs: RawBuilder<unknown>;
}

/** What the derivation reads of a lead besides its id. */
export const leadColumns = [
  ...["list_id", "vendor_id", "account_id", "purchased_on"],
  ...["import_id", "line", "price_minor", "price_currency", "purchase_unit", "delivered_at"],
];

/** The columns of a row of `lead_progress`, in the order of `standingNow`. */
export const derivedColumns =
  `lead_id list_id vendor_id account_id purchased_on outcome worked has_signal has_deal duplicate frontier
  steps_mask buttoned_mask objection_mask skipped_mask reached_mask unspoken_mask objected_mask
  objected_steps objected_issues objected_marks timed_steps timed_days objection_steps objection_issues
  objection_since clock_on first_worked_on won_on lost_on ended_on first_win stall_bucket bucket_issue_id magic_close deals
  won_value_minor won_unvalued currency cost_minor credited_minor worked_hours worked_timed held no_show cancelled rescheduled
  win_days win_months win_margins win_mrr_minor win_one_off_minor win_value_minor open_value_minor
  raised_issues raised_days raised_open`.split(/\s+/);

/**
 * Speed to lead (PRODUCT.md 3): whole hours from the delivery to the first touch or signal where both have a time of day, from the third
 * day on as whole days; else the days between them, as hours. Never below 0.
 */
const workedAfter = sql`cross join lateral (
  select case when timed then case when hours < 72 then greatest(hours, 0) else hours / 24 * 24 end when days is not null then greatest(days, 0) * 24 end as hours,
    case when days is not null then timed end as timed
  from (
    select coalesce(delivered::time <> '00:00' and first::time <> '00:00', false) as timed, floor(extract(epoch from first - delivered) / 3600)::int as hours,
      first::date - coalesce(delivered::date, f.purchased_on) as days
    from (select f.delivered_at at time zone o.time_zone as delivered, least(f.first_touch_at, f.first_signal_at) at time zone o.time_zone as first) as moments
  ) as between_them
) as worked`;

/** Each won deal of a lead, as far as its money is the organization's: one place of every array. */
const winArrays = sql.join(
  Object.entries({
    win_days: sql`dated_on`,
    win_months: sql`months`,
    win_margins: sql`margin`,
    win_mrr_minor: shareOf("mrr_minor"),
    win_one_off_minor: shareOf("one_off_minor"),
    win_value_minor: shareOf("value_minor"),
  }).map(
    ([name, value]) =>
      sql`array_agg(${value} order by deal_id) filter (where status = 'won' and same_currency) as ${sql.raw(name)}`,
  ),
  sql`,\n    `,
);

/** A table of facts about leads; `by id` only what is of the leads `l`. */
function factsOf(table: string, found: Derivation["found"] = "in all", name = table): RawBuilder<unknown> {
  const own = `(select * from ${table} where lead_id = any (array(select lead_id from l)))`;
  return sql.raw(found === "by id" ? `${own} as ${name}` : name === table ? name : `${table} ${name}`);
}

/** CTEs of the settings, the leads, the steps and the deals: what `buttons` and everything after it stand on. */
export function dealings({
  asOf,
  leads,
  found,
}: Pick<Derivation, "asOf" | "leads" | "found">): RawBuilder<unknown> {
  return sql`o as (
  select currency, time_zone, default_months, (${asOf}::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
l as materialized (
  select lead_id, ${sql.raw(leadColumns.join(", "))} from ${leads ?? sql`lead`}
  where list_id is not null and (purchased_on is null or purchased_on <= ${asOf}::date)
),
bit as materialized (select step_id, position, kind, in_force_from, in_force_to, 1::bigint << position as bit from step),
${linked(asOf, factsOf("match", found))},
dealt as materialized (
  select lead_id, count(*)::int as deals, bool_or(status = 'won') as won, bool_or(status = 'open') as open,
    min(ended_on) filter (where status = 'won') as won_on, max(ended_on) filter (where status = 'lost') as lost_on,
    min(dated_on) filter (where status = 'won') as won_dated_on,
    case when bool_and(dated_on is not null) filter (where status = 'lost') then max(dated_on) filter (where status = 'lost') end as lost_dated_on,
    max(opened_on) filter (where status = 'open') as opened_on,
    ${winArrays},
    sum(${shareOf("value_minor")})
      filter (where status = 'won' and same_currency)::bigint as won_value_minor,
    sum(${shareOf("value_minor")})
      filter (where status = 'open' and same_currency)::bigint as open_value_minor,
    coalesce(bool_or(value_minor is null or not same_currency) filter (where status = 'won'), false) as won_unvalued
  from linked group by lead_id
)`;
}

/**
 * One row of `lead_progress` for each lead that exists on the day (PRODUCT.md 2 to 4), and one of `unallocated` for each sum that
 * none of them can carry. Only dated facts count, each from its date on; what moves with the day alone (stalled, unworked) is not in
 * the rows but applied when they are read. An INSERT that fills both tables.
 */
export function progress({ asOf, leads, lists, found }: Derivation): RawBuilder<unknown> {
  const costs = allocation({ asOf, ...(lists && { lists }) });
  return sql`
with ${standings({ asOf, ...(leads && { leads }), ...(found && { found }), costs })},
left_over as (
  insert into unallocated (vendor_id, list_id, purchased_on, currency, charge_minor, credit_minor)
  select vendor_id, list_id, purchased_on, currency, charge_minor, credit_minor from loose
)
insert into lead_progress (${sql.raw(derivedColumns.join(", "))}, organization_id)
select standing.*, (select current_organization()) from (
${standingNow}
) as standing`;
}

/** The CTEs that `standingNow` reads. */
export function standings({ asOf, leads, costs, found }: Standing): RawBuilder<unknown> {
  return sql`${dealings({ asOf, ...(leads && { leads }), ...(found && { found }) })},
touched as (
  select lead_id, min((touch.at at time zone o.time_zone)::date) as first_on, min(touch.at) as first_at
  from o cross join ${factsOf("touch", found)} join l using (lead_id) where touch.at < o.cutoff group by lead_id
),
faulty as (select lead_id from ${factsOf("defect", found)} join l using (lead_id) where defect_on <= ${asOf}::date group by lead_id),
${buttons(factsOf("signal", found))},
era as materialized (
  select coalesce(days.purchased_on, 'infinity') as bought_on, coalesce(bit_or(bit.bit), 0) as mask
  from (select distinct purchased_on from l) as days left join bit
    on coalesce(bit.in_force_from <= coalesce(days.purchased_on, ${asOf}::date), true)
    and coalesce(bit.in_force_to > coalesce(days.purchased_on, ${asOf}::date), true)
  group by days.purchased_on
),
${costs},
seen as (
  select l.*, p.signals, p.last_on, p.first_signal_on, p.meeting_on, p.early_signal, p.objected, t.first_on as first_touch_on, t.first_at as first_touch_at, d.deals, d.open,
    p.first_signal_at, p.held, p.no_show, p.cancelled, p.rescheduled, d.win_days, d.win_months, d.win_margins, d.win_mrr_minor, d.win_one_off_minor, d.win_value_minor,
    d.lost_on, d.lost_dated_on, d.opened_on, d.won_value_minor, d.open_value_minor, d.won_unvalued, w.won_on, least(d.won_dated_on, w.signed_on) as won_dated_on, w.lead_id is not null as won, dup.lead_id is not null as duplicated,
    era.mask | coalesce(p.heard_mask, 0) as steps_mask, p.any_mask,
    coalesce(p.buttoned_mask, 0) | case when w.lead_id is null then 0 else closing.bit end as buttoned_mask,
    coalesce(p.objection_mask, 0) & ~ case when w.lead_id is null then 0 else closing.bit end as objection_mask,
    coalesce(p.unspoken_mask, 0) as unspoken_mask, p.timed_steps, p.timed_days,
    p.objection_steps, p.objection_issues, p.objection_since, p.first_objection,
    case when w.lead_id is null then p.furthest else closing.position end as furthest, p.furthest_any,
    closing.position as close_position
  from carried l join era on era.bought_on = coalesce(l.purchased_on, 'infinity')
  cross join (select coalesce(max(position), 61) as position, coalesce(max(bit), 0) as bit from bit where kind = 'close') as closing
  left join dealt d on d.lead_id = l.lead_id
  left join touched t on t.lead_id = l.lead_id
  left join pressed p on p.lead_id = l.lead_id
  left join win w on w.lead_id = l.lead_id
  left join ${factsOf("duplicate", found, "dup")} on dup.lead_id = l.lead_id
),
placed as (
  select seen.*,
    seen.signals is null and seen.first_touch_on is null and seen.deals is not null as unrecorded,
    seen.steps_mask & ~ ((2::bigint << coalesce(seen.furthest, 0)) - 1) as ahead,
    seen.steps_mask & ((1::bigint << coalesce(seen.furthest, 0)) - 1) & ~ coalesce(seen.any_mask, 0) as skipped_mask
  from seen
),
fronted as (
  select placed.*,
    case when won or unrecorded then null else coalesce(first_objection, next.position) end as frontier
  from placed left join bit as next on next.bit = ahead & - ahead
),
first_wins as (
  select distinct on (coalesce(account_id, - lead_id)) lead_id from win join l using (lead_id)
  order by coalesce(account_id, - lead_id), won_on, lead_id
)`;
}

/** A row of `lead_progress` for each lead, over `standings`. */
export const standingNow = sql`select f.lead_id, f.list_id, f.vendor_id, f.account_id, f.purchased_on,
  case when f.won then 'won'
    when f.cost_minor > 0 and f.credited_minor >= f.cost_minor then 'credited'
    when faulty.lead_id is not null then 'disqualified'
    when f.deals is not null and not f.open then 'lost'
    else 'open' end as outcome,
  coalesce(f.signals, 0) > 0 or f.first_touch_on is not null or f.deals is not null as worked,
  coalesce(f.signals, 0) > 0 as has_signal, f.deals is not null as has_deal, f.duplicated as duplicate,
  f.frontier, f.steps_mask, f.buttoned_mask, f.objection_mask, f.skipped_mask,
  f.steps_mask & case when f.won then -1 when f.furthest_any is null then 0 else (2::bigint << f.furthest_any) - 1 end as reached_mask,
  f.unspoken_mask, r.objected_mask, r.objected_steps, r.objected_issues, r.objected_marks, f.timed_steps, f.timed_days,
  case when not f.won then f.objection_steps end as objection_steps, case when not f.won then f.objection_issues end as objection_issues,
  case when not f.won then f.objection_since end as objection_since,
  greatest(coalesce(greatest(f.last_on, f.meeting_on), f.first_touch_on, f.opened_on, f.purchased_on), f.purchased_on) as clock_on,
  least(f.first_touch_on, f.first_signal_on) as first_worked_on,
  f.won_on, case when f.deals is not null and not f.open and not f.won then f.lost_on end as lost_on,
  case when f.won then f.won_dated_on when f.deals is not null and not f.open then f.lost_dated_on end as ended_on,
  first_wins.lead_id is not null as first_win,
  case when f.won then null
    when f.signals is null and f.deals is not null then 'not recorded'
    when front.kind in ('appointment_set', 'appointment_held') and outcome.outcome in ('no-show', 'cancelled') then 'no-show'
    when f.objection_mask <> 0 then 'objection left open'
    when f.deals is null or f.open then 'went silent'
    when f.objected then 'fair loss'
    else 'lost, no reason heard' end as stall_bucket,
  case when not f.won and f.objection_mask <> 0 then objection.issue_id end as bucket_issue_id,
  case when not f.won then null when not coalesce(f.early_signal, false) then 'not recorded'
    when f.steps_mask & ((1::bigint << f.close_position) - 1) & ~ f.buttoned_mask <> 0 then 'yes' else 'no' end as magic_close,
  coalesce(f.deals, 0) as deals, case when f.won then f.won_value_minor end as won_value_minor,
  f.won and (coalesce(f.won_unvalued, false) or f.won_value_minor is null) as won_unvalued,
  f.currency, f.cost_minor, f.credited_minor,
  worked.hours as worked_hours, worked.timed as worked_timed,
  coalesce(f.held, 0), coalesce(f.no_show, 0), coalesce(f.cancelled, 0), coalesce(f.rescheduled, 0),
  f.win_days, f.win_months, f.win_margins, f.win_mrr_minor, f.win_one_off_minor, f.win_value_minor, f.open_value_minor,
  q.raised_issues, q.raised_days, q.raised_open
from fronted f
cross join o
${workedAfter}
left join raised r on r.lead_id = f.lead_id
left join raises q on q.lead_id = f.lead_id
left join faulty on faulty.lead_id = f.lead_id
left join bit as front on front.position = f.frontier
left join latest_outcome as outcome on outcome.lead_id = f.lead_id and outcome.position = f.frontier
left join open_objection as objection on objection.lead_id = f.lead_id and objection.position = f.frontier
left join first_wins on first_wins.lead_id = f.lead_id`;
