// Which sums say how long leads were followed until they won, were lost, or were buttoned at a step?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/**
 * A lead keeps the day its outcome is dated (null while it has none, or none that is dated). All organizations are derived anew at
 * their next look.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table lead_progress add column ended_on date;
alter table rollup_outcome add column valued_minor bigint not null default 0,
  add column valued_squares numeric not null default 0;
create table rollup_step_age (
  organization_id integer not null default current_organization(),
  list_id bigint not null,
  vendor_id bigint not null,
  purchased_on date not null,
  step integer not null,
  event text not null check (event in ('buttoned', 'ended', 'open')),
  age integer,
  leads integer not null,
  check ((event = 'open') = (age is null))
);
create index rollup_step_age_by_list on rollup_step_age (organization_id, list_id);
alter table derived_day no force row level security;
update derived_day set derived_on = '9999-12-31';
alter table derived_day force row level security;
`)
    .execute(db);
  await sql.raw(guarded("rollup_step_age")).execute(db);
}
