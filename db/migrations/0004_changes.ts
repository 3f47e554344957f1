// Where are the line of a changed row and the finer counts of an import kept?
import { type Kysely, sql } from "kysely";

/** Gives each change the line of the file it came from, and each import how many rows ended in which way, by field and by reason. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`alter table import_change add column line integer;
    alter table import add column tally jsonb not null default '{}'`)
    .execute(db);
}
