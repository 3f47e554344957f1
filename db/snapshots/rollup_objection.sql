insert into rollup_objection (list_id, vendor_id, purchased_on, step, issue_id, leads, open, spoken, unspoken,
  answered_won, answered_lost, open_won, open_lost)
select list_id, vendor_id, purchased_on, raised.step, raised.issue_id, $1 * count(*),
  $2 * count(*) filter (where marks & 1 = 1), $3 * count(*) filter (where marks & 2 = 2), $4 * count(*) filter (where marks & 4 = 4),
  $5 * count(*) filter (where marks & 1 = 0 and outcome = 'won'), $6 * count(*) filter (where marks & 1 = 0 and outcome = 'lost'),
  $7 * count(*) filter (where marks & 1 = 1 and outcome = 'won'), $8 * count(*) filter (where marks & 1 = 1 and outcome = 'lost')
from lead_progress cross join unnest(objected_steps, objected_issues, objected_marks) as raised(step, issue_id, marks)
where objected_mask is not null
group by list_id, vendor_id, purchased_on, raised.step, raised.issue_id
order by list_id
