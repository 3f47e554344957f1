with p as (
      select lead_id, vendor_id, won_on, steps_mask, buttoned_mask, objection_mask, skipped_mask, unspoken_mask, won_value_minor, won_unvalued
      from lead_progress where outcome = 'won' and magic_close = 'yes' and (vendor_id = $1)
      order by won_on desc nulls last, lead_id limit $2 offset $3
    )
    select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, vendor.name as vendor, p.won_on, p.steps_mask, p.buttoned_mask,
      p.objection_mask, p.skipped_mask, p.unspoken_mask, p.won_value_minor as value_minor, p.won_unvalued as unvalued
    from p join lead using (lead_id) join vendor on vendor.vendor_id = p.vendor_id
    order by p.won_on desc nulls last, p.lead_id
