// Which leads and deals came later and went with a row that a person set apart from its company?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/** `account_follower`: the account of the row set apart, and a lead or deal that goes with it for as long as that stands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table account_follower (
  organization_id integer not null default current_organization(),
  account_id bigint not null,
  lead_id bigint,
  deal_id bigint,
  check (num_nonnulls(lead_id, deal_id) = 1),
  foreign key (organization_id, account_id) references account on delete cascade,
  foreign key (organization_id, lead_id) references lead on delete cascade,
  foreign key (organization_id, deal_id) references deal on delete cascade
);
create unique index account_follower_lead on account_follower (organization_id, lead_id) where lead_id is not null;
create unique index account_follower_deal on account_follower (organization_id, deal_id) where deal_id is not null;
create index account_follower_account on account_follower (organization_id, account_id);
`)
    .execute(db);
  await sql.raw(guarded("account_follower")).execute(db);
}
