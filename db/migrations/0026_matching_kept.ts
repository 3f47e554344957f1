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
alter table lead add column found_account_id bigint;
alter table deal add column found_account_id bigint;
alter table account
  add column into_name text,
  add column merged_by text,
  add column merged_at timestamptz check (isfinite(merged_at)),
  add column set_aside jsonb not null default '[]',
  add column lead_id bigint,
  add column deal_id bigint,
  add column apart_by text,
  add column apart_at timestamptz check (isfinite(apart_at)),
  add column nevers jsonb not null default '[]',
  add foreign key (organization_id, lead_id) references lead on delete cascade,
  add foreign key (organization_id, deal_id) references deal on delete cascade,
  add check (merged_into <> account_id),
  add check (num_nonnulls(lead_id, deal_id) <= 1),
  add check (merged_into is not null or lead_id is not null or deal_id is not null);
create unique index account_of_lead on account (organization_id, lead_id) where lead_id is not null;
create unique index account_of_deal on account (organization_id, deal_id) where deal_id is not null;
create index account_merged on account (organization_id, merged_into) where merged_into is not null;
create index match_queued on match (organization_id, deal_id, lead_id) where decision = 'queued';
`)
    .execute(db);
}
