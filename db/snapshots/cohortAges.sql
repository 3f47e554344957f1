select to_char(sums.of, 'YYYY-MM') as key, outcome, $1::date - purchased_on as days, sum(leads)::bigint as leads
    from (
      select purchased_on as of, outcome, purchased_on, sum(leads) as leads from rollup where (vendor_id = $2) group by 1, 2, 3
    ) as sums group by 1, 2, 3 having sum(leads) <> 0 order by 1, 2, 3
