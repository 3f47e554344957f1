// Which derived rows say what goes wrong at each step, and what answering did?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/**
 * A lead keeps its objections: a row for each step (issue null) and for each issue named there (0: none named), in three arrays that are
 * null where it never objected. Leads that have ended have an index of their own, in the order of the placket
 * view, as the moving ones have; and all are found by what they cost. All organizations are derived anew at their next look.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table lead_progress add column objected_mask bigint, add column objected_steps integer[], add column objected_issues bigint[],
  add column objected_marks integer[];
create index lead_progress_ended on lead_progress (organization_id, frontier, clock_on, lead_id)
  include (list_id, vendor_id, purchased_on, outcome, has_signal, magic_close, buttoned_mask, objection_mask, objected_mask)
  where outcome <> 'open';
create index lead_progress_dearest on lead_progress (organization_id, cost_minor desc nulls last, lead_id) where cost_minor is not null;
drop index lead_progress_moving;
create index lead_progress_moving on lead_progress (organization_id, frontier, clock_on, lead_id)
  include (list_id, vendor_id, purchased_on, currency, duplicate, stall_bucket, bucket_issue_id, cost_minor, credited_minor)
  where outcome = 'open' and worked;
drop index rollup_by_list;
create index rollup_by_list on rollup (organization_id, list_id) include (vendor_id, purchased_on, frontier, leads);
create index rollup_waiting on rollup (organization_id, frontier, purchased_on) include (list_id, vendor_id, leads)
  where outcome = 'open' and not worked;
create index rollup_step_time_won on rollup_step_time (organization_id, step, days) include (leads) where won;
alter table rollup_step add column blocked integer not null default 0;
create table rollup_objection (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  step integer not null,
  issue_id bigint,
  leads integer not null,
  open integer not null,
  spoken integer not null,
  unspoken integer not null,
  answered_won integer not null,
  answered_lost integer not null,
  open_won integer not null,
  open_lost integer not null
);
create index rollup_objection_by_list on rollup_objection (organization_id, list_id);
alter table derived_day no force row level security;
update derived_day set derived_on = '9999-12-31';
alter table derived_day force row level security;
`)
    .execute(db);
  await sql.raw(guarded("rollup_objection")).execute(db);
}
