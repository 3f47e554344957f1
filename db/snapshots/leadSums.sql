with 
moving as materialized (
  select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, count(*)::int as leads, count(cost_minor)::int as priced, (count(*) filter (where credited_minor > 0))::int as credited,
    coalesce(sum(cost_minor), 0)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
  from (
    select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p join (values ($1::int, $2::date), ($3::int, $4::date)) as l(step, since) on p.frontier = l.step where p.clock_on >= l.since and outcome = 'open' and worked and (vendor_id = $5)
    union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p join (values ($6::int, $7::date), ($8::int, $9::date)) as l(step, since) on p.frontier = l.step where p.clock_on is null and outcome = 'open' and worked and (vendor_id = $10)
    union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p where p.frontier is null and p.clock_on >= $11::date and outcome = 'open' and worked and (vendor_id = $12)
    union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p where p.frontier is null and p.clock_on is null and outcome = 'open' and worked and (vendor_id = $13)
  ) as inside group by list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id
),
standing as (
  select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, case when outcome <> 'open' then outcome when worked then 'stalled'
      when purchased_on < $14::date - $15::int then 'unworked' else 'active' end as state,
    leads, priced, credited, deals, cost_minor, credited_minor
  from rollup where (vendor_id = $16)
  union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, 'active', leads, priced, credited, 0, cost_minor, credited_minor from moving
  union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, 'stalled', - leads, - priced, - credited, 0, - cost_minor, - credited_minor from moving
),
    p as (select standing.*, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket from standing)
    select p.currency, sum(leads)::bigint as leads, sum(priced)::bigint as priced, sum(cost_minor)::bigint as cost_minor,
      sum(credited_minor)::bigint as credited_minor
    from p where (true and (p.state in ('stalled', 'lost', 'unworked')) and p.frontier is not distinct from $17::int) group by p.currency having sum(leads) > 0 order by p.currency
