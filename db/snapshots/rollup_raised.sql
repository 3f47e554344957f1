insert into rollup_raised (list_id, vendor_id, purchased_on, issue_id, raised_on, raised, resolved)
select list_id, vendor_id, purchased_on, raises.issue_id, raises.day, sum(1), coalesce(sum(1) filter (where not raises.open), 0)
from lead_progress cross join unnest(raised_issues, raised_days, raised_open) as raises(issue_id, day, open)
where raised_issues is not null
group by list_id, vendor_id, purchased_on, raises.issue_id, raises.day
order by list_id
