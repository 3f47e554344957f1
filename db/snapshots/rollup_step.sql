insert into rollup_step (list_id, vendor_id, purchased_on, currency, step, reached, buttoned, objection, skipped, blocked, won)
select list_id, vendor_id, purchased_on, currency, step.position,
  sum(leads) filter (where reached_mask >> step.position & 1 = 1),
  coalesce(sum(leads) filter (where buttoned_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where objection_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where skipped_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where frontier = step.position), 0), coalesce(sum(leads) filter (where masks.won), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, objection_mask, skipped_mask, frontier, outcome = 'won' as won,
    sum(1) as leads
  from lead_progress where reached_mask <> 0
  group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, objection_mask, skipped_mask, frontier, outcome = 'won'
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position
order by list_id
