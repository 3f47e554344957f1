with won as (
      select vendor_id as key, w.*, priced and w.currency = o.currency as own, coalesce(w.margin, o.default_margin) as part,
        least(extract(year from since) * 12 + extract(month from since), coalesce(w.months, o.default_months)) as paid_months
      from rollup_win w cross join organization o cross join lateral (select age($1::date, won_on) as since) as aged
      where (purchased_on >= $2::date)
    )
    select key, own as priced, sum(deals)::bigint as deals, coalesce(sum(deals) filter (where recurring), 0)::bigint as recurring,
      sum(mrr_minor)::bigint as mrr_minor, coalesce(sum(deals) filter (where recurring and months is null), 0)::bigint as termless,
      coalesce(sum(deals) filter (where margin is null and part is not null), 0)::bigint as usual_margin,
      coalesce(sum(deals) filter (where valued and part is not null), 0)::bigint as profit_deals,
      coalesce(round(sum(part * value_minor) filter (where valued)), 0)::bigint as profit_minor,
      coalesce(sum(part * part * value_squares) filter (where valued), 0) as profit_squares,
      coalesce(sum(deals) filter (where received and won_on is not null and part is not null), 0)::bigint as received_deals,
      coalesce(round(sum(part * (one_off_minor + mrr_minor * paid_months)) filter (where received and won_on is not null)), 0)::bigint as received_minor,
      coalesce(sum(deals) filter (where recurring and part is not null), 0)::bigint as monthly_deals,
      coalesce(round(sum(part * mrr_minor) filter (where recurring)), 0)::bigint as monthly_minor
    from won group by key, own having sum(deals) <> 0
