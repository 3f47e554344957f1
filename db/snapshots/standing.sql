with 
moving as materialized (
  select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, count(*) as leads, count(cost_minor) as priced, coalesce(sum(cost_minor), 0) as cost_minor, sum(credited_minor) as credited_minor
  from (
    select p.* from (values ($1::int, $2::int), (0, $3::int)) as l(step, days) cross join lateral (
      select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p where p.frontier = l.step and p.clock_on >= $4::date - l.days and outcome = 'open' and worked and (vendor_id = $5 and purchased_on >= $6::date)
      union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p where p.frontier = l.step and p.clock_on is null and outcome = 'open' and worked and (vendor_id = $7 and purchased_on >= $8::date)
    ) as p
    union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p where p.frontier is null and p.clock_on >= $9::date - $10::int and outcome = 'open' and worked and (vendor_id = $11 and purchased_on >= $12::date)
    union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, cost_minor, credited_minor from lead_progress p where p.frontier is null and p.clock_on is null and outcome = 'open' and worked and (vendor_id = $13 and purchased_on >= $14::date)
  ) as inside group by list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id
),
standing as (
  select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, case when outcome <> 'open' then outcome when worked then 'stalled'
      when purchased_on < $15::date - $16::int then 'unworked' else 'active' end as state,
    leads, priced, deals, cost_minor, credited_minor
  from rollup where (vendor_id = $17 and purchased_on >= $18::date)
  union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, 'active', leads, priced, 0, cost_minor, credited_minor from moving
  union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, 'stalled', - leads, - priced, 0, - cost_minor, - credited_minor from moving
) select * from standing
