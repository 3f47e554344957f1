insert into rollup_step_age (list_id, vendor_id, purchased_on, step, event, age, leads)
with followed as (
  select list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, timed_days,
    case when outcome in ('won', 'lost') then greatest(ended_on, purchased_on) - purchased_on end as days, 1 as sign
  from lead_progress where purchased_on is not null and (outcome not in ('won', 'lost') or ended_on is not null)
)
select list_id, vendor_id, purchased_on, step, event, age, sum(leads)
from (
  select list_id, vendor_id, purchased_on, timed.step, 'buttoned' as event, timed.age, sum(sign) as leads
  from followed cross join lateral (
    select t.step, sum(t.days) over (order by t.place) as age from unnest(timed_steps, timed_days) with ordinality as t(step, days, place)
  ) as timed join step on step.position = timed.step and step.kind <> 'close'
  where timed_steps is not null
  group by list_id, vendor_id, purchased_on, timed.step, timed.age
  union all
  select list_id, vendor_id, purchased_on, step.position,
    case when outcome not in ('won', 'lost') then 'open' when outcome = 'won' and step.kind = 'close' then 'buttoned' else 'ended' end, days, sum(leads)
  from (
    select list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, days, sum(sign) as leads
    from followed group by list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, days
  ) as masks join step on steps_mask >> step.position & 1 = 1 and (step.kind = 'close' or not coalesce(step.position = any (timed_steps), false))
  group by 1, 2, 3, 4, 5, 6
) as events
group by list_id, vendor_id, purchased_on, step, event, age
order by list_id
