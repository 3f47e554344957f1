with seen as (
    select d.*, case when d.status = 'won' and coalesce(d.won_on <= $1::date, true) then 'won' when d.status = 'lost' and coalesce(d.lost_on <= $2::date, true) then 'lost' else 'open' end as stood,
      exists (select from match m join lead using (organization_id, lead_id)
  where m.organization_id = d.organization_id and m.deal_id = d.deal_id and m.decision = 'linked' and coalesce(lead.purchased_on <= $3::date, true)) as matched
    from deal d where coalesce(coalesce(d.opened_on, d.won_on, d.lost_on) <= $4::date, true)
  )
    select d.deal_id, d.external_id, d.company, d.person, d.email, d.named_lead, d.stood as status, d.opened_on, case d.stood when 'won' then d.won_on when 'lost' then d.lost_on end as ended_on,
      v.value_minor, d.currency, d.email_key, d.domain_key, d.phone_key, d.company_key, d.city_key,
      (select count(*)::int from match m where m.deal_id = d.deal_id and m.decision = 'queued' and not exists (select from match o where o.organization_id = m.organization_id and o.deal_id = m.deal_id and o.lead_id <> m.lead_id
  and o.decision = 'linked' and o.decided_by is not null)) as waiting
    from seen d join organization o using (organization_id) cross join lateral (select case when d.mrr_minor is null and d.one_off_minor is null then d.amount_minor
      when d.mrr_minor is null then d.one_off_minor
      else coalesce(d.one_off_minor, 0) + d.mrr_minor * coalesce(d.months, o.default_months) end as value_minor) as v
    where not matched and d.stood = $5
    order by case when d.currency = o.currency then v.value_minor end desc nulls last, d.deal_id
    limit $6 offset $7
