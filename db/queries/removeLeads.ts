// How do leads go, with everything that is theirs?
import { sql } from "kysely";
import type { Db } from "../schema";
import { areMany, mayLeaveOut, withoutChecks } from "./checkedAtOnce";

interface Reference {
  /** A table whose rows go with their lead. */
  table: string;
  /** Its column that names the lead. */
  column: string;
}

/**
 * Deletes the leads of the temporary table `gone_lead (lead_id)` and, by their foreign keys, all that belongs to them; returns how many leads
 * there were. Very many are locked first, so that nothing can be added to them any more, then what refers to them goes with one statement a table: Postgres
 * would ask every table for every lead, which is nine tenths of the time.
 */
export async function removeLeads(db: Db): Promise<number> {
  const taken = async () => {
    const { numAffectedRows } = await sql`
      delete from lead using gone_lead g where g.lead_id = lead.lead_id`.execute(db);
    return Number(numAffectedRows ?? 0);
  };
  if (!(await areMany(db, sql`gone_lead`)) || !(await mayLeaveOut(db))) return taken();
  const references = await listReferences(db);
  if (!references) return taken();
  await sql`select count(*) from (
    select from lead where lead_id in (select lead_id from gone_lead) for update) as locked`.execute(db);
  for (const { table, column } of references)
    await sql`delete from ${sql.table(table)} as t using gone_lead g where t.${sql.ref(column)} = g.lead_id`.execute(
      db,
    );
  return withoutChecks(db, taken);
}

/** What refers to leads; undefined where a row would not simply go with its lead. */
async function listReferences(db: Db): Promise<Reference[] | undefined> {
  const { rows } = await sql<Reference & { cascades: boolean }>`
    select conrelid::regclass::text as table, attname as column, confdeltype = 'c' as cascades
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[array_position(confkey, (
      select attnum from pg_attribute where attrelid = 'lead'::regclass and attname = 'lead_id'))]
    where confrelid = 'lead'::regclass and contype = 'f' order by 1`.execute(db);
  return rows.every(({ cascades }) => cascades) ? rows : undefined;
}
