with p as (
      select outcome, buttoned_mask, objection_mask, objected_mask, count(*) as leads
      from lead_progress where outcome in ('won', 'lost') and (vendor_id = $1)
      group by outcome, buttoned_mask, objection_mask, objected_mask
    )
    select "step"."position" as step, coalesce(sum(leads) filter (where outcome = $2 and (((case when p.outcome = 'won' then (p.buttoned_mask | p.objection_mask) & ~ (1::bigint << $3::int) else p.buttoned_mask | p.objection_mask end
    | coalesce(p.objected_mask, 0)) >> "step"."position" <> 0) and not (coalesce(p.objected_mask, 0) >> "step"."position" & 1 = 1))), 0)::bigint as never_won, coalesce(sum(leads) filter (where outcome = $4 and (((case when p.outcome = 'won' then (p.buttoned_mask | p.objection_mask) & ~ (1::bigint << $5::int) else p.buttoned_mask | p.objection_mask end
    | coalesce(p.objected_mask, 0)) >> "step"."position" <> 0) and not (coalesce(p.objected_mask, 0) >> "step"."position" & 1 = 1))), 0)::bigint as never_lost,
      coalesce(sum(leads) filter (where outcome = $6 and ((coalesce(p.objected_mask, 0) >> "step"."position" & 1 = 1) and not (coalesce(p.objection_mask, 0) >> "step"."position" & 1 = 1))), 0)::bigint as answered_won, coalesce(sum(leads) filter (where outcome = $7 and ((coalesce(p.objected_mask, 0) >> "step"."position" & 1 = 1) and not (coalesce(p.objection_mask, 0) >> "step"."position" & 1 = 1))), 0)::bigint as answered_lost,
      coalesce(sum(leads) filter (where outcome = $8 and (coalesce(p.objection_mask, 0) >> "step"."position" & 1 = 1)), 0)::bigint as open_won, coalesce(sum(leads) filter (where outcome = $9 and (coalesce(p.objection_mask, 0) >> "step"."position" & 1 = 1)), 0)::bigint as open_lost
    from p join step on (case when p.outcome = 'won' then (p.buttoned_mask | p.objection_mask) & ~ (1::bigint << $10::int) else p.buttoned_mask | p.objection_mask end
    | coalesce(p.objected_mask, 0)) >> "step"."position" <> 0
    group by "step"."position"
