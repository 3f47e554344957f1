with 
moving as materialized (
  select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, count(*)::int as leads, count(cost_minor)::int as priced, (count(*) filter (where credited_minor > 0))::int as credited,
    coalesce(sum(cost_minor), 0)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
  from (
    select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p join (values ($1::int, $2::date), ($3::int, $4::date)) as l(step, since) on p.frontier = l.step where p.clock_on >= l.since and outcome = 'open' and worked and (vendor_id = $5 and purchased_on >= $6::date)
    union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p join (values ($7::int, $8::date), ($9::int, $10::date)) as l(step, since) on p.frontier = l.step where p.clock_on is null and outcome = 'open' and worked and (vendor_id = $11 and purchased_on >= $12::date)
    union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p where p.frontier is null and p.clock_on >= $13::date and outcome = 'open' and worked and (vendor_id = $14 and purchased_on >= $15::date)
    union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p where p.frontier is null and p.clock_on is null and outcome = 'open' and worked and (vendor_id = $16 and purchased_on >= $17::date)
  ) as inside group by list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id
),
standing as (
  select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, case when outcome <> 'open' then outcome when worked then 'stalled'
      when purchased_on < $18::date - $19::int then 'unworked' else 'active' end as state,
    leads, priced, credited, deals, cost_minor, credited_minor
  from rollup where (vendor_id = $20 and purchased_on >= $21::date)
  union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, 'active', leads, priced, credited, 0, cost_minor, credited_minor from moving
  union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, 'stalled', - leads, - priced, - credited, 0, - cost_minor, - credited_minor from moving
)
    , landed as (
      select currency, case when state = 'won' then 'won' when state = 'credited' then 'credited'
  when state = 'disqualified' then 'defect' when duplicate then 'duplicate' when state = 'unworked' then 'never worked'
  when state in ('lost', 'stalled') then stall_bucket else 'ripening' end as bucket, frontier, bucket_issue_id as issue_id, purchased_on as of, sum(leads)::bigint as leads,
        sum(priced)::bigint as priced, sum(credited)::bigint as credited, sum(cost_minor)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
      from standing group by 1, 2, 3, 4, 5
    ),
    keyed as (select landed.*, to_char("landed"."of", 'YYYY-MM') as key from landed)
    select grouping(key) = 1 as whole, bucket, frontier, issue_id, key, currency, sum(leads)::bigint as leads, sum(priced)::bigint as priced,
      sum(credited)::bigint as credited, sum(cost_minor)::bigint as cost_minor, sum(credited_minor)::bigint as credited_minor
    from keyed group by grouping sets ((currency, bucket, frontier, issue_id), (currency, bucket, key))
    having sum(leads) <> 0 or sum(cost_minor) <> 0 or sum(credited_minor) <> 0
