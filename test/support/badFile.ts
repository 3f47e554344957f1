// What does the importer make of one bad file: its counts, its sentences and the values it stored?
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Trouble } from "../../app/domain/trouble";
import { importFile } from "../../app/intake/importFile";
import type { ImportRequest, ImportResult } from "../../app/intake/importRequest";
import { inspectFile } from "../../app/intake/inspect";
import { withOrganization } from "../../db/connection";
import { openSession, type Session } from "../../db/session";
import { type TestDatabase, testDatabase } from "./database";

/** A file that somebody will upload one day, and what must become of it. */
export interface BadFile {
  /** Its number in the catalogue of bad files, such as B05. */
  id: string;
  why: string;
  file: string | Uint8Array;
  with?: Omit<ImportRequest, "path">;
  /** A string: the sentence with which the whole file is refused. */
  is: string | Outcome;
}

export interface Outcome {
  /** "3 rows: 2 accepted, 1 rejected"; what is 0 is left out. */
  counts: string;
  /** Sentences of the rejects. None where left out, as with notes and questions. */
  rejects?: string[];
  /** All but the note that says "UTF-8, comma". */
  notes?: string[];
  questions?: string[];
  /** Some fields of the leads that were stored, in the order of the file. */
  leads?: Record<string, unknown>[];
}

const usual = "Read as utf-8, cells parted by comma.";

/** Each file goes through the whole importer into a list of its own; one of which not every row was taken goes a second time, which must add nothing. */
export function describeBadFiles(theme: string, files: BadFile[]): void {
  let database: TestDatabase;
  let session: Session;
  let folder: string;
  beforeAll(async () => {
    database = await testDatabase();
    session = await openSession(database.url);
    folder = await mkdtemp(join(tmpdir(), "placket-bad-"));
  });
  afterAll(async () => {
    await session?.close();
    await database?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  const importOnce = async (bad: BadFile): Promise<string | Outcome> => {
    const path = join(folder, "file.csv");
    await writeFile(path, bad.file);
    const request: ImportRequest = {
      path,
      fileName: "leads.csv",
      list: bad.why,
      vendor: `${bad.id}, ${bad.why}`,
      ...bad.with,
    };
    try {
      const result = await importFile(session, database.organizationId, request);
      const { kind, mapping } = request;
      const inspection = await inspectFile(path, { ...(kind && { kind }), mapping });
      expect(inspection.rows).toBe(result.rows);
      const leads = await leadsOf(database, result);
      if (result.kind === "leads") expect(leads.length).toBe(result.accepted);
      if (result.rejected + result.alreadyHere > 0) {
        const again = await importFile(session, database.organizationId, { ...request, dryRun: true });
        expect({ ...counted(again), accepted: 0 }).toEqual(counted(again));
      }
      return {
        counts: countsOf(result),
        rejects: result.rejects.map(({ sentence }) => sentence),
        notes: inspection.notes.filter((note) => note !== usual),
        questions: inspection.questions.map(({ sentence }) => sentence),
        leads: typeof bad.is === "object" ? chosen(leads, bad.is.leads) : [],
      };
    } catch (error) {
      if (error instanceof Trouble) return error.message;
      throw error;
    }
  };

  describe(theme, () => {
    it.each(files)("$id: $why", async (bad) => {
      const { is } = bad;
      const outcome = await importOnce(bad);
      const none = { rejects: [], notes: [], questions: [], leads: [] };
      expect(outcome).toEqual(typeof is === "string" ? is : { ...none, ...is });
    });
  });
}

function counted({ rows, accepted, alreadyHere, rejected, anonymous }: ImportResult) {
  return { rows, accepted, alreadyHere, rejected, anonymous };
}

function countsOf(result: ImportResult): string {
  const { rows, accepted, alreadyHere, rejected, anonymous } = counted(result);
  const parts = [
    [accepted, "accepted"],
    [alreadyHere, "already here"],
    [rejected, "rejected"],
    [anonymous, "anonymous"],
  ].filter(([count]) => count !== 0);
  return `${rows} ${rows === 1 ? "row" : "rows"}: ${parts.map((part) => part.join(" ")).join(", ")}`;
}

async function leadsOf(
  { db, organizationId }: TestDatabase,
  { importId }: ImportResult,
): Promise<Record<string, unknown>[]> {
  const { rows } = await withOrganization(db, organizationId, (db) =>
    sql<Record<string, unknown>>`select * from lead where import_id = ${importId} order by line`.execute(db),
  );
  return rows;
}

/** The fields that the case is about. */
function chosen(
  leads: Record<string, unknown>[],
  wanted: Record<string, unknown>[] | undefined,
): Record<string, unknown>[] {
  if (wanted === undefined) return [];
  return leads.map((lead, at) => {
    const fields = Object.keys(wanted[at] ?? wanted[0] ?? {});
    return Object.fromEntries(fields.map((field) => [field, lead[field]]));
  });
}
