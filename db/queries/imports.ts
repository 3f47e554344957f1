// Which files were taken in, and how did each end?
import { sql } from "kysely";
import type { Db, ImportTable, VerdictTally } from "../schema";
import type { MergeCounts } from "./merging";
import { dropRejects } from "./refused";

/** The queue that imports wait in. */
export const importQueue = "import";

/** The key of an import's job in it. */
export function importKey({
  organizationId,
  importId,
}: {
  organizationId: number;
  importId: number;
}): string {
  return `${organizationId}/${importId}`;
}

/** Imports of one organization run one after the other: the second waits here until the first has ended. */
export async function lockImports(db: Db): Promise<void> {
  await sql`select from organization for no key update`.execute(db);
}

/** The same without waiting; false where an import, or the storing of matches, holds it. */
export async function tryLockImports(db: Db): Promise<boolean> {
  const { rows } = await sql`select from organization for no key update skip locked`.execute(db);
  return rows.length > 0;
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

/** Keeps an uploaded file to be mapped and taken in later; returns the import's id. */
export async function keepUpload(
  db: Db,
  { mapping, options, ...row }: NewImport & { file_path: string; vendor_link_id?: number | null },
): Promise<number> {
  const { import_id } = await db
    .insertInto("import")
    .values({
      ...row,
      status: "uploaded",
      mapping: JSON.stringify(mapping),
      options: JSON.stringify(options),
      made: "{}",
    })
    .returning("import_id")
    .executeTakeFirstOrThrow();
  return import_id;
}

/** Says where an import stands outside its own transaction: queued, failed with a sentence, or given up. */
export async function markImport(
  db: Db,
  {
    importId,
    status,
    failure = null,
  }: { importId: number; status: "queued" | "failed" | "cancelled"; failure?: string | null },
): Promise<void> {
  await db
    .updateTable("import")
    .set({ status, failure, finished_at: status === "queued" ? null : new Date() })
    .where("import_id", "=", importId)
    .where("status", "!=", "done")
    .execute();
}

/**
 * Imports that are queued and that no job will take up: their tries are used up, and none of their rows were stored. One that is
 * locked still runs elsewhere, and is left alone.
 */
export async function failLeftovers(db: Db): Promise<void> {
  await db
    .updateTable("import")
    .set({
      status: "failed",
      failure:
        "The server stopped each time before this import was done. Nothing of it was stored: start it again, or split the file.",
      finished_at: new Date(),
    })
    .where("import_id", "in", (query) =>
      query
        .selectFrom("import")
        .select("import_id")
        .where("status", "in", ["queued", "importing"])
        .where(
          sql<boolean>`not exists (select from pgboss.job where name = ${importQueue} and state <= 'active'
            and singleton_key = organization_id || '/' || import_id)`,
        )
        .forUpdate()
        .skipLocked(),
    )
    .execute();
}

/** Notes that an import begins, a new one or one that was uploaded before; returns its id, or undefined where that one is done. */
export async function startImport(
  db: Db,
  { mapping, options, mends = null, ...row }: NewImport & { mends?: number | null },
  importId?: number,
): Promise<number | undefined> {
  if (importId !== undefined) {
    const { rows } =
      await sql`update import set mends = ${mends}, status = 'importing', kind = ${row.kind}, mapping = ${JSON.stringify(mapping)}::jsonb,
        options = options || ${JSON.stringify(options)}::jsonb, failure = null where import_id = ${importId} and status <> 'done' returning import_id`.execute(
        db,
      );
    if (rows.length === 0) return undefined;
    await dropRejects(db, importId);
    return importId;
  }
  const { import_id } = await db
    .insertInto("import")
    .values({
      ...row,
      mends,
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
  tally: VerdictTally;
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
    already_here = ${end.alreadyHere}, rejected = ${end.rejected}, anonymous = ${end.anonymous}, made = ${JSON.stringify(end.made)}::jsonb,
    tally = ${JSON.stringify(end.tally)}::jsonb where import_id = ${importId}`.execute(db);
  return listRejects(db, { importId, limit: 20, offset: 0 });
}

/** Rejected rows of an import, by line; of one reason where it is named. */
export async function listRejects(
  db: Db,
  {
    importId,
    code,
    limit,
    offset,
  }: { importId: number; code?: string | undefined; limit: number; offset: number },
): Promise<RejectRow[]> {
  return rejectsOf(db, { importId, code })
    .select(["line", "column_name as column", "code", "sentence"])
    .orderBy("line")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many there are. */
export async function countRejects(
  db: Db,
  { importId, code }: { importId: number; code: string | undefined },
): Promise<number> {
  const { n } = await rejectsOf(db, { importId, code })
    .select((row) => row.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}

function rejectsOf(db: Db, { importId, code }: { importId: number; code: string | undefined }) {
  const all = db.selectFrom("import_reject").where("import_id", "=", importId);
  return code === undefined ? all : all.where("code", "=", code);
}

export interface RejectedCells extends RejectRow {
  cells: string[];
}

/** Cells of the widest rejected row of an import; 0 where none was rejected. */
export async function widestReject(db: Db, importId: number): Promise<number> {
  const { rows } = await sql<{ width: number | null }>`
    select max(jsonb_array_length(cells)) as width from import_reject where import_id = ${importId}`.execute(
    db,
  );
  return rows[0]?.width ?? 0;
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
      "file_sha256",
      "file_removed_at",
      "mends",
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

/** How many files were taken in. */
export async function countImports(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom("import")
    .select((row) => row.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return n;
}
