select m.deal_id, m.lead_id, m.method, m.probability, m.reasons, m.decision, m.decided_by, m.share_count, m.share_rank,
      (m.decided_at at time zone o.time_zone)::date as decided_on,
      case when m.decision = 'queued' then (select o.decided_by from match o where o.organization_id = m.organization_id and o.deal_id = m.deal_id and o.lead_id <> m.lead_id
  and o.decision = 'linked' and o.decided_by is not null order by o.decided_at limit 1) end as settled_by,
      case when d.own_lead_id is distinct from l.lead_id then case d.account_id = l.account_id when true then 'same' when false then 'other' end end as company,
      jsonb_build_object('company', d.company, 'person', d.person, 'email', d.email, 'phone', d.phone, 'website', d.website, 'street', d.street, 'city', d.city, 'postal_code', d.postal_code, 'company_key', d.company_key, 'person_key', d.person_key, 'email_key', d.email_key, 'phone_key', d.phone_key, 'domain_key', d.domain_key, 'city_key', d.city_key) || jsonb_build_object('external_id', d.external_id, 'status', d.status, 'stage', d.stage, 'owner', d.owner,
        'opened_on', d.opened_on, 'ended_on', coalesce(d.won_on, d.lost_on), 'value_minor', v.value_minor, 'currency', d.currency) as deal,
      jsonb_build_object('company', l.company, 'person', l.person, 'email', l.email, 'phone', l.phone, 'website', l.website, 'street', l.street, 'city', l.city, 'postal_code', l.postal_code, 'company_key', l.company_key, 'person_key', l.person_key, 'email_key', l.email_key, 'phone_key', l.phone_key, 'domain_key', l.domain_key, 'city_key', l.city_key) || jsonb_build_object('vendor_lead_id', l.vendor_lead_id, 'vendor', vendor.name, 'list', list.name,
        'purchased_on', l.purchased_on, 'cost_minor', p.cost_minor - p.credited_minor, 'currency', p.currency) as lead,
      coalesce(case when d.currency = o.currency then v.value_minor end, case when p.currency = o.currency then p.cost_minor - p.credited_minor end) as swing
    from match m join organization o using (organization_id)
    join deal d on d.organization_id = m.organization_id and d.deal_id = m.deal_id
    join lead l on l.organization_id = m.organization_id and l.lead_id = m.lead_id
    join vendor on vendor.organization_id = l.organization_id and vendor.vendor_id = l.vendor_id
    join list on list.organization_id = l.organization_id and list.list_id = l.list_id
    left join lead_progress p on p.organization_id = l.organization_id and p.lead_id = l.lead_id
    cross join lateral (select case when d.mrr_minor is null and d.one_off_minor is null then d.amount_minor
      when d.mrr_minor is null then d.one_off_minor
      else coalesce(d.one_off_minor, 0) + d.mrr_minor * coalesce(d.months, o.default_months) end as value_minor) as v
    where m.deal_id = $1 and m.lead_id = $2 order by m.deal_id
