select p.lead_id, lead.vendor_lead_id, lead.company, lead.person, vendor.name as vendor, list.name as list, p.purchased_on, p.won_on,
      lead.email_key, lead.domain_key, lead.phone_key, lead.company_key, lead.city_key,
      (select count(*)::int from match m where m.lead_id = p.lead_id and m.decision = 'queued' and not exists (select from match o where o.organization_id = m.organization_id and o.deal_id = m.deal_id and o.lead_id <> m.lead_id
  and o.decision = 'linked' and o.decided_by is not null)) as waiting, count(*) over ()::int as total
    from lead_progress p join lead using (organization_id, lead_id) join vendor on vendor.vendor_id = p.vendor_id join list on list.list_id = p.list_id
    where p.outcome = 'won' and not p.has_deal order by p.won_on desc nulls last, p.lead_id limit $1 offset $2
