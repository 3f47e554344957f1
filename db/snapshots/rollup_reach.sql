insert into rollup_reach (list_id, vendor_id, purchased_on, currency, step, priced, passed, passed_priced)
select list_id, vendor_id, purchased_on, currency, step.position, sum(priced),
  coalesce(sum(leads) filter (where (masks.buttoned_mask >> step.position & 1 = 1 or masks.reached_mask >> step.position > 1
    or masks.held > 0 and step.kind = 'appointment_held')), 0), coalesce(sum(priced) filter (where (masks.buttoned_mask >> step.position & 1 = 1 or masks.reached_mask >> step.position > 1
    or masks.held > 0 and step.kind = 'appointment_held')), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held, sum(1) as leads, coalesce(sum(1) filter (where cost_minor is not null), 0) as priced
  from lead_progress where reached_mask <> 0 group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position
order by list_id
