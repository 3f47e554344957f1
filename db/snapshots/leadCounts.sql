select p.currency, count(*) as leads, count(p.cost_minor) as priced, coalesce(sum(p.cost_minor), 0)::bigint as cost_minor,
      coalesce(sum(p.credited_minor), 0)::bigint as credited_minor
    from (select stated.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from (
      select p.*, (select days from (values ($1::int, $2::int), (0, $3::int)) as l(step, days) where step = coalesce(p.frontier, 0)) as limit_days, case when p.outcome <> 'open' then p.outcome
    when not p.worked then case when p.purchased_on < $4::date - $5::int then 'unworked' else 'active' end
    when p.clock_on < $6::date - (select days from (values ($7::int, $8::int), (0, $9::int)) as l(step, days) where step = coalesce(p.frontier, 0)) then 'stalled' else 'active' end as state from lead_progress p where true
    ) as stated) as p join lead using (organization_id, lead_id)
    where (true and p.bucket = $10 and (lead.company ilike $11 or lead.person ilike $12 or lead.email ilike $13 or lead.vendor_lead_id ilike $14 or lead.phone ilike $15)) group by p.currency order by p.currency
