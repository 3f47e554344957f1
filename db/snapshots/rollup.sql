insert into rollup (list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id, leads, priced, credited, deals, cost_minor, credited_minor)
select list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  sum(1), coalesce(sum(1) filter (where cost_minor is not null), 0), coalesce(sum(1) filter (where credited_minor > 0), 0), sum(1 * deals), coalesce(sum(1 * cost_minor), 0), sum(1 * credited_minor)
from lead_progress
group by list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id
order by list_id
