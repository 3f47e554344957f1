insert into rollup_step_time (list_id, vendor_id, purchased_on, step, won, days, leads)
select list_id, vendor_id, purchased_on, timed.step, outcome = 'won', timed.days, sum(1)
from lead_progress cross join unnest(timed_steps, timed_days) as timed(step, days) where timed_steps is not null
group by list_id, vendor_id, purchased_on, timed.step, outcome = 'won', timed.days
order by list_id
