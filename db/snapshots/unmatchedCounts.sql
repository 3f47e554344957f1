with seen as (
    select d.*, case when d.status = 'won' and coalesce(d.won_on <= $1::date, true) then 'won' when d.status = 'lost' and coalesce(d.lost_on <= $2::date, true) then 'lost' else 'open' end as stood,
      exists (select from match m join lead using (organization_id, lead_id)
  where m.organization_id = d.organization_id and m.deal_id = d.deal_id and m.decision = 'linked' and coalesce(lead.purchased_on <= $3::date, true)) as matched
    from deal d where coalesce(coalesce(d.opened_on, d.won_on, d.lost_on) <= $4::date, true)
  ) select stood as status, count(*)::int as deals, count(*) filter (where matched)::int as matched from seen group by stood
