insert into rollup_work (list_id, vendor_id, purchased_on, worked, timed, hours, leads, held, no_show, cancelled, rescheduled)
select list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours, sum(1),
  sum(1 * held), sum(1 * no_show), sum(1 * cancelled), sum(1 * rescheduled)
from lead_progress group by list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours
order by list_id
