// Who may leave the checks of foreign keys to a query over all new rows?
import { type Kysely, sql } from "kysely";

/**
 * Lets the role that copies leads leave foreign keys unchecked where the database's user may grant that: the importer takes it to do so for one
 * INSERT whose references it has looked for and locked. Revisions are marked then too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`do $$ begin
    if exists (select from pg_roles where rolname = 'placket_copy') and (select rolsuper from pg_roles where rolname = current_user)
      and not has_parameter_privilege('placket_copy', 'session_replication_role', 'set') then
      grant set on parameter session_replication_role to placket_copy;
    end if;
  -- Another database of this Postgres grants it at the same moment.
  exception when internal_error or unique_violation then null; end $$`);
  for (const table of ["signal", "touch"])
    await run(`alter table ${table} enable always trigger marks_revision`);
}
