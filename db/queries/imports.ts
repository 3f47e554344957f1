// Which files were taken in, and how did each end?
import { sql } from "kysely";
import type { Db, ImportTable } from "../schema";
import type { MergeCounts } from "./merging";

/** Imports of one organization run one after the other: the second waits here until the first has ended. */
export async function lockImports(db: Db): Promise<void> {
  await sql`select from organization for no key update`.execute(db);
}

/** The earliest finished import of the same bytes, or null. */
export async function findSameFile(db: Db, sha256: string): Promise<number | null> {
  const row = await db
    .selectFrom("import")
    .select("import_id")
    .where("file_sha256", "=", sha256)
    .where("status", "=", "done")
    .orderBy("import_id")
    .executeTakeFirst();
  return row?.import_id ?? null;
}

export type NewImport = Pick<ImportTable, "kind" | "file_name" | "file_bytes" | "file_sha256" | "who"> & {
  mapping: unknown;
  options: Record<string, unknown>;
};

/** Notes that an import begins; returns its id. */
export async function startImport(db: Db, { mapping, options, ...row }: NewImport): Promise<number> {
  const { import_id } = await db
    .insertInto("import")
    .values({
      ...row,
      status: "importing",
      mapping: JSON.stringify(mapping),
      options: JSON.stringify(options),
      made: "{}",
    })
    .returning("import_id")
    .executeTakeFirstOrThrow();
  return import_id;
}

export interface ImportEnd extends MergeCounts {
  rows: number;
  alreadyHere: number;
  anonymous: number;
}

export interface RejectRow {
  line: number;
  column: string | null;
  code: string;
  sentence: string;
}

/** Notes how an import ended; returns its first twenty rejects. */
export async function finishImport(db: Db, importId: number, end: ImportEnd): Promise<RejectRow[]> {
  await sql`update import set status = 'done', finished_at = clock_timestamp(), rows = ${end.rows}, accepted = ${end.accepted}, changed = ${end.changed},
    already_here = ${end.alreadyHere}, rejected = ${end.rejected}, anonymous = ${end.anonymous}, made = ${JSON.stringify(end.made)}::jsonb
    where import_id = ${importId}`.execute(db);
  return listRejects(db, { importId, limit: 20, offset: 0 });
}

/** Rejected rows of an import, by line. */
export async function listRejects(
  db: Db,
  { importId, limit, offset }: { importId: number; limit: number; offset: number },
): Promise<RejectRow[]> {
  return db
    .selectFrom("import_reject")
    .select(["line", "column_name as column", "code", "sentence"])
    .where("import_id", "=", importId)
    .orderBy("line")
    .limit(limit)
    .offset(offset)
    .execute();
}

export interface RejectedCells extends RejectRow {
  cells: string[];
}

/** All rejected rows of an import with their cells, for the file a user downloads, fixes and uploads again. */
export async function listRejectedCells(db: Db, importId: number): Promise<RejectedCells[]> {
  return db
    .selectFrom("import_reject")
    .select(["line", "column_name as column", "code", "sentence", "cells"])
    .where("import_id", "=", importId)
    .orderBy("line")
    .execute();
}

/** Imports, newest first. */
export async function listImports(db: Db, { limit = 200 }: { limit?: number } = {}) {
  return db
    .selectFrom("import")
    .select([
      "import_id",
      "kind",
      "status",
      "who",
      "file_name",
      "file_bytes",
      "rows",
      "accepted",
      "changed",
      "already_here",
      "rejected",
    ])
    .select(["anonymous", "made", "created_at", "finished_at", "mapping", "options", "failure"])
    .orderBy("import_id", "desc")
    .limit(limit)
    .execute();
}

/** One import by its id. */
export async function findImport(db: Db, importId: number) {
  return db.selectFrom("import").selectAll().where("import_id", "=", importId).executeTakeFirst();
}
