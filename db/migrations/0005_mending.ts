// Which import mends which, and which of its rows did that take in?
import { type Kysely, sql } from "kysely";

/** An import may name the one whose rejected rows it takes in; each of those names the import that took it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table import add column mends bigint,
  add foreign key (organization_id, mends) references import on delete cascade;
create index import_mends on import (organization_id, mends) where mends is not null;
alter table import_reject add column fixed_by bigint,
  add foreign key (organization_id, fixed_by) references import on delete cascade;
create index import_reject_fixed_by on import_reject (organization_id, fixed_by) where fixed_by is not null;
`)
    .execute(db);
}
