// Which tables hold what is derived from the facts: one row a lead, and the sums the board reads.
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

const derived = `
create table derived_day (
  organization_id integer not null default current_organization(),
  derived_on date not null,
  primary key (organization_id)
);

create table lead_progress (
  organization_id integer not null default current_organization(),
  lead_id bigint not null,
  list_id bigint not null,
  vendor_id bigint not null,
  account_id bigint,
  purchased_on date,
  outcome text not null check (outcome in ('won', 'credited', 'disqualified', 'lost', 'open')),
  worked boolean not null,
  has_signal boolean not null,
  has_deal boolean not null,
  duplicate boolean not null,
  frontier integer,
  steps_mask bigint not null,
  buttoned_mask bigint not null,
  objection_mask bigint not null,
  skipped_mask bigint not null,
  reached_mask bigint not null,
  unspoken_mask bigint not null,
  timed_steps integer[],
  timed_days integer[],
  clock_on date,
  first_worked_on date,
  won_on date,
  lost_on date,
  first_win boolean not null,
  stall_bucket text,
  bucket_issue_id bigint,
  magic_close text check (magic_close in ('yes', 'no', 'not recorded')),
  deals integer not null,
  won_value_minor bigint,
  won_unvalued boolean not null,
  currency text not null,
  cost_minor bigint,
  credited_minor bigint not null,
  primary key (organization_id, lead_id)
);
create index lead_progress_by_list on lead_progress (organization_id, list_id);
create index lead_progress_won on lead_progress (organization_id, account_id) where outcome = 'won';
create index lead_progress_moving on lead_progress (organization_id, frontier, clock_on)
  include (list_id, vendor_id, purchased_on, currency, duplicate, stall_bucket, bucket_issue_id, cost_minor, credited_minor)
  where outcome = 'open' and worked;

create table rollup (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  currency text not null,
  outcome text not null,
  worked boolean not null,
  duplicate boolean not null,
  frontier integer,
  stall_bucket text,
  bucket_issue_id bigint,
  leads integer not null,
  priced integer not null,
  deals integer not null,
  cost_minor bigint not null,
  credited_minor bigint not null
);
create index rollup_by_list on rollup (organization_id, list_id);

create table rollup_step (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  currency text not null,
  step integer not null,
  reached integer not null,
  buttoned integer not null,
  objection integer not null,
  skipped integer not null
);
create index rollup_step_by_list on rollup_step (organization_id, list_id);

create table rollup_step_time (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  step integer not null,
  won boolean not null,
  days integer not null,
  leads integer not null
);
create index rollup_step_time_by_list on rollup_step_time (organization_id, list_id);

create table rollup_outcome (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  currency text not null,
  outcome text not null,
  priced boolean not null,
  days integer,
  leads integer not null,
  first_wins integer not null,
  unvalued integer not null,
  value_minor bigint not null
);
create index rollup_outcome_by_list on rollup_outcome (organization_id, list_id);
`;

export const derivedTables = [
  "derived_day",
  "lead_progress",
  "rollup",
  "rollup_step",
  "rollup_step_time",
  "rollup_outcome",
];

/** Creates the derived tables under the same row-level security as the facts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(derived).execute(db);
  for (const table of derivedTables) await sql.raw(guarded(table)).execute(db);
}
