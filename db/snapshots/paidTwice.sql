select p.lead_id, coalesce(l.company, l.person, l.vendor_lead_id, 'Lead ' || l.lead_id) as name, p.vendor_id, v.name as vendor, list.name as list, p.purchased_on,
      p.cost_minor, p.credited_minor, p.currency, v.duplicate_window_days as window_days, f.lead_id as first_lead_id, f.vendor_id as first_vendor_id,
      fv.name as first_vendor, fl.name as first_list, f.purchased_on as first_purchased_on, fp.cost_minor as first_cost_minor, fp.currency as first_currency
    from (select * from lead_progress where duplicate and (vendor_id = $1)) as p
    join duplicate on duplicate.lead_id = p.lead_id join lead f on f.lead_id = duplicate.duplicate_of join lead l on l.lead_id = p.lead_id join vendor v on v.vendor_id = p.vendor_id join list on list.list_id = p.list_id
      join vendor fv on fv.vendor_id = f.vendor_id join list fl on fl.list_id = f.list_id left join lead_progress fp on fp.lead_id = f.lead_id
    where f.vendor_id <> p.vendor_id
    order by p.purchased_on desc, p.cost_minor desc nulls last, p.lead_id limit $2 offset $3
