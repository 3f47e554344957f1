// What still hears of leads that go while foreign keys are left unchecked?
import { type Kysely, sql } from "kysely";

/** Very many leads are deleted as a replica deletes them (db/queries/removeLeads.ts): only triggers that fire always fire then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const trigger of ["marks_revision", "stale_deleted_leads"])
    await sql.raw(`alter table lead enable always trigger ${trigger}`).execute(db);
}
