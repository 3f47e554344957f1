// Which organizations are to be derived anew because charges took the prices of leads, or counted before they were made?
import { type Kysely, sql } from "kysely";

/**
 * A charge of a list for reached steps left its leads without the prices they had been bought at, and a charge of a list without a day counted on every past day.
 * All organizations are derived anew at their next look.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table derived_day no force row level security;
update derived_day set derived_on = '9999-12-31';
alter table derived_day force row level security;
`)
    .execute(db);
}
