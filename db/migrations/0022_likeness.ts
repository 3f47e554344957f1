// How sure must matching be to link a deal to a lead by itself, and from where on does it ask?
import { type Kysely, sql } from "kysely";

/** Adds the links that were found by likeness to the ways of linking, and the two thresholds to the organization's settings. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table match drop constraint match_method_check;
alter table match add constraint match_method_check
  check (method in ('named', 'same row', 'email', 'phone', 'domain', 'company and city', 'account', 'person', 'likeness'));
alter table organization
  add column match_link_at double precision not null default 0.99 check (match_link_at between 0 and 1),
  add column match_queue_at double precision not null default 0.5 check (match_queue_at between 0 and 1);
`)
    .execute(db);
}
