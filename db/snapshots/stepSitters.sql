select frontier as step, sum(leads)::bigint as leads,
      coalesce(sum(leads) filter (where outcome = 'open' and not worked and purchased_on < $1::date - $2::int), 0)::bigint as unworked
    from rollup where frontier is not null and (vendor_id = $3) group by frontier
