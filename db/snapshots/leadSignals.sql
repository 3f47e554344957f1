with o as (
  select currency, time_zone, default_months, ($1::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
l as materialized (
  select lead_id, list_id, vendor_id, account_id, purchased_on, import_id, line, price_minor, price_currency, purchase_unit, delivered_at from (select lead_id, list_id, vendor_id, account_id, purchased_on, import_id, line, price_minor, price_currency, purchase_unit, delivered_at from lead where lead_id = $2) as only_lead
  where list_id is not null and (purchased_on is null or purchased_on <= $3::date)
),
bit as materialized (select step_id, position, kind, in_force_from, in_force_to, 1::bigint << position as bit from step),
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
),
dealt as materialized (
  select lead_id, count(*)::int as deals, bool_or(status = 'won') as won, bool_or(status = 'open') as open,
    min(ended_on) filter (where status = 'won') as won_on, max(ended_on) filter (where status = 'lost') as lost_on,
    min(dated_on) filter (where status = 'won') as won_dated_on,
    case when bool_and(dated_on is not null) filter (where status = 'lost') then max(dated_on) filter (where status = 'lost') end as lost_dated_on,
    max(opened_on) filter (where status = 'open') as opened_on,
    array_agg(dated_on order by deal_id) filter (where status = 'won' and same_currency) as win_days,
    array_agg(months order by deal_id) filter (where status = 'won' and same_currency) as win_months,
    array_agg(margin order by deal_id) filter (where status = 'won' and same_currency) as win_margins,
    array_agg(mrr_minor / share_count + (share_rank <= mrr_minor % share_count)::int order by deal_id) filter (where status = 'won' and same_currency) as win_mrr_minor,
    array_agg(one_off_minor / share_count + (share_rank <= one_off_minor % share_count)::int order by deal_id) filter (where status = 'won' and same_currency) as win_one_off_minor,
    array_agg(value_minor / share_count + (share_rank <= value_minor % share_count)::int order by deal_id) filter (where status = 'won' and same_currency) as win_value_minor,
    sum(value_minor / share_count + (share_rank <= value_minor % share_count)::int)
      filter (where status = 'won' and same_currency)::bigint as won_value_minor,
    sum(value_minor / share_count + (share_rank <= value_minor % share_count)::int)
      filter (where status = 'open' and same_currency)::bigint as open_value_minor,
    coalesce(bool_or(value_minor is null or not same_currency) filter (where status = 'won'), false) as won_unvalued
  from linked group by lead_id
),

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
heard_or_open as (
  select signal_id, step_id, at, polarity, manner, channel, issue_id, outcome, cue, meeting_on, note, who, import_id, bit.position, null::boolean as open
  from signal join bit using (step_id) where lead_id = $7 and at < (select cutoff from o)
  union all
  select null, bit.step_id, objected.at, 'negative', null, null, nullif(objected.issue_id, 0), null, null, null, null, null, null, position, objected.open
  from objected join bit using (position)
),
judged as (
  select heard_or_open.*, polarity = 'negative' and coalesce(bool_or(open) over (partition by step_id, at, coalesce(issue_id, 0)), false) as is_open,
    bool_or(polarity = 'positive') over same and bool_or(polarity = 'negative') over same as contradicted
  from heard_or_open window same as (partition by step_id, at)
),
ranked as (
  select signal_id, step_id, at, polarity, manner, channel, issue_id, outcome, cue, meeting_on, note, who, import_id, position, contradicted,
    is_open as open, (at at time zone o.time_zone)::date as day, at at time zone o.time_zone as local, count(*) over (partition by step_id) as signals,
    row_number() over (partition by step_id order by at desc, polarity = 'negative' desc, signal_id desc) as nth,
    row_number() over (partition by step_id, issue_id, is_open order by at desc, signal_id desc) as nth_open
  from o cross join judged where signal_id is not null
)
select signal_id, step_id, day as on, case when local::time <> '00:00' then to_char(local, 'HH24:MI') end as time, polarity, manner, channel,
  ranked.issue_id, issue.name as issue, outcome, cue, meeting_on, note, who, ranked.import_id, open, contradicted,
  coalesce(day < l.purchased_on, false) as before_purchase, coalesce(day > win.won_on, false) as after_win, signals
from ranked cross join l left join win using (lead_id) left join issue on issue.issue_id = ranked.issue_id
where nth <= $8 or (open and nth_open = 1) or signal_id = any ($9::bigint[])
order by position, at desc, polarity = 'negative' desc, signal_id desc
