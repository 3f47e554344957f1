// Where does it stand which leads were bought before, and who may COPY leads?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/**
 * Gives what is derived of duplicates a narrow table of its own: marking a lead no longer writes its wide row and ten indexes anew.
 * Where the database's user may do so, makes the role that alone copies leads straight into their table, past row-level security.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create table duplicate (
    organization_id integer not null default current_organization(),
    lead_id bigint not null,
    duplicate_of bigint not null,
    primary key (organization_id, lead_id)
  )`);
  await run(`insert into duplicate (organization_id, lead_id, duplicate_of)
    select organization_id, lead_id, duplicate_of from lead where duplicate_of is not null`);
  await run("alter table lead drop column duplicate_of");
  await run(guarded("duplicate"));
  await run(`do $$ begin
    if not exists (select from pg_roles where rolname = 'placket_copy')
      and (select rolsuper from pg_roles where rolname = current_user) then
      create role placket_copy nologin nosuperuser bypassrls;
    end if;
  exception when duplicate_object or unique_violation then null; end $$`);
  await run(`do $$ begin
    if exists (select from pg_roles where rolname = 'placket_copy') then grant insert on lead to placket_copy; end if;
  end $$`);
}
