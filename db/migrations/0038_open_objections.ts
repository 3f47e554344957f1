// Which open objections are there, dearest first, how much do those of each list hold, and when were objections raised?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/**
 * A lead keeps its share of the value of its open deals. `open_objection` has a row for each open objection of an open or lost lead, in the order in
 * which the ledger lists them; `rollup_open_objection` sums these by step and issue (each null for any). Of the leads that reached a step the won ones
 * are counted, and every objection by the day on which it was raised first. All organizations are derived anew at their next look.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table lead_progress add column open_value_minor bigint;
create table open_objection (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  lost boolean not null,
  step integer not null,
  issue_id bigint not null,
  risk_minor bigint,
  since timestamptz not null,
  lead_id bigint not null,
  objections integer not null
);
create index open_objection_by_list on open_objection (organization_id, list_id);
create index open_objection_dearest on open_objection (organization_id, lost, step, issue_id, risk_minor desc nulls last, since, lead_id)
  include (list_id, vendor_id, purchased_on, objections);
create table rollup_open_objection (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  lost boolean not null,
  step integer,
  issue_id bigint,
  leads integer not null,
  objections integer not null,
  valued integer not null,
  value_minor bigint not null
);
create index rollup_open_objection_by_list on rollup_open_objection (organization_id, list_id);
drop index lead_progress_objection;
alter table lead_progress add column raised_issues bigint[], add column raised_days date[], add column raised_open boolean[];
create table rollup_raised (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  issue_id bigint not null,
  raised_on date not null,
  raised integer not null,
  resolved integer not null
);
create index rollup_raised_by_list on rollup_raised (organization_id, list_id);
alter table rollup_step add column won integer not null default 0;
alter table derived_day no force row level security;
update derived_day set derived_on = '9999-12-31';
alter table derived_day force row level security;
`)
    .execute(db);
  for (const table of ["open_objection", "rollup_open_objection", "rollup_raised"])
    await sql.raw(guarded(table)).execute(db);
}
