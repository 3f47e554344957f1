select buttons, count(*) filter (where outcome = 'won') as won, count(*) filter (where outcome = 'lost') as lost,
      count(*) filter (where outcome = 'won' and near) as near_won, count(*) filter (where outcome = 'lost' and near) as near_lost
    from (
      select outcome, case when (case when p.outcome = 'won' then p.magic_close <> 'not recorded' else p.has_signal end) then bit_count((p.buttoned_mask & ((1::bigint << $1::int) - 1))::bit(64)) end as buttons, (case when p.outcome = 'won' then (p.buttoned_mask | p.objection_mask) & ~ (1::bigint << $2::int) else p.buttoned_mask | p.objection_mask end
    | coalesce(p.objected_mask, 0)) >> $3::int <> 0 as near
      from lead_progress p where outcome in ('won', 'lost') and (vendor_id = $4)
    ) as decided group by buttons order by buttons
