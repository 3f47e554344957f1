insert into rollup_outcome (list_id, vendor_id, purchased_on, currency, outcome, priced, days, leads, first_wins, unvalued, value_minor,
  valued_minor, valued_squares)
select list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null,
  case when ended_on is not null then greatest(ended_on, purchased_on) - purchased_on end,
  $1 * count(*), $2 * count(*) filter (where first_win), $3 * count(*) filter (where won_unvalued),
  $4 * coalesce(sum(won_value_minor), 0), $5 * coalesce(sum(won_value_minor) filter (where not won_unvalued), 0),
  $6 * coalesce(sum(won_value_minor::numeric * won_value_minor) filter (where not won_unvalued), 0)
from lead_progress where outcome in ('won', 'lost')
group by list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null, case when ended_on is not null then greatest(ended_on, purchased_on) - purchased_on end
order by list_id
