insert into rollup_objection (list_id, vendor_id, purchased_on, step, issue_id, leads, open, spoken, unspoken, answered_won, answered_lost, open_won, open_lost)
select list_id, vendor_id, purchased_on, raised.step, raised.issue_id, sum(1),
  coalesce(sum(1) filter (where marks & 1 = 1), 0), coalesce(sum(1) filter (where marks & 2 = 2), 0), coalesce(sum(1) filter (where marks & 4 = 4), 0),
  coalesce(sum(1) filter (where marks & 1 = 0 and outcome = 'won'), 0), coalesce(sum(1) filter (where marks & 1 = 0 and outcome = 'lost'), 0),
  coalesce(sum(1) filter (where marks & 1 = 1 and outcome = 'won'), 0), coalesce(sum(1) filter (where marks & 1 = 1 and outcome = 'lost'), 0)
from lead_progress cross join unnest(objected_steps, objected_issues, objected_marks) as raised(step, issue_id, marks)
where objected_mask is not null
group by list_id, vendor_id, purchased_on, raised.step, raised.issue_id
order by list_id
