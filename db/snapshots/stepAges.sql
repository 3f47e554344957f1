select step, event, coalesce(age, $1::date - purchased_on) as days, sum(leads)::bigint as leads
    from rollup_step_age where (vendor_id = $2) group by 1, 2, 3 having sum(leads) <> 0 order by 1, 2, 3
