// Which staged rejects are there, and what do they hold?
import { sql } from "kysely";
import type { Db } from "../schema";
import { staged } from "./staging";

/** Lines of staged rejects whose cells are not known. */
export async function listBareRejects(db: Db, importId: number): Promise<number[]> {
  const { rows } = await sql<{
    line: number;
  }>`select distinct line from ${staged(importId, "reject")} where cells = '[]'::jsonb`.execute(db);
  return rows.map(({ line }) => line);
}

/** Writes the cells of some lines into their staged rejects. */
export async function fillRejects(
  db: Db,
  { importId, found }: { importId: number; found: readonly { line: number; cells: readonly string[] }[] },
): Promise<void> {
  await sql`update ${staged(importId, "reject")} as r set cells = f.cells::jsonb
    from unnest(${found.map(({ line }) => line)}::int[], ${found.map(({ cells }) => JSON.stringify(cells))}::text[]) as f(line, cells)
    where r.line = f.line`.execute(db);
}

/** The sentence of the first staged reject; undefined where no row was rejected. */
export async function findFirstReject(db: Db, importId: number): Promise<string | undefined> {
  const { rows } = await sql<{
    sentence: string;
  }>`select sentence from ${staged(importId, "reject")} order by line limit 1`.execute(db);
  return rows[0]?.sentence;
}
