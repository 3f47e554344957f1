with won as (
      select vendor_id as key, w.*, priced and w.currency = o.currency as own, coalesce(w.margin, o.default_margin) as part,
        least(extract(year from since) * 12 + extract(month from since), coalesce(w.months, o.default_months)) as paid_months,
        case when o.revenue_basis = 'contract' then case when w.valued then w.value_minor end when not w.received then null
          when not w.recurring or o.revenue_basis = 'first_month' then w.one_off_minor + w.mrr_minor
          when o.revenue_basis = 'first_year' then w.one_off_minor + w.mrr_minor * least(12, coalesce(w.months, 12))
          else w.one_off_minor + w.mrr_minor / o.monthly_churn end as brought
      from rollup_win w cross join organization o cross join lateral (select age($1::date, won_on) as since) as aged
      where (purchased_on >= $2::date)
    )
    select key, own as priced, sum(deals)::bigint as deals, coalesce(sum(deals) filter (where recurring), 0)::bigint as recurring,
      sum(mrr_minor)::bigint as mrr_minor, coalesce(sum(deals) filter (where recurring and months is null), 0)::bigint as termless,
      coalesce(sum(deals) filter (where margin is null and part is not null), 0)::bigint as usual_margin,
      coalesce(sum(deals) filter (where brought is not null and part is not null), 0)::bigint as profit_deals,
      coalesce(round(sum(part * brought)), 0)::bigint as profit_minor,
      coalesce(sum(part * part * case when valued and value_minor <> 0 then case when brought = value_minor then value_squares
        else value_squares * (brought / value_minor::numeric) ^ 2 end else brought * brought / nullif(deals, 0)::numeric end), 0) as profit_squares,
      coalesce(sum(deals) filter (where received and won_on is not null and part is not null), 0)::bigint as received_deals,
      coalesce(round(sum(part * (one_off_minor + mrr_minor * paid_months)) filter (where received and won_on is not null)), 0)::bigint as received_minor,
      coalesce(sum(deals) filter (where recurring and part is not null), 0)::bigint as monthly_deals,
      coalesce(round(sum(part * mrr_minor) filter (where recurring)), 0)::bigint as monthly_minor
    from won group by key, own having sum(deals) <> 0
