// Which derived rows say what a vendor's leads cost for each step, brought in, and waited for?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/**
 * A lead keeps its won deals in arrays, one place a deal, null where it has none; after how many hours it
 * was first worked; and what became of its appointments. All organizations are derived anew at their next look.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table lead_progress add column worked_hours integer, add column worked_timed boolean,
  add column held integer not null default 0, add column no_show integer not null default 0,
  add column cancelled integer not null default 0, add column rescheduled integer not null default 0,
  add column win_days date[], add column win_months integer[], add column win_margins numeric[],
  add column win_mrr_minor bigint[], add column win_one_off_minor bigint[], add column win_value_minor bigint[];
create table rollup_reach (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  currency text not null,
  step integer not null,
  priced integer not null,
  passed integer not null,
  passed_priced integer not null
);
create index rollup_reach_by_list on rollup_reach (organization_id, list_id);
create table rollup_work (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  worked boolean not null,
  timed boolean,
  hours integer,
  leads integer not null,
  held integer not null,
  no_show integer not null,
  cancelled integer not null,
  rescheduled integer not null
);
create index rollup_work_by_list on rollup_work (organization_id, list_id);
create table rollup_win (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date,
  currency text not null,
  priced boolean not null,
  won_on date,
  months integer,
  margin numeric,
  recurring boolean not null,
  received boolean not null,
  valued boolean not null,
  deals integer not null,
  mrr_minor bigint not null,
  one_off_minor bigint not null,
  value_minor bigint not null,
  value_squares numeric not null
);
create index rollup_win_by_list on rollup_win (organization_id, list_id);
alter table derived_day no force row level security;
update derived_day set derived_on = '9999-12-31';
alter table derived_day force row level security;
`)
    .execute(db);
  for (const table of ["rollup_reach", "rollup_work", "rollup_win"])
    await sql.raw(guarded(table)).execute(db);
}
