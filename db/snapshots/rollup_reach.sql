insert into rollup_reach (list_id, vendor_id, purchased_on, currency, step, priced, passed, passed_priced)
select list_id, vendor_id, purchased_on, currency, step.position, $1 * sum(priced),
  $2 * coalesce(sum(leads) filter (where (masks.buttoned_mask >> step.position & 1 = 1 or masks.reached_mask >> step.position > 1
    or masks.held > 0 and step.kind = 'appointment_held')), 0), $3 * coalesce(sum(priced) filter (where (masks.buttoned_mask >> step.position & 1 = 1 or masks.reached_mask >> step.position > 1
    or masks.held > 0 and step.kind = 'appointment_held')), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held, count(*) as leads, count(cost_minor) as priced
  from lead_progress where reached_mask <> 0 group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position
order by list_id
