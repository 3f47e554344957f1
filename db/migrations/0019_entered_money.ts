// Who entered a charge or credit by hand, which form was it, and has it changed since a form was opened?
import { type Kysely, sql } from "kysely";

/**
 * `entered_at` is null for what no hand has touched; a row of a file that was changed by hand has both. `form_key` knows a form that is
 * sent twice; `version` counts changes, so that a form opened before one is refused.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["charge", "credit"])
    await sql
      .raw(`
alter table ${table} add column entered_by text, add column entered_at timestamptz check (isfinite(entered_at)), add column form_key text, add column version integer not null default 1;
create index ${table}_by_form on ${table} (organization_id, form_key) where form_key is not null;
`)
      .execute(db);
}
