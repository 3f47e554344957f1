// Which transactions changed what reports are made of?
import { type Kysely, sql } from "kysely";
import { guarded } from "./0001_facts";

/** Facts, decisions and settings that reports read, and the day the derived rows speak of: these follow from the others. */
const reported = [
  "account",
  "charge",
  "circle_back",
  "claim",
  "credit",
  "credit_lead",
  "cue",
  "deal",
  "defect",
  "derived_day",
  "duplicate",
  "issue",
  "lead",
  "list",
  "match",
  "organization",
  "prompt",
  "rep",
  "signal",
  "signal_change",
  "step",
  "step_change",
  "touch",
  "vendor",
];

/** The statement after which each transaction that writes the table leaves its mark in `revision`. */
export function watched(table: string, columns = ""): string {
  return `create trigger marks_revision after insert or update ${columns && `of ${columns}`} or delete on ${table}
    for each statement execute function mark_revision();`;
}

/**
 * Each transaction that changes something leaves its number, once, and waits for no other that does. What is visible of the numbers
 * tells what is visible of the changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table revision (
  organization_id integer not null default current_organization() references organization on delete cascade,
  transaction_id bigint not null,
  primary key (organization_id, transaction_id)
);
create function mark_revision() returns trigger language plpgsql as $$
declare
  this text := pg_current_xact_id()::text;
  mark text := this || '/' || coalesce(current_organization()::text, 'all');
begin
  if current_setting('app.marked', true) is distinct from mark then
    insert into revision (organization_id, transaction_id)
      select organization_id, this::bigint from organization where organization_id = coalesce(current_organization(), organization_id)
      on conflict do nothing;
    perform set_config('app.marked', mark, true);
  end if;
  return null;
end $$;
`)
    .execute(db);
  await sql.raw(guarded("revision")).execute(db);
  for (const table of reported) await sql.raw(watched(table)).execute(db);
  // An import's row also tells how far it is: only its end changes a report.
  await sql.raw(watched("import", "status")).execute(db);
}
