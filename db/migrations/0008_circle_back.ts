// Which open objections has a lead, kept so that the ledger reads them in order at once?
import { type Kysely, sql } from "kysely";

/**
 * A lead that is not won keeps its open objections: step, issue (0 where none was named), and since when. Rows derived before this
 * lack them: the first look after the migration derives all leads anew, as it does when the clock was set back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table lead_progress add column objection_steps integer[], add column objection_issues bigint[], add column objection_since timestamptz[];
create index lead_progress_objection on lead_progress (organization_id) where objection_mask <> 0;
alter table derived_day no force row level security;
update derived_day set derived_on = '9999-12-31';
alter table derived_day force row level security;
`)
    .execute(db);
}
