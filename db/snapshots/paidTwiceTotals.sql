select p.currency, count(*)::int as leads, count(p.cost_minor)::int as priced, coalesce(sum(p.cost_minor), 0)::bigint as cost_minor,
      sum(p.credited_minor)::bigint as credited_minor
    from (select * from lead_progress where duplicate and (vendor_id = $1)) as p
    join duplicate on duplicate.lead_id = p.lead_id join lead f on f.lead_id = duplicate.duplicate_of where true group by p.currency order by p.currency
