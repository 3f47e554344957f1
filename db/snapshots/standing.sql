with 
moving as materialized (
  select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, count(*) as leads, count(cost_minor) as priced, coalesce(sum(cost_minor), 0) as cost_minor, sum(credited_minor) as credited_minor
  from (
    select p.* from lead_progress p
    where coalesce(p.frontier, 0) = $1::int and (p.clock_on >= $2::date - $3::int or p.clock_on is null)
      and outcome = 'open' and worked and (vendor_id = $4 and purchased_on >= $5::date) union all select p.* from lead_progress p
    where coalesce(p.frontier, 0) = $6::int and (p.clock_on >= $7::date - $8::int or p.clock_on is null)
      and outcome = 'open' and worked and (vendor_id = $9 and purchased_on >= $10::date)
  ) as inside group by list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id
),
standing as (
  select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, case when outcome <> 'open' then outcome when worked then 'stalled'
      when purchased_on < $11::date - $12::int then 'unworked' else 'active' end as state,
    leads, priced, deals, cost_minor, credited_minor
  from rollup where (vendor_id = $13 and purchased_on >= $14::date)
  union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, 'active', leads, priced, 0, cost_minor, credited_minor from moving
  union all select list_id, vendor_id, purchased_on, currency, duplicate, frontier, stall_bucket, bucket_issue_id, 'stalled', - leads, - priced, 0, - cost_minor, - credited_minor from moving
) select * from standing
