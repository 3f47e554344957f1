with was as materialized (select lead_id, list_id, vendor_id, account_id, purchased_on, outcome, worked, has_signal, has_deal, duplicate, frontier, steps_mask, buttoned_mask, objection_mask, skipped_mask, reached_mask, unspoken_mask, objected_mask, objected_steps, objected_issues, objected_marks, timed_steps, timed_days, objection_steps, objection_issues, objection_since, clock_on, first_worked_on, won_on, lost_on, ended_on, first_win, stall_bucket, bucket_issue_id, magic_close, deals, won_value_minor, won_unvalued, currency, cost_minor, credited_minor, worked_hours, worked_timed, held, no_show, cancelled, rescheduled, win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor, open_value_minor, raised_issues, raised_days, raised_open from lead_progress where lead_id = any ($1::bigint[])),
o as (
  select currency, time_zone, default_months, ($2::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
l as materialized (
  select lead_id, list_id, vendor_id, account_id, purchased_on, import_id, line, price_minor, price_currency, purchase_unit, delivered_at from (select lead_id, list_id, vendor_id, account_id, purchased_on, import_id, line, price_minor, price_currency, purchase_unit, delivered_at from lead where lead_id = any ($3::bigint[])) as own
  where list_id is not null and (purchased_on is null or purchased_on <= $4::date)
),
bit as materialized (select step_id, position, kind, in_force_from, in_force_to, 1::bigint << position as bit from step),
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
touched as (
  select lead_id, min((touch.at at time zone o.time_zone)::date) as first_on, min(touch.at) as first_at
  from o cross join touch join l using (lead_id) where touch.at < o.cutoff group by lead_id
),
faulty as (select lead_id from defect join l using (lead_id) where defect_on <= $8::date group by lead_id),

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
era as materialized (
  select coalesce(days.purchased_on, 'infinity') as bought_on, coalesce(bit_or(bit.bit), 0) as mask
  from (select distinct purchased_on from l) as days left join bit
    on coalesce(bit.in_force_from <= coalesce(days.purchased_on, $9::date), true)
    and coalesce(bit.in_force_to > coalesce(days.purchased_on, $10::date), true)
  group by days.purchased_on
),
carried as (
  select l.*, coalesce(was.currency, o.currency) as currency, was.cost_minor, coalesce(was.credited_minor, 0) as credited_minor
  from o cross join l left join was using (lead_id)
),
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
  left join duplicate dup on dup.lead_id = l.lead_id
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
),
fresh as (
  insert into lead_progress (lead_id, list_id, vendor_id, account_id, purchased_on, outcome, worked, has_signal, has_deal, duplicate, frontier, steps_mask, buttoned_mask, objection_mask, skipped_mask, reached_mask, unspoken_mask, objected_mask, objected_steps, objected_issues, objected_marks, timed_steps, timed_days, objection_steps, objection_issues, objection_since, clock_on, first_worked_on, won_on, lost_on, ended_on, first_win, stall_bucket, bucket_issue_id, magic_close, deals, won_value_minor, won_unvalued, currency, cost_minor, credited_minor, worked_hours, worked_timed, held, no_show, cancelled, rescheduled, win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor, open_value_minor, raised_issues, raised_days, raised_open)
  select f.lead_id, f.list_id, f.vendor_id, f.account_id, f.purchased_on,
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
cross join lateral (
  select case when timed then case when hours < 72 then greatest(hours, 0) else hours / 24 * 24 end when days is not null then greatest(days, 0) * 24 end as hours,
    case when days is not null then timed end as timed
  from (
    select coalesce(delivered::time <> '00:00' and first::time <> '00:00', false) as timed, floor(extract(epoch from first - delivered) / 3600)::int as hours,
      first::date - coalesce(delivered::date, f.purchased_on) as days
    from (select f.delivered_at at time zone o.time_zone as delivered, least(f.first_touch_at, f.first_signal_at) at time zone o.time_zone as first) as moments
  ) as between_them
) as worked
left join raised r on r.lead_id = f.lead_id
left join raises q on q.lead_id = f.lead_id
left join faulty on faulty.lead_id = f.lead_id
left join bit as front on front.position = f.frontier
left join latest_outcome as outcome on outcome.lead_id = f.lead_id and outcome.position = f.frontier
left join open_objection as objection on objection.lead_id = f.lead_id and objection.position = f.frontier
left join first_wins on first_wins.lead_id = f.lead_id
  on conflict (organization_id, lead_id) do update set (lead_id, list_id, vendor_id, account_id, purchased_on, outcome, worked, has_signal, has_deal, duplicate, frontier, steps_mask, buttoned_mask, objection_mask, skipped_mask, reached_mask, unspoken_mask, objected_mask, objected_steps, objected_issues, objected_marks, timed_steps, timed_days, objection_steps, objection_issues, objection_since, clock_on, first_worked_on, won_on, lost_on, ended_on, first_win, stall_bucket, bucket_issue_id, magic_close, deals, won_value_minor, won_unvalued, currency, cost_minor, credited_minor, worked_hours, worked_timed, held, no_show, cancelled, rescheduled, win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor, open_value_minor, raised_issues, raised_days, raised_open) = row(excluded.lead_id, excluded.list_id, excluded.vendor_id, excluded.account_id, excluded.purchased_on, excluded.outcome, excluded.worked, excluded.has_signal, excluded.has_deal, excluded.duplicate, excluded.frontier, excluded.steps_mask, excluded.buttoned_mask, excluded.objection_mask, excluded.skipped_mask, excluded.reached_mask, excluded.unspoken_mask, excluded.objected_mask, excluded.objected_steps, excluded.objected_issues, excluded.objected_marks, excluded.timed_steps, excluded.timed_days, excluded.objection_steps, excluded.objection_issues, excluded.objection_since, excluded.clock_on, excluded.first_worked_on, excluded.won_on, excluded.lost_on, excluded.ended_on, excluded.first_win, excluded.stall_bucket, excluded.bucket_issue_id, excluded.magic_close, excluded.deals, excluded.won_value_minor, excluded.won_unvalued, excluded.currency, excluded.cost_minor, excluded.credited_minor, excluded.worked_hours, excluded.worked_timed, excluded.held, excluded.no_show, excluded.cancelled, excluded.rescheduled, excluded.win_days, excluded.win_months, excluded.win_margins, excluded.win_mrr_minor, excluded.win_one_off_minor, excluded.win_value_minor, excluded.open_value_minor, excluded.raised_issues, excluded.raised_days, excluded.raised_open)
  returning lead_id, list_id, vendor_id, account_id, purchased_on, outcome, worked, has_signal, has_deal, duplicate, frontier, steps_mask, buttoned_mask, objection_mask, skipped_mask, reached_mask, unspoken_mask, objected_mask, objected_steps, objected_issues, objected_marks, timed_steps, timed_days, objection_steps, objection_issues, objection_since, clock_on, first_worked_on, won_on, lost_on, ended_on, first_win, stall_bucket, bucket_issue_id, magic_close, deals, won_value_minor, won_unvalued, currency, cost_minor, credited_minor, worked_hours, worked_timed, held, no_show, cancelled, rescheduled, win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor, open_value_minor, raised_issues, raised_days, raised_open
),
gone as (delete from lead_progress where lead_id = any ($11::bigint[]) and lead_id not in (select lead_id from fresh)),
moved as (select -1 as sign, was.* from was union all select 1, fresh.* from fresh),
rollup_moved as (
insert into rollup (list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id, leads, priced, credited, deals, cost_minor, credited_minor)
select * from (
select list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  sum(sign), coalesce(sum(sign) filter (where cost_minor is not null), 0), coalesce(sum(sign) filter (where credited_minor > 0), 0), sum(sign * deals), coalesce(sum(sign * cost_minor), 0), sum(sign * credited_minor)
from moved
group by list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id
) as change (list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id, leads, priced, credited, deals, cost_minor, credited_minor) where leads <> 0 or priced <> 0 or credited <> 0 or deals <> 0 or cost_minor <> 0 or credited_minor <> 0
),
rollup_step_moved as (
insert into rollup_step (list_id, vendor_id, purchased_on, currency, step, reached, buttoned, objection, skipped, blocked, won)
select * from (
select list_id, vendor_id, purchased_on, currency, step.position,
  sum(leads) filter (where reached_mask >> step.position & 1 = 1),
  coalesce(sum(leads) filter (where buttoned_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where objection_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where skipped_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where frontier = step.position), 0), coalesce(sum(leads) filter (where masks.won), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, objection_mask, skipped_mask, frontier, outcome = 'won' as won,
    sum(sign) as leads
  from moved where reached_mask <> 0
  group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, objection_mask, skipped_mask, frontier, outcome = 'won'
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position
) as change (list_id, vendor_id, purchased_on, currency, step, reached, buttoned, objection, skipped, blocked, won) where reached <> 0 or buttoned <> 0 or objection <> 0 or skipped <> 0 or blocked <> 0 or won <> 0
),
rollup_step_time_moved as (
insert into rollup_step_time (list_id, vendor_id, purchased_on, step, won, days, leads)
select * from (
select list_id, vendor_id, purchased_on, timed.step, outcome = 'won', timed.days, sum(sign)
from moved cross join unnest(timed_steps, timed_days) as timed(step, days) where timed_steps is not null
group by list_id, vendor_id, purchased_on, timed.step, outcome = 'won', timed.days
) as change (list_id, vendor_id, purchased_on, step, won, days, leads) where leads <> 0
),
rollup_outcome_moved as (
insert into rollup_outcome (list_id, vendor_id, purchased_on, currency, outcome, priced, days, leads, first_wins, unvalued, value_minor, valued_minor, valued_squares)
select * from (
select list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null,
  case when ended_on is not null then greatest(ended_on, purchased_on) - purchased_on end,
  sum(sign), coalesce(sum(sign) filter (where first_win), 0), coalesce(sum(sign) filter (where won_unvalued), 0),
  coalesce(sum(sign * won_value_minor), 0), coalesce(sum(sign * won_value_minor) filter (where not won_unvalued), 0),
  coalesce(sum(sign * won_value_minor::numeric * won_value_minor) filter (where not won_unvalued), 0)
from moved where outcome in ('won', 'lost')
group by list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null, case when ended_on is not null then greatest(ended_on, purchased_on) - purchased_on end
) as change (list_id, vendor_id, purchased_on, currency, outcome, priced, days, leads, first_wins, unvalued, value_minor, valued_minor, valued_squares) where leads <> 0 or first_wins <> 0 or unvalued <> 0 or value_minor <> 0 or valued_minor <> 0 or valued_squares <> 0
),
rollup_reach_moved as (
insert into rollup_reach (list_id, vendor_id, purchased_on, currency, step, priced, passed, passed_priced)
select * from (
select list_id, vendor_id, purchased_on, currency, step.position, sum(priced),
  coalesce(sum(leads) filter (where (masks.buttoned_mask >> step.position & 1 = 1 or masks.reached_mask >> step.position > 1
    or masks.held > 0 and step.kind = 'appointment_held')), 0), coalesce(sum(priced) filter (where (masks.buttoned_mask >> step.position & 1 = 1 or masks.reached_mask >> step.position > 1
    or masks.held > 0 and step.kind = 'appointment_held')), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held, sum(sign) as leads, coalesce(sum(sign) filter (where cost_minor is not null), 0) as priced
  from moved where reached_mask <> 0 group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position
) as change (list_id, vendor_id, purchased_on, currency, step, priced, passed, passed_priced) where priced <> 0 or passed <> 0 or passed_priced <> 0
),
rollup_work_moved as (
insert into rollup_work (list_id, vendor_id, purchased_on, worked, timed, hours, leads, held, no_show, cancelled, rescheduled)
select * from (
select list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours, sum(sign),
  sum(sign * held), sum(sign * no_show), sum(sign * cancelled), sum(sign * rescheduled)
from moved group by list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours
) as change (list_id, vendor_id, purchased_on, worked, timed, hours, leads, held, no_show, cancelled, rescheduled) where leads <> 0 or held <> 0 or no_show <> 0 or cancelled <> 0 or rescheduled <> 0
),
rollup_win_moved as (
insert into rollup_win (list_id, vendor_id, purchased_on, currency, priced, won_on, months, margin, recurring, received, valued, deals, mrr_minor, one_off_minor, value_minor, value_squares)
select * from (
select list_id, vendor_id, purchased_on, currency, cost_minor is not null, win.won_on, win.months, win.margin,
  win.mrr_minor is not null, coalesce(win.mrr_minor, win.one_off_minor) is not null, win.value_minor is not null,
  sum(sign), coalesce(sum(sign * win.mrr_minor), 0), coalesce(sum(sign * win.one_off_minor), 0), coalesce(sum(sign * win.value_minor), 0),
  coalesce(sum(sign * win.value_minor::numeric * win.value_minor), 0)
from moved cross join unnest(win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor)
  as win(won_on, months, margin, mrr_minor, one_off_minor, value_minor)
where outcome = 'won'
group by list_id, vendor_id, purchased_on, currency, cost_minor is not null, win.won_on, win.months, win.margin,
  win.mrr_minor is not null, coalesce(win.mrr_minor, win.one_off_minor) is not null, win.value_minor is not null
) as change (list_id, vendor_id, purchased_on, currency, priced, won_on, months, margin, recurring, received, valued, deals, mrr_minor, one_off_minor, value_minor, value_squares) where deals <> 0 or mrr_minor <> 0 or one_off_minor <> 0 or value_minor <> 0 or value_squares <> 0
),
rollup_objection_moved as (
insert into rollup_objection (list_id, vendor_id, purchased_on, step, issue_id, leads, open, spoken, unspoken, answered_won, answered_lost, open_won, open_lost)
select * from (
select list_id, vendor_id, purchased_on, raised.step, raised.issue_id, sum(sign),
  coalesce(sum(sign) filter (where marks & 1 = 1), 0), coalesce(sum(sign) filter (where marks & 2 = 2), 0), coalesce(sum(sign) filter (where marks & 4 = 4), 0),
  coalesce(sum(sign) filter (where marks & 1 = 0 and outcome = 'won'), 0), coalesce(sum(sign) filter (where marks & 1 = 0 and outcome = 'lost'), 0),
  coalesce(sum(sign) filter (where marks & 1 = 1 and outcome = 'won'), 0), coalesce(sum(sign) filter (where marks & 1 = 1 and outcome = 'lost'), 0)
from moved cross join unnest(objected_steps, objected_issues, objected_marks) as raised(step, issue_id, marks)
where objected_mask is not null
group by list_id, vendor_id, purchased_on, raised.step, raised.issue_id
) as change (list_id, vendor_id, purchased_on, step, issue_id, leads, open, spoken, unspoken, answered_won, answered_lost, open_won, open_lost) where leads <> 0 or open <> 0 or spoken <> 0 or unspoken <> 0 or answered_won <> 0 or answered_lost <> 0 or open_won <> 0 or open_lost <> 0
),
rollup_step_age_moved as (
insert into rollup_step_age (list_id, vendor_id, purchased_on, step, event, age, leads)
select * from (
with followed as (
  select list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, timed_days,
    case when outcome in ('won', 'lost') then greatest(ended_on, purchased_on) - purchased_on end as days, sign as sign
  from moved where purchased_on is not null and (outcome not in ('won', 'lost') or ended_on is not null)
)
select list_id, vendor_id, purchased_on, step, event, age, sum(leads)
from (
  select list_id, vendor_id, purchased_on, timed.step, 'buttoned' as event, timed.age, sum(sign) as leads
  from followed cross join lateral (
    select t.step, sum(t.days) over (order by t.place) as age from unnest(timed_steps, timed_days) with ordinality as t(step, days, place)
  ) as timed join step on step.position = timed.step and step.kind <> 'close'
  where timed_steps is not null
  group by list_id, vendor_id, purchased_on, timed.step, timed.age
  union all
  select list_id, vendor_id, purchased_on, step.position,
    case when outcome not in ('won', 'lost') then 'open' when outcome = 'won' and step.kind = 'close' then 'buttoned' else 'ended' end, days, sum(leads)
  from (
    select list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, days, sum(sign) as leads
    from followed group by list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, days
  ) as masks join step on steps_mask >> step.position & 1 = 1 and (step.kind = 'close' or not coalesce(step.position = any (timed_steps), false))
  group by 1, 2, 3, 4, 5, 6
) as events
group by list_id, vendor_id, purchased_on, step, event, age
) as change (list_id, vendor_id, purchased_on, step, event, age, leads) where leads <> 0
),
open_objection_moved as (
insert into open_objection (list_id, vendor_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id, objections)
select * from (select list_id, vendor_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id, sum(objections) from (
select list_id, vendor_id, purchased_on, outcome = 'lost', raised.step, raised.issue_id,
  coalesce(open_value_minor, case when currency = (select organization.currency from organization) then cost_minor - credited_minor end) as risk_minor,
  raised.since, lead_id, sign
from moved cross join unnest(objection_steps, objection_issues, objection_since) as raised(step, issue_id, since)
where objection_steps is not null and outcome in ('open', 'lost')
) as each (list_id, vendor_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id, objections) group by list_id, vendor_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id
) as change (list_id, vendor_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id, objections) where objections <> 0
),
rollup_open_objection_moved as (
insert into rollup_open_objection (list_id, vendor_id, purchased_on, lost, step, issue_id, leads, objections, valued, value_minor)
select * from (
select list_id, vendor_id, purchased_on, lost, raised.step, raised.issue_id, sum(leads), sum(leads * raised.objections), sum(valued), sum(value_minor)
from (
  select list_id, vendor_id, purchased_on, outcome = 'lost' as lost, objection_steps, objection_issues, sum(sign) as leads,
    coalesce(sum(sign) filter (where open_value_minor is not null), 0) as valued, coalesce(sum(sign * open_value_minor), 0) as value_minor
  from moved where objection_steps is not null and outcome in ('open', 'lost')
  group by list_id, vendor_id, purchased_on, outcome = 'lost', objection_steps, objection_issues
) as alike cross join lateral (
  select u.step, u.issue_id, count(*) as objections from unnest(objection_steps, objection_issues) as u(step, issue_id)
  group by grouping sets ((), (u.step), (u.issue_id), (u.step, u.issue_id))
) as raised
group by list_id, vendor_id, purchased_on, lost, raised.step, raised.issue_id
) as change (list_id, vendor_id, purchased_on, lost, step, issue_id, leads, objections, valued, value_minor) where leads <> 0 or objections <> 0 or valued <> 0 or value_minor <> 0
),
rollup_raised_moved as (
insert into rollup_raised (list_id, vendor_id, purchased_on, issue_id, raised_on, raised, resolved)
select * from (
select list_id, vendor_id, purchased_on, raises.issue_id, raises.day, sum(sign), coalesce(sum(sign) filter (where not raises.open), 0)
from moved cross join unnest(raised_issues, raised_days, raised_open) as raises(issue_id, day, open)
where raised_issues is not null
group by list_id, vendor_id, purchased_on, raises.issue_id, raises.day
) as change (list_id, vendor_id, purchased_on, issue_id, raised_on, raised, resolved) where raised <> 0 or resolved <> 0
)
select array(
    with paid as (
      select vendor_id, list_id, period_start is not null as dated, 'appointment_' || basis as kind from charge
      where basis in ('set', 'held') and vendor_id in (select vendor_id from was as b union select vendor_id from fresh as a)
    ),
    stirred as (
      select vendor_id, list_id, coalesce(b.reached_mask, 0) as was, coalesce(a.reached_mask, 0) as is
      from was as b full join fresh as a using (lead_id, vendor_id, list_id)
    ),
    due as (
      select distinct paid.vendor_id, paid.list_id from paid join stirred s on s.vendor_id = paid.vendor_id and coalesce(s.list_id = paid.list_id, true)
      join step on step.kind = paid.kind
      where (case when paid.dated then s.was | s.is else s.was # s.is end) >> step.position & 1 = 1
    )
    select list_id from due where list_id is not null
    union select list.list_id from due join list using (vendor_id) where due.list_id is null
  ) as lists, set_config('plan_cache_mode', 'auto', true)
