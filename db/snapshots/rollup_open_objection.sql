insert into rollup_open_objection (list_id, vendor_id, purchased_on, lost, step, issue_id, leads, objections, valued, value_minor)
select list_id, vendor_id, purchased_on, lost, raised.step, raised.issue_id, sum(leads), sum(leads * raised.objections), sum(valued), sum(value_minor)
from (
  select list_id, vendor_id, purchased_on, outcome = 'lost' as lost, objection_steps, objection_issues, sum(1) as leads,
    coalesce(sum(1) filter (where open_value_minor is not null), 0) as valued, coalesce(sum(1 * open_value_minor), 0) as value_minor
  from lead_progress where objection_steps is not null and outcome in ('open', 'lost')
  group by list_id, vendor_id, purchased_on, outcome = 'lost', objection_steps, objection_issues
) as alike cross join lateral (
  select u.step, u.issue_id, count(*) as objections from unnest(objection_steps, objection_issues) as u(step, issue_id)
  group by grouping sets ((), (u.step), (u.issue_id), (u.step, u.issue_id))
) as raised
group by list_id, vendor_id, purchased_on, lost, raised.step, raised.issue_id
order by list_id
