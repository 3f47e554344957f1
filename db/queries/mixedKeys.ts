// Which changed rows hold values of two rows at once, so that no row's keys are theirs?
import { sql } from "kysely";
import type { Db } from "../schema";

export type KeyedTable = "changing" | "dealing";

export interface MixedRow {
  line: number;
  website: string | null;
  email: string | null;
  phone: string | null;
  mobile: string | null;
}

/** Rows of a merge's temporary table that are `mixed`, after a line, in its order. */
export async function listMixed(
  db: Db,
  { table, after, limit }: { table: KeyedTable; after: number; limit: number },
): Promise<MixedRow[]> {
  const mobile = table === "changing" ? sql`mobile` : sql`null`;
  const { rows } = await sql<MixedRow>`select line, website, email, phone, ${mobile} as mobile
    from ${sql.table(table)} where mixed and line > ${after} order by line limit ${limit}`.execute(db);
  return rows;
}

/** Writes their keys. */
export async function setMixedKeys(
  db: Db,
  table: KeyedTable,
  found: { line: number; phoneKey: string | null; domainKey: string | null }[],
): Promise<void> {
  await sql`update ${sql.table(table)} as t set phone_key = f.phone_key, domain_key = f.domain_key
    from unnest(${found.map(({ line }) => line)}::int[], ${found.map(({ phoneKey }) => phoneKey)}::text[],
      ${found.map(({ domainKey }) => domainKey)}::text[]) as f(line, phone_key, domain_key) where t.line = f.line`.execute(
    db,
  );
}
