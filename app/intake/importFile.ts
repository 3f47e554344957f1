// How is one file taken in, from its bytes to the derived rows? One transaction: all of it, or nothing.
import { basename } from "node:path";
import type { PoolClient } from "pg";
import { withOrganization } from "../../db/connection";
import { findSameFile, finishImport, lockImports, startImport } from "../../db/queries/imports";
import { findMapping, rememberMapping } from "../../db/queries/mappingMemory";
import { vendorNotStated } from "../../db/queries/mergeLeads";
import { keepRejects, type MergeCounts } from "../../db/queries/merging";
import { findOrganization, findToday, listWords } from "../../db/queries/organization";
import { analyzeStaging, createStaging, dropStaging } from "../../db/queries/staging";
import type { Db } from "../../db/schema";
import { Trouble } from "../domain/trouble";
import { type ImportKind, takenKinds } from "../domain/vocabulary";
import { inspectKnown } from "./inspectKnown";
import { mergeStaged } from "./merge";
import { fillRejectCells } from "./rejectCells";
import { readRows } from "./rows";
import { stageRows } from "./stage";

export interface ImportRequest {
  path: string;
  /** The name to show; the path's own where undefined. */
  fileName?: string;
  /** The sheet of an Excel workbook; the first where undefined. */
  sheet?: string | undefined;
  kind?: ImportKind;
  vendor?: string;
  list?: string;
  purchasedOn?: string;
  cost?: { minor: number; currency: string };
  /** What a mapping file says, unchecked; guessed from the header where undefined. */
  mapping?: unknown;
  /** The import a kept upload became; a new one where undefined. */
  importId?: number;
  /** Does everything and keeps nothing: the counts are those of the import it would be. */
  dryRun?: boolean;
  who?: string;
}

export interface ImportResult extends MergeCounts {
  /** Null for a dry run. */
  importId: number | null;
  file: string;
  kind: ImportKind;
  rows: number;
  alreadyHere: number;
  anonymous: number;
  /** The first rejects; all of them are kept with the import. */
  rejects: { line: number; column: string | null; code: string; sentence: string }[];
  /** An earlier import of the very same bytes. */
  sameFileAs: number | null;
  /** Whether the columns were mapped as this vendor's last file with the same header was. */
  remembered: boolean;
  /** Columns with cells that nothing was read from. */
  leftOut: string[];
  mapping: unknown;
}

/** A connection of its own: COPY and the transaction need the same one. */
export interface ImportSession {
  db: Db;
  client: PoolClient;
}

class DryRun extends Error {
  constructor(readonly result: ImportResult) {
    super("dry run");
  }
}

/**
 * Takes a file in. `onRows` hears the number of rows read so far.
 * @throws Trouble with one sentence where the file or the mapping is refused; nothing of it is stored.
 */
export async function importFile(
  { db, client }: ImportSession,
  organizationId: number,
  request: ImportRequest,
  onRows?: (rows: number) => void,
): Promise<ImportResult> {
  try {
    return await withOrganization(db, organizationId, async (db) => {
      const result = await importInside({ db, client }, request, onRows);
      if (request.dryRun) throw new DryRun({ ...result, importId: null });
      return result;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.result;
    throw error;
  }
}

async function importInside(
  { db, client }: ImportSession,
  request: ImportRequest,
  onRows?: (rows: number) => void,
): Promise<ImportResult> {
  const fileName = request.fileName ?? basename(request.path);
  const settings = await findOrganization(db);
  if (!settings) throw new Trouble("There is no such organization here.");
  await lockImports(db);
  const today = await findToday(db);
  const words = await listWords(db);
  const surroundings = {
    ...{ currency: settings.currency, timeZone: settings.timeZone, country: settings.country, today },
    ...{ purchasedOn: request.purchasedOn ?? null, ...words },
  };
  const look = { mapping: request.mapping, kind: request.kind, sheet: request.sheet, context: surroundings };
  const { inspection, remembered } = await inspectKnown(request.path, look, (fingerprint) =>
    request.vendor === undefined || request.mapping !== undefined
      ? Promise.resolve(undefined)
      : findMapping(db, { vendor: request.vendor, fingerprint }),
  );
  const { kind, mapping } = inspection;
  if (!takenKinds.some((known) => known === kind)) {
    throw new Trouble(
      `This reads as ${kind}, and files of ${kind} cannot be taken in yet. Where it holds leads, say so (kind leads); what a list cost is said beside it.`,
    );
  }
  const sameFileAs = await findSameFile(db, inspection.sha256);
  const { vendor, list, purchasedOn, cost } = request;
  const file = {
    file_name: fileName,
    file_bytes: inspection.bytes,
    file_sha256: inspection.sha256,
    who: request.who ?? null,
  };
  const importId = await startImport(
    db,
    { kind, ...file, mapping, options: { vendor, list, purchasedOn, cost, header: inspection.header } },
    request.importId,
  );
  await createStaging(db, importId);
  const batches = readRows(request.path, inspection, surroundings);
  const staged = await stageRows(client, { importId, batches, onRows });
  await analyzeStaging(db, importId);
  const defaults = {
    vendor: request.vendor ?? vendorNotStated,
    list: request.list ?? fileName.replace(/\.[^.]*$/, ""),
    purchasedOn: request.purchasedOn ?? null,
  };
  const counts = await mergeStaged(db, {
    importId,
    defaults,
    cost: request.cost,
    vendor: request.vendor,
    today,
  });
  if (vendor !== undefined)
    await rememberMapping(db, { vendor, fingerprint: inspection.fingerprint, mapping });
  await fillRejectCells(db, { importId, path: request.path, inspection });
  await keepRejects(db, importId);
  await dropStaging(db, importId);
  const alreadyHere = staged.rows - counts.accepted - counts.rejected;
  const rejects = await finishImport(db, importId, {
    ...counts,
    rows: staged.rows,
    alreadyHere,
    anonymous: staged.anonymous,
  });
  return {
    importId,
    file: fileName,
    kind,
    rows: staged.rows,
    alreadyHere,
    anonymous: staged.anonymous,
    ...counts,
    rejects,
    sameFileAs,
    remembered,
    leftOut: inspection.columns.flatMap(({ name, targets, filled }) =>
      targets.length === 0 && filled > 0 ? [name] : [],
    ),
    mapping,
  };
}
