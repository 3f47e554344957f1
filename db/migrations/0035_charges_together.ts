// Which organizations are to be derived anew because charges were not spread together?
import { type Kysely, sql } from "kysely";

/**
 * A list charged for reached steps was spread anew without what its vendor charges for all lists, where a file brought signals of very many leads: their
 * cost lacked that part. All organizations are derived anew at their next look.
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
