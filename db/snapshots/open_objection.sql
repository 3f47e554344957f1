insert into open_objection (list_id, vendor_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id, objections)
select list_id, vendor_id, purchased_on, outcome = 'lost', raised.step, raised.issue_id,
  coalesce(open_value_minor, case when currency = (select organization.currency from organization) then cost_minor - credited_minor end) as risk_minor,
  raised.since, lead_id, 1
from lead_progress cross join unnest(objection_steps, objection_issues, objection_since) as raised(step, issue_id, since)
where objection_steps is not null and outcome in ('open', 'lost')
