// What is kept so that no matching is forgotten, and that what people say of companies stays said?
import { type Kysely, sql } from "kysely";

/**
 * `import.match_left`: deals that an import, or its undo, left to be looked at; null once they were. `account` gets what people decide: merged into another, or
 * a lead or deal set apart from the account its keys find, which `found_account_id` remembers where it is not the one it stands in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table import add column match_left integer check (match_left > 0);
create index import_to_match on import (organization_id, import_id) where match_left is not null;
create index match_queued on match (organization_id, deal_id, lead_id) where decision = 'queued';
`)
    .execute(db);
}
