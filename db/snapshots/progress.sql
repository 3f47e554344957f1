with o as (
  select currency, time_zone, default_months, ($1::date + 1)::timestamp at time zone time_zone as cutoff from organization
),
l as materialized (
  select lead_id, list_id, vendor_id, account_id, purchased_on, import_id, line, price_minor, price_currency, purchase_unit, delivered_at from lead
  where list_id is not null and (purchased_on is null or purchased_on <= $2::date)
),
bit as materialized (select step_id, position, kind, in_force_from, in_force_to, 1::bigint << position as bit from step),
linked as (
  select l.lead_id, d.deal_id, d.owner, d.opened_on, match.share_count, match.share_rank, d.currency = o.currency as same_currency,
    d.mrr_minor, d.one_off_minor, d.months, d.margin, case when d.mrr_minor is null and d.one_off_minor is null then d.amount_minor
      when d.mrr_minor is null then d.one_off_minor
      else coalesce(d.one_off_minor, 0) + d.mrr_minor * coalesce(d.months, o.default_months) end as value_minor,
    case when d.status = 'won' and (d.won_on is null or d.won_on <= $3::date) then 'won'
      when d.status = 'lost' and (d.lost_on is null or d.lost_on <= $4::date) then 'lost' else 'open' end as status,
    coalesce(case d.status when 'won' then d.won_on when 'lost' then d.lost_on end, d.opened_on, l.purchased_on) as ended_on,
    case d.status when 'won' then d.won_on when 'lost' then d.lost_on end as dated_on
  from o cross join l join match using (lead_id) join deal d using (organization_id, deal_id)
  where match.share_count is not null
    and (coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) is null
      or coalesce(d.opened_on, d.won_on, d.lost_on, l.purchased_on) <= $5::date)
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
faulty as (select lead_id from defect join l using (lead_id) where defect_on <= $6::date group by lead_id),

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
    on coalesce(bit.in_force_from <= coalesce(days.purchased_on, $7::date), true)
    and coalesce(bit.in_force_to > coalesce(days.purchased_on, $8::date), true)
  group by days.purchased_on
),


due as materialized (
  select row_number() over () as pool_id, vendor_id, list_id, class, currency, purchased_on, period_start, period_end,
    max(known_on) as known_on, sum(amount_minor)::bigint as minor
  from (
    select charge.vendor_id, charge.list_id, charge.currency, amount_minor, list.purchased_on, coalesce(period_end, incurred_on) as known_on,
      coalesce(list.purchased_on, (select min(lead.purchased_on) from lead where lead.list_id = "charge"."list_id"), "charge"."period_end", "charge"."incurred_on") as begins_on,
      case when basis in ('set', 'held') then basis when charge.list_id is null then 'period' else 'all' end as class,
      case when charge.list_id is null then period_start end as period_start, case when charge.list_id is null then period_end end as period_end
    from charge left join list using (organization_id, list_id) where true
  ) as charged
  where case class when 'all' then coalesce(begins_on <= $9::date, true)
    when 'period' then coalesce(coalesce(period_start, known_on) <= $10::date, true) else true end
  group by vendor_id, list_id, class, currency, purchased_on, period_start, period_end
),
arrival as materialized (
  select asked.class, l.lead_id, l.vendor_id, l.list_id, l.import_id, l.line, least(w.won_on, min(s.day)) as on_day
  from (select distinct vendor_id, class from due where class in ('set', 'held')) as asked
  join l on l.vendor_id = asked.vendor_id
  join era on era.bought_on = coalesce(l.purchased_on, 'infinity')
  left join pressed p on p.lead_id = l.lead_id
  left join win w on w.lead_id = l.lead_id
  join bit on bit.kind = 'appointment_' || asked.class and bit.bit & (era.mask | coalesce(p.heard_mask, 0)) <> 0
  left join s on s.lead_id = l.lead_id and s.position >= bit.position and s.polarity <> 'neutral' and coalesce(s.day <= w.won_on, true)
  group by asked.class, l.lead_id, l.vendor_id, l.list_id, l.import_id, l.line, w.won_on, w.lead_id
  having w.lead_id is not null or count(s.day) > 0
),
belonging as materialized (
  select d.pool_id, d.currency, d.minor, l.lead_id, l.import_id, l.line, true as of_vendor
  from due d join l on l.vendor_id = d.vendor_id and l.purchased_on >= d.period_start and coalesce(l.purchased_on <= d.period_end, true)
  where d.class = 'period'
  union all
  select d.pool_id, d.currency, d.minor, a.lead_id, a.import_id, a.line, d.list_id is null
  from due d join arrival a on a.vendor_id = d.vendor_id and a.class = d.class and coalesce(a.list_id = d.list_id, true)
    and coalesce(a.on_day >= d.period_start, d.period_start is null) and coalesce(a.on_day <= d.period_end, d.period_end is null)
),
stated as materialized (
  select list_id, currency, sum(minor)::bigint as stated_minor from due where class = 'all' group by list_id, currency
),
billed as materialized (select distinct list_id, currency from due where list_id is not null),
list_currency as materialized (
  select list_id, coalesce(max(billed.currency) filter (where billed.currency = o.currency), min(billed.currency)) as currency
  from o cross join billed group by list_id
),
vendor_currency as materialized (
  select lead_id, coalesce(max(b.currency) filter (where b.currency = o.currency), min(b.currency)) as currency
  from o cross join belonging b where of_vendor group by lead_id
),
priced as not materialized (
  select l.lead_id, l.list_id, l.vendor_id, l.purchased_on, l.import_id, l.line, price_minor, l.purchase_unit,
    coalesce(price_currency, list_currency.currency, vendor_currency.currency, o.currency) as currency
  from o cross join l  left join list_currency on list_currency.list_id = l.list_id left join vendor_currency on vendor_currency.lead_id = l.lead_id
),
pooled as (
  select p.lead_id, p.list_id, p.currency, p.price_minor, p.import_id, p.line, stated_minor, price_minor is not null as has_price,
    sum(price_minor) over (partition by p.list_id, p.currency) as prices,
    count(*) filter (where price_minor is null) over (partition by p.list_id, p.currency) as unpriced
  from priced p join stated using (list_id, currency)
),
weighed as (
  select lead_id, list_id, currency, has_price, import_id, line,
    case when not has_price then stated_minor - least(stated_minor, coalesce(prices, 0)) when unpriced = 0 then stated_minor
      else least(stated_minor, prices) end as whole,
    case when has_price and prices > 0 then price_minor else 1 end as weight
  from pooled
),
floored as (
  select lead_id, list_id, currency, has_price, import_id, line, whole,
    div(whole * weight::numeric, sum(weight) over pool)::bigint as part, mod(whole * weight::numeric, sum(weight) over pool) as remainder
  from weighed
  window pool as (partition by list_id, currency, has_price)
),
spread as (
  select lead_id, list_id, currency,
    part + (row_number() over ranked <= whole - sum(part) over (partition by list_id, currency, has_price))::int as cost_minor
  from floored
  window ranked as (partition by list_id, currency, has_price order by remainder desc, import_id, line)
),
member as materialized (
  select b.pool_id, b.lead_id,
    b.minor / count(*) over pool + (row_number() over (partition by b.pool_id order by b.import_id, b.line) <= b.minor % count(*) over pool)::int as part
  from belonging b join priced p using (lead_id) where p.currency = b.currency
  window pool as (partition by b.pool_id)
),
extra as materialized (select lead_id, sum(part)::bigint as cost_minor from member group by lead_id),
spared as materialized (
  select distinct p.lead_id from due d join priced p on p.vendor_id = d.vendor_id and p.currency = d.currency and coalesce(p.purchased_on <= d.period_end, true)
  where d.class in ('set', 'held') and d.list_id is null
),
invoiced as materialized (
  select distinct p.lead_id from due d join priced p on p.vendor_id = d.vendor_id and p.currency = d.currency and p.purchase_unit = d.class
  where d.class in ('set', 'held') and coalesce(d.list_id = p.list_id, true) and coalesce(p.purchased_on <= d.period_end, true)
),
costed as (
  select p.lead_id, p.list_id, p.currency, p.import_id, p.line,
    case when extra.lead_id is null then coalesce(base.minor, case when spared.lead_id is not null then 0 end)
      else coalesce(base.minor, 0) + extra.cost_minor end as cost_minor
  from priced p
  left join billed on billed.list_id = p.list_id and billed.currency = p.currency
  left join spread on spread.lead_id = p.lead_id
  left join extra on extra.lead_id = p.lead_id
  left join spared on spared.lead_id = p.lead_id
  left join invoiced on invoiced.lead_id = p.lead_id
  cross join lateral (select coalesce(spread.cost_minor, case when invoiced.lead_id is null then p.price_minor end,
    case when billed.list_id is not null or invoiced.lead_id is not null then 0 end) as minor) as base
),
returned as materialized (
  select credit_id, credit.vendor_id, credit.list_id, credit.currency, list.purchased_on, amount_minor, count(credit_lead.lead_id) as named
  from credit  join list using (organization_id, list_id) left join credit_lead using (organization_id, credit_id)
  where credited_on <= $11::date group by credit_id, credit.vendor_id, credit.list_id, credit.currency, list.purchased_on, amount_minor
),
credit_parts as (
  select credit_id, lead_id, amount_minor,
    div(amount_minor * weight, nullif(sum(weight) over (partition by credit_id), 0)) as part,
    sum(div(amount_minor * weight, nullif(total, 0))) over (partition by credit_id) as parts,
    row_number() over (partition by credit_id order by mod(amount_minor * weight, nullif(total, 0)) desc, import_id, line) as rank
  from (
    select r.credit_id, c.lead_id, c.import_id, c.line, r.amount_minor,
      case when r.named > 0 then 1 else coalesce(c.cost_minor, 0) end::numeric as weight,
      sum(case when r.named > 0 then 1 else coalesce(c.cost_minor, 0) end::numeric) over (partition by r.credit_id) as total
    from returned r join costed c on c.list_id = r.list_id and c.currency = r.currency
    where r.named = 0 or exists (select from credit_lead n where n.credit_id = r.credit_id and n.lead_id = c.lead_id)
  ) as shares
),
credited as (
  select lead_id, sum(part + (rank <= amount_minor - parts)::int)::bigint as credited_minor
  from credit_parts where part is not null group by lead_id
),
loose as (
  select d.vendor_id, d.list_id, coalesce(d.purchased_on, d.period_start, d.known_on) as purchased_on, d.currency, d.minor as charge_minor, 0::bigint as credit_minor
  from due d
  where case when d.class = 'all' then not exists (select from spread where spread.list_id = d.list_id and spread.currency = d.currency)
    else not exists (select from member m where m.pool_id = d.pool_id)
      and (d.class = 'period' or coalesce(coalesce(d.known_on, d.purchased_on) <= $12::date, true)) end
  union all
  select r.vendor_id, r.list_id, r.purchased_on, r.currency, 0, r.amount_minor
  from returned r where not exists (select from credit_parts c where c.credit_id = r.credit_id and c.part is not null)
),
carried as (
  select l.*, coalesce(case when true then costed.currency else k.currency end, o.currency) as currency,
    case when true then costed.cost_minor else k.cost_minor end as cost_minor,
    coalesce(case when true then credited.credited_minor else k.credited_minor end, 0) as credited_minor
  from o cross join l cross join (select null as currency, null::bigint as cost_minor, null::bigint as credited_minor) as k
  left join costed on costed.lead_id = l.lead_id
  left join credited on credited.lead_id = l.lead_id
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
left_over as (
  insert into unallocated (vendor_id, list_id, purchased_on, currency, charge_minor, credit_minor)
  select vendor_id, list_id, purchased_on, currency, charge_minor, credit_minor from loose
)
insert into lead_progress (lead_id, list_id, vendor_id, account_id, purchased_on, outcome, worked, has_signal, has_deal, duplicate, frontier, steps_mask, buttoned_mask, objection_mask, skipped_mask, reached_mask, unspoken_mask, objected_mask, objected_steps, objected_issues, objected_marks, timed_steps, timed_days, objection_steps, objection_issues, objection_since, clock_on, first_worked_on, won_on, lost_on, ended_on, first_win, stall_bucket, bucket_issue_id, magic_close, deals, won_value_minor, won_unvalued, currency, cost_minor, credited_minor, worked_hours, worked_timed, held, no_show, cancelled, rescheduled, win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor, open_value_minor, raised_issues, raised_days, raised_open, organization_id)
select standing.*, (select current_organization()) from (
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
) as standing
