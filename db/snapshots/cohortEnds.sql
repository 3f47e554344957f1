select sums.of::text as key, outcome, days, sum(leads)::bigint as leads
    from (
      select list_id as of, outcome, days, sum(leads) as leads from rollup_outcome where (vendor_id = $1) group by 1, 2, 3
    ) as sums group by 1, 2, 3 having sum(leads) <> 0 order by 1, 2, 3
