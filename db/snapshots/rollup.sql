insert into rollup (list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  leads, priced, credited, deals, cost_minor, credited_minor)
select list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  $1 * count(*), $2 * count(cost_minor), $3 * count(*) filter (where credited_minor > 0), $4 * sum(deals), $5 * coalesce(sum(cost_minor), 0), $6 * sum(credited_minor)
from lead_progress
group by list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id
order by list_id
