with 
o as materialized (
  select currency, time_zone, default_months, ($1::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
asked as materialized (
  select * from (
    select p.lead_id, p.list_id, p.vendor_id, p.purchased_on, p.outcome, p.has_deal, p.currency, p.cost_minor - p.credited_minor as net_minor,
      unnest(p.objection_steps) as position, unnest(p.objection_issues) as issue_id, unnest(p.objection_since) as since
    from lead_progress p
    where p.objection_mask <> 0 and p.outcome in ('open') and (vendor_id = $2)
  ) as x where x.position = $3::int and x.issue_id = $4::bigint
),
l as (select distinct lead_id, purchased_on from asked where has_deal),
linked as (
  select l.lead_id, d.deal_id, d.owner, d.opened_on, match.share_count, match.share_rank, d.currency = o.currency as same_currency,
    d.mrr_minor, d.one_off_minor, d.months, d.margin, case when d.mrr_minor is null and d.one_off_minor is null then d.amount_minor
      when d.mrr_minor is null then d.one_off_minor
      else coalesce(d.one_off_minor, 0) + d.mrr_minor * coalesce(d.months, o.default_months) end as value_minor,
    case when d.status = 'won' and (d.won_on is null or d.won_on <= $5::date) then 'won'
      when d.status = 'lost' and (d.lost_on is null or d.lost_on <= $6::date) then 'lost' else 'open' end as status,
    coalesce(case d.status when 'won' then d.won_on when 'lost' then d.lost_on end, d.opened_on, l.purchased_on) as ended_on,
    case d.status when 'won' then d.won_on when 'lost' then d.lost_on end as dated_on
  from o cross join l join match using (lead_id) join deal d using (organization_id, deal_id)
  where match.share_count is not null
    and (coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) is null
      or coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) <= $7::date)
),
stake as (
  select lead_id, count(*) as open_deals, count(*) filter (where not same_currency or value_minor is null) as unvalued_deals,
    sum(value_minor / share_count + (share_rank <= value_minor % share_count)::int) filter (where same_currency)::bigint as value_minor
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
      when c.snoozed_to > $8::date then 'snoozed' when coalesce(c.snoozed_to, c.due_on) < $9::date then 'overdue' else 'open' end as standing
  from o cross join asked a left join stake s using (lead_id) left join settled c using (lead_id, position, issue_id)
),
owned as materialized (select * from stood where owner = $10),
shown as materialized (select * from owned where standing = 'overdue'),
chance as (select * from (values (0, null::float8), ($11::int, $12::float8)) as known(position, value)),
thin as (select coalesce(bool_or(value is null), false) as by_money from (select distinct position from shown) as at left join chance using (position)),
totals as (
  select count(*) filter (where standing = 'overdue') as objections,
    count(distinct lead_id) filter (where standing = 'overdue') as leads,
    count(*) filter (where standing <> 'done') as "all", count(*) filter (where standing = 'overdue') as overdue, count(*) filter (where (standing = 'overdue' or standing = 'open' and coalesce(snoozed_to, due_on) = $13::date)) as due,
    count(*) filter (where (standing = 'open' and owner is null)) as free, count(*) filter (where standing = 'snoozed') as snoozed, count(*) filter (where standing = 'done') as done,
    (select sum(value_minor)::bigint from stake where lead_id in (select lead_id from owned where standing <> 'done')) as all_value_minor
  from owned
),
page as (
  select shown.*, case standing when 'overdue' then 0 when 'open' then 1 when 'snoozed' then 2 else 3 end as rank, risk_minor * case when thin.by_money then 1 else chance.value end as weight
  from thin cross join shown left join chance using (position)
  order by rank, weight desc nulls last, since, lead_id, position, issue_id limit $14 offset $15
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
order by p.rank, p.weight desc nulls last, p.since, p.lead_id, p.position, p.issue_id
