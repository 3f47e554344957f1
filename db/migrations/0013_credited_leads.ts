// How many leads of a sum had money come back?
import { type Kysely, sql } from "kysely";

/**
 * Sums of leads count those with a credit. Sums that are there already get the number as rows of their own, which add no lead and no money. The
 * tables' owner is held to one organization too, so that the policies step aside while all are filled.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table rollup add column credited integer not null default 0;
alter table rollup no force row level security;
alter table lead_progress no force row level security;
insert into rollup (organization_id, list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  leads, priced, credited, deals, cost_minor, credited_minor)
select organization_id, list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id,
  0, 0, count(*), 0, 0, 0
from lead_progress where credited_minor > 0
group by organization_id, list_id, vendor_id, purchased_on, currency, outcome, worked, duplicate, frontier, stall_bucket, bucket_issue_id;
alter table rollup force row level security;
alter table lead_progress force row level security;
`)
    .execute(db);
}
