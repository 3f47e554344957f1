with 
o as materialized (
  select currency, time_zone, default_months, ($1::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
bit as materialized (select step_id, position, kind, 1::bigint << position as bit from step),

near as materialized (
  select steps_mask, bit_or(bit) filter (where kind = 'close') | coalesce(1::bigint << max(position) filter (where kind <> 'close'), 0) as near_mask,
    coalesce(bit_or(bit) filter (where kind = 'buy_in'), 0) as buy_in_mask, coalesce(bit_or(bit) filter (where kind <> 'close'), 0) as before_mask
  from (select distinct steps_mask from lead_progress) as masks join bit on steps_mask & bit.bit <> 0 group by steps_mask
),
close_by as materialized (
  select p.lead_id, p.purchased_on, p.has_deal, p.clock_on,
    p.reached_mask & near.near_mask <> 0 or (1::bigint << p.frontier) & near.near_mask <> 0 as here
  from lead_progress p join near using (steps_mask)
  where p.outcome = 'open' and p.worked and (p.reached_mask & near.near_mask <> 0 or (1::bigint << p.frontier) & near.near_mask <> 0
    or p.has_deal and p.clock_on >= $2::date and p.reached_mask & near.buy_in_mask <> 0)
),
l as (select lead_id, purchased_on from close_by where clock_on >= $3::date),
dealt as (select null::bigint as lead_id, null::date as won_on, true as won where false),

s as materialized (
  select signal.lead_id, bit.position, bit.bit, bit.kind, signal.at, (signal.at at time zone o.time_zone)::date as day, signal.polarity, signal.manner,
    coalesce(signal.issue_id, 0) as issue_id, signal.outcome, signal.absence, signal.meeting_on, l.purchased_on
  from o cross join signal join l using (lead_id) join bit using (step_id)
  where signal.at < o.cutoff
),
said as materialized (
  select lead_id, position, min(at) filter (where polarity = 'positive') as first_positive, bool_or(polarity = 'negative') as contested,
    count(*) as signals, max(day) filter (where not absence) as last_on, min(day) as first_on, min(at) as first_at,
    min(day) filter (where kind <> 'close' or polarity <> 'positive') as early_on,
    bool_or(manner = 'unspoken' and polarity <> 'neutral') as unspoken, min(purchased_on) as purchased_on
  from s group by lead_id, position
),
disputed as materialized (
  select s.lead_id, s.position, s.issue_id, s.at, bool_or(polarity = 'positive') as positive, bool_or(polarity = 'negative') as negative,
    bool_or(polarity = 'negative' and manner = 'spoken') as spoken, bool_or(polarity = 'negative' and manner = 'unspoken') as unspoken
  from s join said using (lead_id, position) where said.contested and s.polarity <> 'neutral'
  group by s.lead_id, s.position, s.issue_id, s.at
),
objection as materialized (
  select lead_id, position, issue_id, at, spoken, unspoken, case when issue_id = 0 then any_at else least(general_at, same_at) end as answered_at
  from (
    select lead_id, position, issue_id, at, negative, spoken, unspoken, min(at) filter (where positive) over later as any_at,
      min(at) filter (where positive and issue_id = 0) over later as general_at, min(at) filter (where positive) over same_later as same_at
    from disputed
    window later as (partition by lead_id, position order by at desc groups between unbounded preceding and 1 preceding),
      same_later as (partition by lead_id, position, issue_id order by at desc rows between unbounded preceding and 1 preceding)
  ) as answered where negative
),
covered as (
  select lead_id, position, at, bool_or(positive) as positive,
    max(max(until)) over (partition by lead_id, position order by at rows unbounded preceding) as open_until
  from (
    select lead_id, position, at, positive, null::timestamptz as until from disputed
    union all
    select lead_id, position, at, false, coalesce(answered_at, 'infinity') from objection
  ) as events
  group by lead_id, position, at
),
won_over as materialized (
  select lead_id, position, min(at) filter (where positive and coalesce(open_until <= at, true)) as at from covered group by lead_id, position
),
win as materialized (
  select lead_id, least(d.won_on, c.day) as won_on, c.day as signed_on
  from (select lead_id, won_on from dealt where won) as d
  full join (
    select lead_id, (min(f.at) at time zone o.time_zone)::date as day
    from o cross join (
      select lead_id, position, first_positive as at from said where not contested union all select lead_id, position, at from won_over
    ) as f join bit using (position)
    where kind = 'close' and f.at is not null group by lead_id, o.time_zone
  ) as c using (lead_id)
),
objected as materialized (
  select n.lead_id, n.position, n.issue_id, n.at, n.spoken, n.unspoken, n.answered_at,
    n.answered_at is null or coalesce((n.answered_at at time zone o.time_zone)::date > w.won_on, false) as open
  from o cross join objection n left join win w using (lead_id)
  where w.won_on is null or (n.at at time zone o.time_zone)::date <= w.won_on
),
open_objection as materialized (
  select distinct on (lead_id, position) lead_id, position, nullif(issue_id, 0) as issue_id, at
  from objected where open order by lead_id, position, at desc, issue_id desc
),
open_issues as (
  select lead_id, array_agg(position order by position, at, issue_id) as objection_steps,
    array_agg(issue_id order by position, at, issue_id) as objection_issues, array_agg(at order by position, at, issue_id) as objection_since
  from (select lead_id, position, issue_id, min(at) as at from objected where open group by lead_id, position, issue_id) as openly
  group by lead_id
),
raised as materialized (
  select lead_id, bit_or(1::bigint << position) as objected_mask,
    array_agg(position order by position, issue_id nulls first) as objected_steps,
    array_agg(issue_id order by position, issue_id nulls first) as objected_issues,
    array_agg(open::int + 2 * spoken::int + 4 * unspoken::int order by position, issue_id nulls first) as objected_marks
  from (
    select n.lead_id, n.position, n.issue_id, bool_or(n.open and (bit.kind <> 'close' or w.lead_id is null)) as open,
      bool_or(n.spoken) as spoken, bool_or(n.unspoken) as unspoken
    from objected n join bit using (position) left join win w on w.lead_id = n.lead_id
    group by grouping sets ((n.lead_id, n.position), (n.lead_id, n.position, n.issue_id))
  ) as issues group by lead_id
),
raises as (
  select lead_id, array_agg(issue_id order by at, position, issue_id) as raised_issues,
    array_agg((at at time zone o.time_zone)::date order by at, position, issue_id) as raised_days, array_agg(open order by at, position, issue_id) as raised_open
  from o cross join (
    select lead_id, position, issue_id, min(at) as at, bool_and(open) as open from objected group by lead_id, position, issue_id, answered_at
  ) as groups group by lead_id
),
latest_outcome as materialized (
  select distinct on (lead_id, position) lead_id, position, outcome
  from s where outcome is not null order by lead_id, position, at desc, polarity = 'negative' desc
),
meeting as materialized (
  select lead_id, meeting_on
  from (
    select distinct on (lead_id) lead_id, at, meeting_on from s where meeting_on is not null order by lead_id, at desc, meeting_on desc
  ) as m
  where not exists (
    select from s c where c.lead_id = m.lead_id and c.outcome = 'cancelled' and c.meeting_on is null and c.at >= m.at and c.day < m.meeting_on
  )
),
states as (
  select lead_id, position, first_positive, first_positive as buttoned_at, false as objection, signals, last_on, first_on, first_at, early_on, false as objected, unspoken, purchased_on
  from said where not contested
  union all
  select lead_id, position, first_positive, won_over.at, openly.lead_id is not null, signals, last_on, first_on, first_at, early_on, true, unspoken, purchased_on
  from said left join won_over using (lead_id, position)
  left join open_objection openly using (lead_id, position) where contested
),
stood as (
  select states.*, w.won_on, (buttoned_at at time zone o.time_zone)::date as buttoned_on,
    first_positive is not null and not objection and coalesce((first_positive at time zone o.time_zone)::date <= w.won_on, true) as buttoned
  from o cross join states left join win w using (lead_id)
),
stepped as (
  select lead_id, position, 1::bigint << position as bit, signals, last_on, first_on, first_at, early_on, objected, unspoken, purchased_on, objection, buttoned, won_on,
    case when position is distinct from (select position from bit where kind = 'close') and coalesce(buttoned_on <= won_on, true) then buttoned_at end as timed_at,
    buttoned_on as timed_on
  from stood
  union all
  select w.lead_id, bit.position, 0, 0, null, null, null, null, null, null, l.purchased_on, false, false, w.won_on, 'infinity', w.won_on
  from win w join bit on bit.kind = 'close' join l using (lead_id) where w.won_on is not null
),
paced as (
  select stepped.*, case when timed_at is not null then greatest(timed_on, purchased_on)
    - greatest(lag(timed_on) over (partition by lead_id order by timed_at, position), purchased_on) end as days
  from stepped
),
paced_lead as (
  select lead_id, sum(signals)::bigint as signals, max(last_on) as last_on, min(first_on) as first_signal_on, min(first_at) as first_signal_at,
    bool_or(early_on <= coalesce(won_on, 'infinity')) as early_signal, bool_or(objected) as objected, bit_or(bit) as heard_mask,
    bit_or(bit) filter (where unspoken) as unspoken_mask,
    bit_or(bit) filter (where buttoned) as buttoned_mask, bit_or(bit) filter (where objection) as objection_mask,
    bit_or(bit) filter (where buttoned or objection) as any_mask, max(position) filter (where buttoned) as furthest,
    max(position) filter (where buttoned or objection) as furthest_any, min(position) filter (where objection) as first_objection,
    array_agg(position order by timed_at, position) filter (where days is not null) as timed_steps,
    array_agg(days order by timed_at, position) filter (where days is not null) as timed_days
  from paced group by lead_id
),
met as (
  select lead_id,
    count(distinct day) filter (where outcome = 'held' or kind = 'appointment_held' and polarity = 'positive' and outcome is null) as held,
    count(distinct day) filter (where outcome = 'no-show') as no_show, count(distinct day) filter (where outcome = 'cancelled') as cancelled,
    count(distinct day) filter (where outcome = 'rescheduled') as rescheduled
  from s where outcome is not null or kind = 'appointment_held' and polarity = 'positive' group by lead_id
),
pressed as materialized (
  select h.lead_id, nullif(h.signals, 0) as signals, h.last_on, h.first_signal_on, h.first_signal_at, met.held, met.no_show, met.cancelled, met.rescheduled,
    h.early_signal, h.objected, nullif(h.heard_mask, 0) as heard_mask, h.unspoken_mask,
    h.buttoned_mask, h.objection_mask, h.any_mask, h.furthest, h.furthest_any, h.first_objection, meeting.meeting_on, h.timed_steps, h.timed_days,
    i.objection_steps, i.objection_issues, i.objection_since
  from paced_lead h left join met using (lead_id) left join meeting using (lead_id) left join open_issues i using (lead_id)
),
stake as (
  with l as (select lead_id, purchased_on from close_by where has_deal),
  linked as (
  select l.lead_id, d.deal_id, d.owner, d.opened_on, match.share_count, match.share_rank, d.currency = o.currency as same_currency,
    d.mrr_minor, d.one_off_minor, d.months, d.margin, case when d.mrr_minor is null and d.one_off_minor is null then d.amount_minor
      when d.mrr_minor is null then d.one_off_minor
      else coalesce(d.one_off_minor, 0) + d.mrr_minor * coalesce(d.months, o.default_months) end as value_minor,
    case when d.status = 'won' and (d.won_on is null or d.won_on <= $4::date) then 'won'
      when d.status = 'lost' and (d.lost_on is null or d.lost_on <= $5::date) then 'lost' else 'open' end as status,
    coalesce(case d.status when 'won' then d.won_on when 'lost' then d.lost_on end, d.opened_on, l.purchased_on) as ended_on,
    case d.status when 'won' then d.won_on when 'lost' then d.lost_on end as dated_on
  from o cross join l join match using (lead_id) join deal d using (organization_id, deal_id)
  where match.share_count is not null
    and (coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) is null
      or coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) <= $6::date)
)
  select lead_id, count(*) as open_deals, count(*) filter (where not same_currency or value_minor is null) as unvalued_deals,
    sum(value_minor / share_count + (share_rank <= value_minor % share_count)::int) filter (where same_currency)::bigint as value_minor,
    (array_agg(owner order by opened_on desc nulls last, deal_id desc) filter (where btrim(owner) <> ''))[1] as owner
  from linked where status = 'open' group by lead_id
),
listed as materialized (
  select lead_id, case when m.meeting_on >= $7::date then m.meeting_on end as meeting_on, coalesce(open_deals, 0) as open_deals,
    coalesce(unvalued_deals, 0) as unvalued_deals, value_minor, owner
  from close_by left join meeting m using (lead_id) left join stake using (lead_id)
  where here or open_deals > 0 and m.meeting_on >= $8::date
),
shown as materialized (select * from listed where lower(btrim(owner)) = lower(btrim($9))),
totals as (
  select (select count(*) from shown) as leads, (select count(*) from shown where meeting_on = $10::date) as today,
    (select count(*) from lead_progress where outcome = 'open' and worked and has_deal and frontier is null) as unrecorded,
    (select jsonb_agg(jsonb_build_object('owner', owner, 'leads', leads) order by owner)
      from (select min(btrim(owner)) as owner, count(*) as leads from listed where owner is not null group by lower(btrim(owner))) as o) as owners
),
page as (select shown.*, row_number() over (order by meeting_on nulls last, value_minor desc nulls last, lead_id) as place from shown order by meeting_on nulls last, value_minor desc nulls last, lead_id limit $11 offset $12),
stated as (
  select p.*, page.place, page.meeting_on, page.open_deals, page.unvalued_deals, page.value_minor, page.owner, lim.days as limit_days,
    case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $13::date - $14::int then 'unworked' else 'active' end
    when p.clock_on < $15::date - lim.days then 'stalled' else 'active' end as state
  from page join lead_progress p using (lead_id) left join (values ($16::int, $17::int), (0, $18::int)) as lim(step, days) on lim.step = coalesce(p.frontier, 0)
),
p as (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from stated)
select totals.*, p.lead_id, lead.vendor_lead_id, lead.company, lead.person, p.vendor_id, vendor.name as vendor, p.list_id, list.name as list,
  p.purchased_on, p.state, p.bucket, p.frontier, issue.name as bucket_issue, p.worked, p.clock_on, p.limit_days, p.magic_close, p.steps_mask,
  p.buttoned_mask, p.objection_mask, p.skipped_mask, p.unspoken_mask, p.currency, p.cost_minor, p.credited_minor, p.meeting_on, p.open_deals,
  p.unvalued_deals, p.value_minor, p.owner, lead.phone, lead.mobile
from totals left join p on true left join lead on lead.lead_id = p.lead_id left join list on list.list_id = p.list_id
left join vendor on vendor.vendor_id = p.vendor_id left join issue on issue.issue_id = p.bucket_issue_id
order by p.place
