insert into rollup_work (list_id, vendor_id, purchased_on, worked, timed, hours, leads, held, no_show, cancelled, rescheduled)
select list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours, $1 * count(*),
  $2 * sum(held), $3 * sum(no_show), $4 * sum(cancelled), $5 * sum(rescheduled)
from lead_progress group by list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours
order by list_id
