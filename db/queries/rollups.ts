// Which sums of lead_progress does the board read? Each rollup as one grouped SELECT, signed so that it serves what has moved too.
import { type RawBuilder, sql } from "kysely";
import { passed } from "./stepMarks";

interface Rollup {
  table: string;
  /** What it is grouped by. */
  keys: string;
  /** The first counts, and is below 0 where more leads went than came. */
  sums: [string, ...string[]];
  /** Nothing is summed: each row is of one lead. */
  single?: true;
  /** Keys, then sums, of a source of `lead_progress` rows. Each row counts `sign` times: 1, or an expression over the row. */
  select(source: RawBuilder<unknown>, sign: RawBuilder<unknown>): RawBuilder<unknown>;
}

/** An INSERT that adds the leads of a source of `lead_progress` rows, in the order of the rollup's index. */
export function addLeads(
  { table, keys, sums, single, select }: Rollup,
  source: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`insert into ${sql.raw(table)} (${sql.raw(keys)}, ${sql.raw(sums.join(", "))})${select(source, sql`1`)}${
    single
      ? sql``
      : sql`
order by list_id`
  }`;
}

/** An INSERT of what changes by rows that go (`sign` -1) and come (1): nothing where they are alike in all that the rollup sums. */
export function addMoved(
  { table, keys, sums, single, select }: Rollup,
  moved: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const columns = sql.raw(`${keys}, ${sums.join(", ")}`);
  const rows = select(moved, sql`sign`);
  const summed = sql.raw(`${keys}, ${sums.map((name) => `sum(${name})`).join(", ")}`);
  return sql`insert into ${sql.raw(table)} (${columns})
select * from (${
    single
      ? sql`select ${summed} from (${rows}
) as each (${columns}) group by ${sql.raw(keys)}`
      : rows
  }
) as change (${columns}) where ${sql.raw(sums.map((name) => `${name} <> 0`).join(" or "))}`;
}

/** Leads and their money by all that decides state and bucket, but for what moves with the day. */
const rollup: Rollup = {
  table: "rollup",
  keys: "list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id",
  sums: ["leads", "priced", "credited", "deals", "cost_minor", "credited_minor"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  sum(${sign}), coalesce(sum(${sign}) filter (where cost_minor is not null), 0), coalesce(sum(${sign}) filter (where credited_minor > 0), 0), sum(${sign} * deals), coalesce(sum(${sign} * cost_minor), 0), sum(${sign} * credited_minor)
from ${source}
group by list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id`,
};

/** Leads by step: reached, buttoned, under objection, skipped, sitting there under it, and reached and won. Masks are counted once a combination, then spread over steps. */
const rollupStep: Rollup = {
  table: "rollup_step",
  keys: "list_id, vendor_id, purchased_on, currency, step",
  sums: ["reached", "buttoned", "objection", "skipped", "blocked", "won"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, currency, step.position,
  sum(leads) filter (where reached_mask >> step.position & 1 = 1),
  coalesce(sum(leads) filter (where buttoned_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where objection_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where skipped_mask >> step.position & 1 = 1), 0),
  coalesce(sum(leads) filter (where frontier = step.position), 0), coalesce(sum(leads) filter (where masks.won), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, objection_mask, skipped_mask, frontier, outcome = 'won' as won,
    sum(${sign}) as leads
  from ${source} where reached_mask <> 0
  group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, objection_mask, skipped_mask, frontier, outcome = 'won'
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position`,
};

/** Days each step took, for medians and for limits learned from won leads. */
const rollupStepTime: Rollup = {
  table: "rollup_step_time",
  keys: "list_id, vendor_id, purchased_on, step, won, days",
  sums: ["leads"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, timed.step, outcome = 'won', timed.days, sum(${sign})
from ${source} cross join unnest(timed_steps, timed_days) as timed(step, days) where timed_steps is not null
group by list_id, vendor_id, purchased_on, timed.step, outcome = 'won', timed.days`,
};

/** Days from the purchase to the outcome; null where that has no date of its own (PRODUCT.md 2: in no rate and no curve). */
const daysToEnd = sql`case when ended_on is not null then greatest(ended_on, purchased_on) - purchased_on end`;

/**
 * Leads by outcome and the days it took, with the value of what was won: rates, cohorts and curves read it. `valued_*` sum what is wholly
 * known, for a mean and its spread.
 */
const rollupOutcome: Rollup = {
  table: "rollup_outcome",
  keys: "list_id, vendor_id, purchased_on, currency, outcome, priced, days",
  sums: ["leads", "first_wins", "unvalued", "value_minor", "valued_minor", "valued_squares"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null,
  ${daysToEnd},
  sum(${sign}), coalesce(sum(${sign}) filter (where first_win), 0), coalesce(sum(${sign}) filter (where won_unvalued), 0),
  coalesce(sum(${sign} * won_value_minor), 0), coalesce(sum(${sign} * won_value_minor) filter (where not won_unvalued), 0),
  coalesce(sum(${sign} * won_value_minor::numeric * won_value_minor) filter (where not won_unvalued), 0)
from ${source} where outcome in ('won', 'lost')
group by list_id, vendor_id, purchased_on, currency, outcome, cost_minor is not null, ${daysToEnd}`,
};

/** Leads by each step they reached: those with a cost, and those that got through it. What a step costs divides by them. */
const rollupReach: Rollup = {
  table: "rollup_reach",
  keys: "list_id, vendor_id, purchased_on, currency, step",
  sums: ["priced", "passed", "passed_priced"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, currency, step.position, sum(priced),
  coalesce(sum(leads) filter (where ${passed("masks", "step")}), 0), coalesce(sum(priced) filter (where ${passed("masks", "step")}), 0)
from (
  select list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held, sum(${sign}) as leads, coalesce(sum(${sign}) filter (where cost_minor is not null), 0) as priced
  from ${source} where reached_mask <> 0 group by list_id, vendor_id, purchased_on, currency, reached_mask, buttoned_mask, held
) as masks join step on reached_mask >> step.position & 1 = 1
group by list_id, vendor_id, purchased_on, currency, step.position`,
};

/** Leads by whether, and after how many hours, they were first worked, with what became of their appointments. */
const rollupWork: Rollup = {
  table: "rollup_work",
  keys: "list_id, vendor_id, purchased_on, worked, timed, hours",
  sums: ["leads", "held", "no_show", "cancelled", "rescheduled"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours, sum(${sign}),
  sum(${sign} * held), sum(${sign} * no_show), sum(${sign} * cancelled), sum(${sign} * rescheduled)
from ${source} group by list_id, vendor_id, purchased_on, worked, worked_timed, worked_hours`,
};

/** Won deals by all that decides what they bring: each figure of money in reads it. */
const rollupWin: Rollup = {
  table: "rollup_win",
  keys: "list_id, vendor_id, purchased_on, currency, priced, won_on, months, margin, recurring, received, valued",
  sums: ["deals", "mrr_minor", "one_off_minor", "value_minor", "value_squares"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, currency, cost_minor is not null, win.won_on, win.months, win.margin,
  win.mrr_minor is not null, coalesce(win.mrr_minor, win.one_off_minor) is not null, win.value_minor is not null,
  sum(${sign}), coalesce(sum(${sign} * win.mrr_minor), 0), coalesce(sum(${sign} * win.one_off_minor), 0), coalesce(sum(${sign} * win.value_minor), 0),
  coalesce(sum(${sign} * win.value_minor::numeric * win.value_minor), 0)
from ${source} cross join unnest(win_days, win_months, win_margins, win_mrr_minor, win_one_off_minor, win_value_minor)
  as win(won_on, months, margin, mrr_minor, one_off_minor, value_minor)
where outcome = 'won'
group by list_id, vendor_id, purchased_on, currency, cost_minor is not null, win.won_on, win.months, win.margin,
  win.mrr_minor is not null, coalesce(win.mrr_minor, win.one_off_minor) is not null, win.value_minor is not null`,
};

/** Leads that objected, by step (issue null) and by issue there: answered or open, spoken or not, and how they ended. */
const rollupObjection: Rollup = {
  table: "rollup_objection",
  keys: "list_id, vendor_id, purchased_on, step, issue_id",
  sums: ["leads", "open", "spoken", "unspoken", "answered_won", "answered_lost", "open_won", "open_lost"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, raised.step, raised.issue_id, sum(${sign}),
  coalesce(sum(${sign}) filter (where marks & 1 = 1), 0), coalesce(sum(${sign}) filter (where marks & 2 = 2), 0), coalesce(sum(${sign}) filter (where marks & 4 = 4), 0),
  coalesce(sum(${sign}) filter (where marks & 1 = 0 and outcome = 'won'), 0), coalesce(sum(${sign}) filter (where marks & 1 = 0 and outcome = 'lost'), 0),
  coalesce(sum(${sign}) filter (where marks & 1 = 1 and outcome = 'won'), 0), coalesce(sum(${sign}) filter (where marks & 1 = 1 and outcome = 'lost'), 0)
from ${source} cross join unnest(objected_steps, objected_issues, objected_marks) as raised(step, issue_id, marks)
where objected_mask is not null
group by list_id, vendor_id, purchased_on, raised.step, raised.issue_id`,
};

/**
 * Leads by step and how long they were followed there, from the purchase: buttoned first at that age; won or lost without it at that age; or neither
 * (age null: as old as they are). Only steps a lead is judged by, only leads that were bought on a known day and have no undated outcome.
 */
const rollupStepAge: Rollup = {
  table: "rollup_step_age",
  keys: "list_id, vendor_id, purchased_on, step, event, age",
  sums: ["leads"],
  select: (source, sign) => sql`
with followed as (
  select list_id, vendor_id, purchased_on, outcome, steps_mask, timed_steps, timed_days,
    case when outcome in ('won', 'lost') then greatest(ended_on, purchased_on) - purchased_on end as days, ${sign} as sign
  from ${source} where purchased_on is not null and (outcome not in ('won', 'lost') or ended_on is not null)
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
group by list_id, vendor_id, purchased_on, step, event, age`,
};

/**
 * Each open objection of a lead that is not won, by what the ledger sorts it by: the lead's share of its open deals, else its net cost, in the
 * organization's currency. Its row counts 1, and what has moved leaves a row of -1 beside it, so that they cancel out in any order.
 */
const openObjection: Rollup = {
  table: "open_objection",
  keys: "list_id, vendor_id, purchased_on, lost, step, issue_id, risk_minor, since, lead_id",
  sums: ["objections"],
  single: true,
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, outcome = 'lost', raised.step, raised.issue_id,
  coalesce(open_value_minor, case when currency = (select organization.currency from organization) then cost_minor - credited_minor end) as risk_minor,
  raised.since, lead_id, ${sign}
from ${source} cross join unnest(objection_steps, objection_issues, objection_since) as raised(step, issue_id, since)
where objection_steps is not null and outcome in ('open', 'lost')`,
};

/** Those leads by step and issue, each null for any: their objections there, and the value of their open deals where it is known. */
const rollupOpenObjection: Rollup = {
  table: "rollup_open_objection",
  keys: "list_id, vendor_id, purchased_on, lost, step, issue_id",
  sums: ["leads", "objections", "valued", "value_minor"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, lost, raised.step, raised.issue_id, sum(leads), sum(leads * raised.objections), sum(valued), sum(value_minor)
from (
  select list_id, vendor_id, purchased_on, outcome = 'lost' as lost, objection_steps, objection_issues, sum(${sign}) as leads,
    coalesce(sum(${sign}) filter (where open_value_minor is not null), 0) as valued, coalesce(sum(${sign} * open_value_minor), 0) as value_minor
  from ${source} where objection_steps is not null and outcome in ('open', 'lost')
  group by list_id, vendor_id, purchased_on, outcome = 'lost', objection_steps, objection_issues
) as alike cross join lateral (
  select u.step, u.issue_id, count(*) as objections from unnest(objection_steps, objection_issues) as u(step, issue_id)
  group by grouping sets ((), (u.step), (u.issue_id), (u.step, u.issue_id))
) as raised
group by list_id, vendor_id, purchased_on, lost, raised.step, raised.issue_id`,
};

/** Objections by issue and the day on which they were raised first; all raises that one answer resolves are one. */
const rollupRaised: Rollup = {
  table: "rollup_raised",
  keys: "list_id, vendor_id, purchased_on, issue_id, raised_on",
  sums: ["raised", "resolved"],
  select: (source, sign) => sql`
select list_id, vendor_id, purchased_on, raises.issue_id, raises.day, sum(${sign}), coalesce(sum(${sign}) filter (where not raises.open), 0)
from ${source} cross join unnest(raised_issues, raised_days, raised_open) as raises(issue_id, day, open)
where raised_issues is not null
group by list_id, vendor_id, purchased_on, raises.issue_id, raises.day`,
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
  openObjection,
  rollupOpenObjection,
  rollupRaised,
];
