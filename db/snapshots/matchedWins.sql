with win as materialized (select organization_id, deal_id from deal d where coalesce(coalesce(d.opened_on, d.won_on, d.lost_on) <= $1::date, true) and d.status = 'won' and coalesce(d.won_on <= $2::date, true))
    select (select count(*)::int from win d where exists (select from match m join lead using (organization_id, lead_id)
  where m.organization_id = d.organization_id and m.deal_id = d.deal_id and m.decision = 'linked' and coalesce(lead.purchased_on <= $3::date, true))) as hits, (select count(*)::int from win) as n
