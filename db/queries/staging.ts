// Where do a file's rows wait until they are merged? Unlogged tables of one import, dropped when it ends.
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";

/** Row-level security refuses COPY, so that rows are copied here first: the tables carry one import's id in their names and live as long as it. */
export type StagingPart = keyof typeof stagingColumns;

const keys =
  "email_key text, phone_key text, domain_key text, company_key text, city_key text, person_key text";
const reference = "named_lead text, named_deal text, email_key text, phone_key text, company_key text";

export const stagingColumns = {
  row: `line integer, vendor text, list_name text, list_on date, is_lead boolean, vendor_lead_id text, content_hash bigint, company text,
    person text, title text, email text, phone text, mobile text, website text, street text, city text, region text, postal_code text,
    country text, seats integer, industry text, purchase_unit text, price_minor bigint, price_currency text, purchased_on date,
    delivered_at timestamptz, note text, anonymous boolean, account_hash bigint, ${keys}`,
  deal: `line integer, external_id text, content_hash bigint, named_lead text, company text, person text, email text, phone text, website text,
    street text, city text, postal_code text, status text, stage text, opened_on date, won_on date, lost_on date, currency text, amount_minor bigint, mrr_minor bigint,
    one_off_minor bigint, months integer, margin numeric, loss_reason text, owner text, known_id bigint, account_hash bigint, ${keys}`,
  signal: `line integer, step_id bigint, at timestamptz, polarity text, manner text, channel text, issue_id bigint, outcome text, cue text,
    absence boolean, meeting_on date, note text, who text, ${reference}`,
  touch: `line integer, at timestamptz, channel text, outcome text, who text, ${reference}`,
  defect: "line integer, defect_on date, reason text",
  charge: `line integer, vendor text, list_name text, basis text, quantity numeric(14, 4), unit_price_minor bigint, amount_minor bigint, currency text,
    incurred_on date, period_start date, period_end date, known_id bigint, place integer`,
  credit: `line integer, vendor text, list_name text, named_lead text, amount_minor bigint, currency text, credited_on date, reason text, known_id bigint`,
  reject: "line integer, column_name text, code text, sentence text, cells jsonb",
};

/** The staging table of an import's part. */
export function staged(importId: number, part: StagingPart): RawBuilder<unknown> {
  return sql.id("staging", stagingName(importId, part));
}

/** Its name, for COPY. */
export function stagingName(importId: number, part: StagingPart): string {
  return `import_${importId}_${part}`;
}

/** The names of a part's columns, in order. */
export function stagingFields(part: StagingPart): string[] {
  return stagingColumns[part].split(",").map((column) => column.trim().split(" ")[0] ?? "");
}

export const stagingParts = Object.keys(stagingColumns) as StagingPart[];

/** Makes the staging tables of an import. */
export async function createStaging(db: Db, importId: number): Promise<void> {
  for (const part of stagingParts) {
    await sql`create unlogged table ${staged(importId, part)} (${sql.raw(stagingColumns[part])})`.execute(db);
  }
}

/**
 * Tells the planner how many rows each staging table holds; call it after COPY. One column and a small sample are enough for that, here
 * and for what the merge makes of them: the setting holds to the end of the transaction.
 */
export async function analyzeStaging(db: Db, importId: number): Promise<void> {
  await sql`select set_config('default_statistics_target', '10', true)`.execute(db);
  for (const part of stagingParts) await sql`analyze ${staged(importId, part)} (line)`.execute(db);
}

/** Removes the staging tables of an import, which also gives their disk back. */
export async function dropStaging(db: Db, importId: number): Promise<void> {
  for (const part of stagingParts) await sql`drop table if exists ${staged(importId, part)}`.execute(db);
}
