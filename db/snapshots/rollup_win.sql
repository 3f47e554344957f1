insert into rollup_win (list_id, vendor_id, purchased_on, currency, priced, won_on, months, margin, recurring, received, valued, deals, mrr_minor, one_off_minor, value_minor, value_squares)
select list_id, vendor_id, purchased_on, currency, cost_minor is not null, win.won_on, win.months, win.margin,
  win.mrr_minor is not null, coalesce(win.mrr_minor, win.one_off_minor) is not null, win.value_minor is not null,
  sum(1), coalesce(sum(1 * win.mrr_minor), 0), coalesce(sum(1 * win.one_off_minor), 0), coalesce(sum(1 * win.value_minor), 0),
  coalesce(sum(1 * win.value_minor::numeric * win.value_minor), 0)
from lead_progress cross join unnest(win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor)
  as win(won_on, months, margin, mrr_minor, one_off_minor, value_minor)
where outcome = 'won'
group by list_id, vendor_id, purchased_on, currency, cost_minor is not null, win.won_on, win.months, win.margin,
  win.mrr_minor is not null, coalesce(win.mrr_minor, win.one_off_minor) is not null, win.value_minor is not null
order by list_id
