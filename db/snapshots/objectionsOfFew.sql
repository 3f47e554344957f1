with 
o as materialized (
  select currency, time_zone, default_months, ($1::date + 1)::timestamp at time zone time_zone as cutoff from organization
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
    where p.objection_mask <> 0 and p.outcome in ('open', 'lost') and (vendor_id = $2)
  ) as x where x.position = $3::int and true
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
      when c.snoozed_to > $4::date then 'snoozed' when coalesce(c.snoozed_to, c.due_on) < $5::date then 'overdue' else 'open' end as standing
  from asked a left join settled c using (lead_id, position, issue_id)
),
owned as materialized (select * from stood where true),
shown as materialized (select * from owned where standing <> 'done'),

held as materialized (
  select lost, step, issue_id, sum(objections)::bigint as objections from rollup_open_objection
  where step is not null and issue_id is not null and true and (vendor_id = $6) and step = $7::int and true
  group by lost, step, issue_id having sum(objections) > 0
),
free as (
  select position from (
    select step as position, objections from held union all select position, -1 from asked
  ) as counted group by position having sum(objections) > 0
),
apart as (select distinct lead_id, value_minor from asked),
whole as (
  select coalesce(sum(leads), 0) - (select count(*) from apart) as leads, coalesce(sum(objections), 0) - (select count(*) from asked) as objections,
    coalesce(sum(valued), 0) - (select count(value_minor) from apart) as valued,
    coalesce(sum(value_minor), 0) - (select coalesce(sum(value_minor), 0) from apart) as value_minor
  from rollup_open_objection where step = $8::int and issue_id is null and true and (vendor_id = $9)
),
chance as (select * from (values (0, null::float8), ($10::int, $11::float8)) as known(position, value)),
thin as materialized (
  select coalesce(bool_or(value is null), false) as by_money
  from (select position from shown union select position from free) as at left join chance using (position)
),
worth as (
  select count(value_minor) as valued, coalesce(sum(value_minor), 0) as value_minor
  from (select distinct lead_id, value_minor from owned where standing <> 'done') as own
  union all select valued, value_minor from whole
),
totals as (
  select (count(*) filter (where standing <> 'done') + (select "objections" from whole))::bigint as objections,
    (count(distinct lead_id) filter (where standing <> 'done') + (select "leads" from whole))::bigint as leads,
    (count(*) filter (where standing <> 'done') + (select "objections" from whole))::bigint as "all",
    count(*) filter (where standing = 'overdue') as overdue, count(*) filter (where (standing = 'overdue' or standing = 'open' and coalesce(snoozed_to, due_on) = $12::date)) as due,
    (count(*) filter (where (standing = 'open' and owner is null)) + (select "objections" from whole))::bigint as free,
    count(*) filter (where standing = 'snoozed') as snoozed, count(*) filter (where standing = 'done') as done,
    (select case when sum(valued) > 0 then sum(value_minor) end::bigint from worth) as all_value_minor
  from owned
),
listed as (
  select lead_id, position, issue_id, since, risk_minor, standing from shown
  union all select lead_id, position, issue_id, since, risk_minor, 'open' from (
select lead_id, step as position, issue_id, since, risk_minor from open_objection
where list_id = any (array(
  select list_id from rollup_open_objection where step is null and issue_id is null and (vendor_id = $13))) and true and (vendor_id = $14) and step = $15::int and true and lead_id not in (select lead_id from asked)
group by lead_id, step, issue_id, since, risk_minor having sum(objections) > 0) as others
),
page as materialized (
  select listed.*, case standing when 'overdue' then 0 when 'open' then 1 when 'snoozed' then 2 else 3 end as rank, risk_minor * case when thin.by_money then 1 else chance.value end as weight
  from thin cross join listed left join chance using (position)
  order by rank, weight desc nulls last, since, lead_id, position, issue_id limit $16 offset $17
),
l as (select distinct lead_id, purchased_on from page join lead_progress using (lead_id) where has_deal),
linked as (
  select l.lead_id, d.deal_id, d.owner, d.opened_on, match.share_count, match.share_rank, d.currency = o.currency as same_currency,
    d.mrr_minor, d.one_off_minor, d.months, d.margin, case when d.mrr_minor is null and d.one_off_minor is null then d.amount_minor
      when d.mrr_minor is null then d.one_off_minor
      else coalesce(d.one_off_minor, 0) + d.mrr_minor * coalesce(d.months, o.default_months) end as value_minor,
    case when d.status = 'won' and (d.won_on is null or d.won_on <= $18::date) then 'won'
      when d.status = 'lost' and (d.lost_on is null or d.lost_on <= $19::date) then 'lost' else 'open' end as status,
    coalesce(case d.status when 'won' then d.won_on when 'lost' then d.lost_on end, d.opened_on, l.purchased_on) as ended_on,
    case d.status when 'won' then d.won_on when 'lost' then d.lost_on end as dated_on
  from o cross join l join match using (lead_id) join deal d using (organization_id, deal_id)
  where match.share_count is not null
    and (coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) is null
      or coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) <= $20::date)
),
stake as (
  select lead_id, count(*) as open_deals, count(*) filter (where not same_currency or value_minor is null) as unvalued_deals,
    sum(value_minor / share_count + (share_rank <= value_minor % share_count)::int) filter (where same_currency)::bigint as value_minor
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
order by page.rank, page.weight desc nulls last, page.since, page.lead_id, page.position, page.issue_id
