insert into rollup_outcome (list_id, vendor_id, purchased_on, currency, outcome, priced, days, leads, first_wins, unvalued, value_minor)
select list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null,
  case when end_dated then greatest(case outcome when 'won' then won_on when 'lost' then lost_on end, purchased_on) - purchased_on end,
  $1 * count(*), $2 * count(*) filter (where first_win), $3 * count(*) filter (where won_unvalued),
  $4 * coalesce(sum(won_value_minor), 0)
from lead_progress where outcome in ('won', 'lost')
group by list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null, case when end_dated then greatest(case outcome when 'won' then won_on when 'lost' then lost_on end, purchased_on) - purchased_on end
order by list_id
