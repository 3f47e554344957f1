// Are revisions marked too where links are stored without a check of each?
import { type Kysely, sql } from "kysely";

/** As migration 0030 does for signals and touches. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("alter table match enable always trigger marks_revision").execute(db);
}
