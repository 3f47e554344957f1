// How is a lead found by its vendor's id, in its list and in any?
import { type Kysely, sql } from "kysely";

/** One index for both: every index is written once more with each lead that is stored or changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`drop index lead_already_here, lead_by_vendor_lead_id;
    create unique index lead_already_here on lead (organization_id, vendor_lead_id, list_id) where vendor_lead_id is not null`)
    .execute(db);
}
