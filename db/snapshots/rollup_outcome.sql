insert into rollup_outcome (list_id, vendor_id, purchased_on, currency, outcome, priced, days, leads, first_wins, unvalued, value_minor, valued_minor, valued_squares)
select list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null,
  case when ended_on is not null then greatest(ended_on, purchased_on) - purchased_on end,
  sum(1), coalesce(sum(1) filter (where first_win), 0), coalesce(sum(1) filter (where won_unvalued), 0),
  coalesce(sum(1 * won_value_minor), 0), coalesce(sum(1 * won_value_minor) filter (where not won_unvalued), 0),
  coalesce(sum(1 * won_value_minor::numeric * won_value_minor) filter (where not won_unvalued), 0)
from lead_progress where outcome in ('won', 'lost')
group by list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null, case when ended_on is not null then greatest(ended_on, purchased_on) - purchased_on end
order by list_id
