with win as materialized (select deal_id from deal d where coalesce(coalesce(d.opened_on, d.won_on, d.lost_on) <= $1::date, true) and d.status = 'won' and coalesce(d.won_on <= $2::date, true)),
    later as materialized (select lead_id from lead where purchased_on > $3::date),
    linked as (
      select deal_id from match m where decision = 'linked' and not exists (select from later where later.lead_id = m.lead_id)
    )
    select (select count(*)::int from win where deal_id in (select deal_id from linked)) as hits, (select count(*)::int from win) as n
