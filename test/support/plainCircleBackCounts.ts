// What would the rates of circling back be if nothing was kept: all objections of the period derived anew from the signals?
import { type RawBuilder, sql } from "kysely";
import { buttons } from "../../db/queries/buttons";
import type { CircleBackCount, CircleBackRatesQuery } from "../../db/queries/circleBackRates";
import { chosen } from "../../db/queries/standing";

export function plainCircleBackCounts({
  asOf,
  since,
  filters,
}: CircleBackRatesQuery): RawBuilder<CircleBackCount> {
  return sql<CircleBackCount>`
with o as materialized (
  select time_zone, ${since}::date::timestamp at time zone time_zone as since, (${asOf}::date + 1)::timestamp at time zone time_zone as cutoff
  from organization
),
l as materialized (
  select lead_id, purchased_on, vendor_id, outcome, won_on from lead_progress where ${chosen(filters)} and lead_id in (
    select g.lead_id from o cross join signal g where g.polarity = 'negative' and g.at >= o.since and g.at < o.cutoff
    union select g.lead_id from circle_back c join signal g using (organization_id, signal_id) where c.due_on >= ${since}::date
  )
),
bit as materialized (select step_id, position, kind, 1::bigint << position as bit from step),
dealt as (select lead_id, won_on, true as won from l where outcome = 'won'),
${buttons()},
circled as materialized (
  select g.lead_id, bit.position, coalesce(g.issue_id, 0) as issue_id, g.at, c.circle_back_id, c.owner, c.due_on,
    (c.done_at at time zone o.time_zone)::date as done_on
  from o cross join circle_back c join signal g using (organization_id, signal_id) join l using (lead_id) join bit using (step_id)
  where c.created_at < o.cutoff
),
newly_raised as (
  select r.*, (
    select c.owner from circled c where c.lead_id = r.lead_id and c.position = r.position and c.issue_id = r.issue_id
      and c.at between r.first_at and r.last_at order by c.circle_back_id desc limit 1
  ) as owner
  from (
    select n.lead_id, n.position, n.issue_id, min(n.at) as first_at, max(n.at) as last_at, bool_and(x.open) as open
    from objection n join objected x using (lead_id, position, issue_id, at)
    group by n.lead_id, n.position, n.issue_id, n.answered_at
  ) as r cross join o where r.first_at >= o.since
),
due as (
  select c.*, coalesce(c.done_on <= c.due_on, false) as in_time
  from o cross join circled c join objected x using (lead_id, position, issue_id, at) join objection n using (lead_id, position, issue_id, at)
  left join win w using (lead_id)
  where c.due_on >= ${since}::date and c.due_on < ${asOf}::date and (
    c.done_on <= ${asOf}::date or least((n.answered_at at time zone o.time_zone)::date, w.won_on, 'infinity'::date) > c.due_on
  )
),
counted as (
  select lead_id, issue_id, owner, 1 as raised, (not open)::int as resolved, 0 as due, 0 as in_time from newly_raised
  union all select lead_id, issue_id, owner, 0, 0, 1, in_time::int from due
)
select case grouping(issue.name, counted.owner, vendor.name) when 7 then 'whole' when 3 then 'issue' when 5 then 'owner' else 'vendor' end as grouping,
  coalesce(issue.name, counted.owner, vendor.name) as name,
  coalesce(sum(raised), 0)::int as raised, coalesce(sum(resolved), 0)::int as resolved, coalesce(sum(due), 0)::int as due, coalesce(sum(in_time), 0)::int as in_time
from counted join l using (lead_id) join vendor using (vendor_id) left join issue on issue.issue_id = nullif(counted.issue_id, 0)
group by grouping sets ((), (issue.name), (counted.owner), (vendor.name))
order by 1, raised desc, due desc, name`;
}
