insert into rollup_reach (list_id, vendor_id, purchased_on, currency, step, priced)
select list_id, vendor_id, purchased_on, currency, step.position, $1 * sum(leads)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, count(*) as leads
  from lead_progress where reached_mask <> 0 and cost_minor is not null group by list_id, vendor_id, purchased_on, currency, reached_mask
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position
order by list_id
