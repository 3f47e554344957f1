// Which sums of lead_progress does the board read? Each rollup as one grouped INSERT, in the order of its index, signed so that it serves deltas too.
import { type RawBuilder, sql } from "kysely";
import { passed } from "./stepMarks";

export interface Rollup {
  table: string;
  /** Adds (1) or takes away (-1) the leads of a source of `lead_progress` rows. */
  add(source: RawBuilder<unknown>, sign: 1 | -1): RawBuilder<unknown>;
}

/** Leads and their money by all that decides state and bucket, but for what moves with the day. */
const rollup: Rollup = {
  table: "rollup",
  add: (source, sign) => sql`
insert into rollup (list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  leads, priced, credited, deals, cost_minor, credited_minor)
select list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  ${sign} * count(*), ${sign} * count(cost_minor), ${sign} * count(*) filter (where credited_minor > 0), ${sign} * sum(deals), ${sign} * coalesce(sum(cost_minor), 0), ${sign} * sum(credited_minor)
from ${source}
group by list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id
order by list_id`,
};

/** Leads by step: reached, buttoned, under objection, skipped, and sitting there under it. Masks are counted once a combination, then spread over steps. */
const rollupStep: Rollup = {
  table: "rollup_step",
  add: (source, sign) => sql`
insert into rollup_step (list_id, vendor_id, purchased_on, currency, step, reached, buttoned, objection, skipped, blocked)
select list_id, vendor_id, purchased_on, currency, step.position,
  ${sign} * sum(leads) filter (where reached_mask >> step.position & 1 = 1),
  ${sign} * coalesce(sum(leads) filter (where buttoned_mask >> step.position & 1 = 1), 0),
  ${sign} * coalesce(sum(leads) filter (where objection_mask >> step.position & 1 = 1), 0),
  ${sign} * coalesce(sum(leads) filter (where skipped_mask >> step.position & 1 = 1), 0),
  ${sign} * coalesce(sum(leads) filter (where frontier = step.position), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, objection_mask, skipped_mask, frontier, count(*) as leads
  from ${source} where reached_mask <> 0
  group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, objection_mask, skipped_mask, frontier
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position
order by list_id`,
};

/** Days each step took, for medians and for limits learned from won leads. */
const rollupStepTime: Rollup = {
  table: "rollup_step_time",
  add: (source, sign) => sql`
insert into rollup_step_time (list_id, vendor_id, purchased_on, step, won, days, leads)
select list_id, vendor_id, purchased_on, timed.step, outcome = 'won', timed.days, ${sign} * count(*)
from ${source} cross join unnest(timed_steps, timed_days) as timed(step, days) where timed_steps is not null
group by list_id, vendor_id, purchased_on, timed.step, outcome = 'won', timed.days
order by list_id`,
};

/** Days from the purchase to the outcome; null where that has no date of its own (PRODUCT.md 2: in no rate and no curve). */
const daysToEnd = sql`case when ended_on is not null then greatest(ended_on, purchased_on) - purchased_on end`;

/**
 * Leads by outcome and the days it took, with the value of what was won: rates, cohorts and curves read it. `valued_*` sum what is wholly
 * known, for a mean and its spread.
 */
const rollupOutcome: Rollup = {
  table: "rollup_outcome",
  add: (source, sign) => sql`
insert into rollup_outcome (list_id, vendor_id, purchased_on, currency, outcome, priced, days, leads, first_wins, unvalued, value_minor,
  valued_minor, valued_squares)
select list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null,
  ${daysToEnd},
  ${sign} * count(*), ${sign} * count(*) filter (where first_win), ${sign} * count(*) filter (where won_unvalued),
  ${sign} * coalesce(sum(won_value_minor), 0), ${sign} * coalesce(sum(won_value_minor) filter (where not won_unvalued), 0),
  ${sign} * coalesce(sum(won_value_minor::numeric * won_value_minor) filter (where not won_unvalued), 0)
from ${source} where outcome in ('won', 'lost')
group by list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null, ${daysToEnd}
order by list_id`,
};

/** Leads by each step they reached: those with a cost, and those that got through it. What a step costs divides by them. */
const rollupReach: Rollup = {
  table: "rollup_reach",
  add: (source, sign) => sql`
insert into rollup_reach (list_id, vendor_id, purchased_on, currency, step, priced, passed, passed_priced)
select list_id, vendor_id, purchased_on, currency, step.position, ${sign} * sum(priced),
  ${sign} * coalesce(sum(leads) filter (where ${passed("masks", "step")}), 0), ${sign} * coalesce(sum(priced) filter (where ${passed("masks", "step")}), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held, count(*) as leads, count(cost_minor) as priced
  from ${source} where reached_mask <> 0 group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position
order by list_id`,
};

/** Leads by whether, and after how many hours, they were first worked, with what became of their appointments. */
const rollupWork: Rollup = {
  table: "rollup_work",
  add: (source, sign) => sql`
insert into rollup_work (list_id, vendor_id, purchased_on, worked, timed, hours, leads, held, no_show, cancelled, rescheduled)
select list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours, ${sign} * count(*),
  ${sign} * sum(held), ${sign} * sum(no_show), ${sign} * sum(cancelled), ${sign} * sum(rescheduled)
from ${source} group by list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours
order by list_id`,
};

/** Won deals by all that decides what they bring: each figure of money in reads it. */
const rollupWin: Rollup = {
  table: "rollup_win",
  add: (source, sign) => sql`
insert into rollup_win (list_id, vendor_id, purchased_on, currency, priced, won_on, months, margin, recurring, received, valued,
  deals, mrr_minor, one_off_minor, value_minor, value_squares)
select list_id, vendor_id, purchased_on, currency, cost_minor is not null, win.won_on, win.months, win.margin,
  win.mrr_minor is not null, coalesce(win.mrr_minor, win.one_off_minor) is not null, win.value_minor is not null,
  ${sign} * count(*), ${sign} * coalesce(sum(win.mrr_minor), 0), ${sign} * coalesce(sum(win.one_off_minor), 0), ${sign} * coalesce(sum(win.value_minor), 0),
  ${sign} * coalesce(sum(win.value_minor::numeric * win.value_minor), 0)
from ${source} cross join unnest(win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor)
  as win(won_on, months, margin, mrr_minor, one_off_minor, value_minor)
where outcome = 'won'
group by list_id, vendor_id, purchased_on, currency, cost_minor is not null, win.won_on, win.months, win.margin,
  win.mrr_minor is not null, coalesce(win.mrr_minor, win.one_off_minor) is not null, win.value_minor is not null
order by list_id`,
};

/** Leads that objected, by step (issue null) and by issue there: answered or open, spoken or not, and how they ended. */
const rollupObjection: Rollup = {
  table: "rollup_objection",
  add: (source, sign) => sql`
insert into rollup_objection (list_id, vendor_id, purchased_on, step, issue_id, leads, open, spoken, unspoken,
  answered_won, answered_lost, open_won, open_lost)
select list_id, vendor_id, purchased_on, raised.step, raised.issue_id, ${sign} * count(*),
  ${sign} * count(*) filter (where marks & 1 = 1), ${sign} * count(*) filter (where marks & 2 = 2), ${sign} * count(*) filter (where marks & 4 = 4),
  ${sign} * count(*) filter (where marks & 1 = 0 and outcome = 'won'), ${sign} * count(*) filter (where marks & 1 = 0 and outcome = 'lost'),
  ${sign} * count(*) filter (where marks & 1 = 1 and outcome = 'won'), ${sign} * count(*) filter (where marks & 1 = 1 and outcome = 'lost')
from ${source} cross join unnest(objected_steps, objected_issues, objected_marks) as raised(step, issue_id, marks)
where objected_mask is not null
group by list_id, vendor_id, purchased_on, raised.step, raised.issue_id
order by list_id`,
};

/**
 * Leads by step and how long they were followed there, from the purchase: buttoned first at that age; won or lost without it at that age; or neither
 * (age null: as old as they are). Only steps a lead is judged by, only leads that were bought on a known day and have no undated outcome.
 */
const rollupStepAge: Rollup = {
  table: "rollup_step_age",
  add: (source, sign) => sql`
with followed as (
  select list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, timed_days,
    case when outcome in ('won', 'lost') then greatest(ended_on, purchased_on) - purchased_on end as days
  from ${source} where purchased_on is not null and (outcome not in ('won', 'lost') or ended_on is not null)
)
insert into rollup_step_age (list_id, vendor_id, purchased_on, step, event, age, leads)
select list_id, vendor_id, purchased_on, step, event, age, ${sign} * sum(leads)
from (
  select list_id, vendor_id, purchased_on, timed.step, 'buttoned' as event, timed.age, count(*) as leads
  from followed cross join lateral (
    select t.step, sum(t.days) over (order by t.place) as age from unnest(timed_steps, timed_days) with ordinality as t(step, days, place)
  ) as timed join step on step.position = timed.step and step.kind <> 'close'
  where timed_steps is not null
  group by list_id, vendor_id, purchased_on, timed.step, timed.age
  union all
  select list_id, vendor_id, purchased_on, step.position,
    case when outcome not in ('won', 'lost') then 'open' when outcome = 'won' and step.kind = 'close' then 'buttoned' else 'ended' end, days, sum(leads)
  from (
    select list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, days, count(*) as leads
    from followed group by list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, days
  ) as masks join step on steps_mask >> step.position & 1 = 1 and (step.kind = 'close' or not coalesce(step.position = any (timed_steps), false))
  group by 1, 2, 3, 4, 5, 6
) as events
group by list_id, vendor_id, purchased_on, step, event, age
order by list_id`,
};

export const rollups: readonly Rollup[] = [
  rollup,
  rollupStep,
  rollupStepTime,
  rollupOutcome,
  rollupReach,
  rollupWork,
  rollupWin,
  rollupObjection,
  rollupStepAge,
];
