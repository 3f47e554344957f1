// Where does money stand that no lead can carry, and how is a charge or credit known again?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/**
 * `unallocated` is derived beside the leads: a sum of charges without any lead to fall on, a credit without a cost to come off. A charge
 * or credit of a file is known again by its content and its occurrence in the
 * file. A list or vendor that goes takes its rows of `unallocated` along.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table unallocated (
  organization_id integer not null default current_organization(),
  vendor_id bigint not null,
  list_id bigint,
  purchased_on date,
  currency text not null,
  charge_minor bigint not null,
  credit_minor bigint not null,
  foreign key (organization_id, vendor_id) references vendor on delete cascade,
  foreign key (organization_id, list_id) references list on delete cascade
);
create index unallocated_by_vendor on unallocated (organization_id, vendor_id);
alter table charge add column content_hash bigint, add column occurrence integer not null default 1 check (occurrence > 0), add column note text;
alter table credit add column content_hash bigint, add column occurrence integer not null default 1 check (occurrence > 0), add column note text;
create unique index charge_already_here on charge (organization_id, content_hash, occurrence) where content_hash is not null;
create unique index credit_already_here on credit (organization_id, content_hash, occurrence) where content_hash is not null;
create index charge_by_import on charge (organization_id, import_id) where import_id is not null;
create index credit_by_import on credit (organization_id, import_id) where import_id is not null;
`)
    .execute(db);
  await sql.raw(guarded("unallocated")).execute(db);
}
