// Which rejected rows still wait to be mended, and what became of them?
import { sql } from "kysely";
import type { ImportStatus } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import type { RejectedCells } from "./imports";
import { staged } from "./staging";

/** Rejects that wait: those of one reason, or where the fault stands in one column. */
export interface RejectFilter {
  importId: number;
  code?: string | undefined;
  column?: string | undefined;
  /** Only these lines. */
  lines?: readonly number[];
}

/** Rejects of an import that wait to be mended, after a line, in the order of the file. */
export async function listKeptRejects(
  db: Db,
  {
    importId,
    code,
    column,
    lines,
    afterLine = 0,
    limit,
  }: RejectFilter & { afterLine?: number; limit: number },
): Promise<RejectedCells[]> {
  let query = kept(db, importId).select(["line", "column_name as column", "code", "sentence", "cells"]);
  if (code !== undefined) query = query.where("code", "=", code);
  if (column !== undefined) query = query.where("column_name", "=", column);
  if (lines) query = query.where(sql<boolean>`line = any (${lines}::int[])`);
  return query.where("line", ">", afterLine).orderBy("line").limit(limit).execute();
}

/** The reasons and columns of the rejects that wait, and how many each has. */
export async function countKeptRejects(
  db: Db,
  importId: number,
): Promise<{ code: string; column: string | null; rows: number }[]> {
  return kept(db, importId)
    .select(["code", "column_name as column"])
    .select((row) => row.fn.countAll<number>().as("rows"))
    .groupBy(["code", "column_name"])
    .orderBy("rows", "desc")
    .orderBy("code")
    .orderBy("column_name")
    .execute();
}

/** How many rejects of an import wait, were taken in since, or were given up. */
export async function countRejectStates(
  db: Db,
  importId: number,
): Promise<{ kept: number; fixed: number; dropped: number }> {
  const rows = await db
    .selectFrom("import_reject")
    .select("state")
    .select((row) => row.fn.countAll<number>().as("n"))
    .where("import_id", "=", importId)
    .groupBy("state")
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
  return { kept: of("kept"), fixed: of("fixed"), dropped: of("dropped") };
}

/** Imports that took mended rows of this one in, oldest first. */
export async function listMendings(
  db: Db,
  importId: number,
): Promise<{ import_id: number; status: ImportStatus }[]> {
  return db
    .selectFrom("import")
    .select(["import_id", "status"])
    .where("mends", "=", importId)
    .orderBy("import_id")
    .execute();
}

/** Gives rejects up, or takes that back; those taken in since stay so. */
export async function setRejectsDropped(
  db: Db,
  { importId, lines, dropped }: { importId: number; lines?: number[]; dropped: boolean },
): Promise<void> {
  let query = db
    .updateTable("import_reject")
    .set({ state: dropped ? "dropped" : "kept" })
    .where("import_id", "=", importId)
    .where("state", "=", dropped ? "kept" : "dropped");
  if (lines) query = query.where("line", "in", lines);
  await query.execute();
}

/** Which of these lines are rejects of the import, and which of those were taken in since. */
export async function findRejectLines(
  db: Db,
  { importId, lines }: { importId: number; lines: number[] },
): Promise<{ line: number; fixed: boolean }[]> {
  const { rows } = await sql<{ line: number; fixed: boolean }>`
    select line, state = 'fixed' as fixed from import_reject
    where import_id = ${importId} and line = any (${lines}::int[])`.execute(db);
  return rows;
}

/** The finished import whose rejects have these lines, and sentences that begin so, under this header; the one with most of them, then the newest. */
export async function findRejectedImport(
  db: Db,
  { header, lines, sentences }: { header: string[]; lines: number[]; sentences: string[] },
): Promise<number | undefined> {
  const { rows } = await sql<{ import_id: number }>`
    select r.import_id from unnest(${lines}::int[], ${sentences}::text[]) as m(line, sentence)
    join import_reject r on r.line = m.line join import i using (organization_id, import_id)
    where i.status = 'done' and i.options -> 'header' = ${JSON.stringify(header)}::jsonb
    group by r.import_id having bool_or(m.sentence <> '' and starts_with(r.sentence, m.sentence))
    order by count(*) filter (where m.sentence <> '' and starts_with(r.sentence, m.sentence)) desc, r.import_id desc limit 1`.execute(
    db,
  );
  return rows[0]?.import_id;
}

interface Settled {
  /** The import that takes mended rows in, and the one they were rejected from. */
  importId: number;
  mends: number;
  /** Lines of the mended file, and the lines they had in the original. */
  lines: { line: number; original: number }[];
  /** Columns of the mended file that the original did not have, from the last. */
  ownColumns: number[];
}

/** Marks what was taken in as fixed; what is still rejected gets its new cells and sentence. Staged rejects must still be there. */
export async function settleMended(db: Db, { importId, mends, lines, ownColumns }: Settled): Promise<void> {
  const mended = sql`unnest(${lines.map(({ line }) => line)}::int[], ${lines.map(({ original }) => original)}::int[]) as m(line, original)`;
  const cells = ownColumns.reduce((cells, index) => sql`(${cells} - ${index}::int)`, sql`s.cells`);
  const rejected = sql`${staged(importId, "reject")} s`;
  await sql`update import_reject r set cells = ${cells}, column_name = s.column_name, code = s.code,
    sentence = regexp_replace(s.sentence, '^Line [0-9]+', 'Line ' || m.original), state = 'kept'
    from ${mended} join ${rejected} on s.line = m.line
    where r.import_id = ${mends} and r.line = m.original and r.state <> 'fixed'`.execute(db);
  await sql`update import_reject r set state = 'fixed', fixed_by = ${importId} from ${mended}
    where r.import_id = ${mends} and r.line = m.original and r.state <> 'fixed'
      and not exists (select from ${rejected} where s.line = m.line)`.execute(db);
}

function kept(db: Db, importId: number) {
  return db.selectFrom("import_reject").where("import_id", "=", importId).where("state", "=", "kept");
}
