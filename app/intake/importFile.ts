// How is one file taken in, from its bytes to the derived rows? One transaction: all of it, or nothing.
import { basename } from "node:path";
import type { PoolClient } from "pg";
import { withOrganization } from "../../db/connection";
import { listLooseCharges } from "../../db/queries/charges";
import { ensureDerivedToday } from "../../db/queries/derive";
import { findSameFile, finishImport, lockImports, startImport } from "../../db/queries/imports";
import { markUnmatched } from "../../db/queries/matchMarks";
import { settleMended } from "../../db/queries/mending";
import { vendorNotStated } from "../../db/queries/mergeLeads";
import { keepRejects } from "../../db/queries/merging";
import { findOrganization, findToday } from "../../db/queries/organization";
import { analyzeStaging, createStaging, dropStaging } from "../../db/queries/staging";
import { tallyVerdicts } from "../../db/queries/tally";
import type { Db } from "../../db/schema";
import { Trouble } from "../domain/trouble";
import { readingOf } from "./asReadBefore";
import { rulesOf } from "./conflicts";
import { directLeads } from "./directLeads";
import { importLook } from "./importLook";
import type { ImportRequest, ImportResult } from "./importRequest";
import type { Inspection } from "./inspection";
import { onlyMended, readMended } from "./mending";
import { mergeStaged } from "./merge";
import { commentsOf } from "./readingWords";
import { refusalSentence, type SavedRejects, saveRejects } from "./refusal";
import { fillRejectCells } from "./rejectCells";
import { rememberSheet } from "./rememberSheet";
import { leftOutTotal, readRows } from "./rows";
import { keepCheckedRows, keepTakenRows } from "./rowsKept";
import { stageRows } from "./stage";

/** A connection of its own: COPY and the transaction need the same one. */
export interface ImportSession {
  db: Db;
  client: PoolClient;
}

/** What nearly every row of a file has. */
const mainParts = {
  leads: "row",
  deals: "deal",
  signals: "signal",
  touches: "touch",
  charges: "charge",
  credits: "credit",
} as const;

/** Rolls the import back and hands its result on. */
class NothingKept extends Error {
  constructor(
    readonly result: ImportResult,
    readonly rejects?: { saved: SavedRejects; importId: number },
  ) {
    super("nothing is kept");
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
  await withOrganization(db, organizationId, deriveToday);
  try {
    return await withOrganization(db, organizationId, (db) => importInside({ db, client }, request, onRows));
  } catch (error) {
    if (!(error instanceof NothingKept)) throw error;
    const { result, rejects } = error;
    const { rows, rejected, tally, refused } = result;
    if (rejects && refused !== null) {
      const refusal = { importId: rejects.importId, failure: refused, rows, rejected, tally };
      await rejects.saved.keep({ db, client }, organizationId, refusal).finally(() => rejects.saved.forget());
    }
    return result;
  }
}

/** In a transaction of its own: the first page of a new day would wait for the file otherwise, to the end of its transaction. */
async function deriveToday(db: Db): Promise<void> {
  if (await findOrganization(db)) await ensureDerivedToday(db);
}

async function importInside(
  { db, client }: ImportSession,
  asked: ImportRequest,
  onRows?: (rows: number) => void,
): Promise<ImportResult> {
  const fileName = asked.fileName ?? basename(asked.path);
  await lockImports(db);
  const settings = await findOrganization(db);
  if (!settings) throw new Trouble("There is no such organization here.");
  const today = await findToday(db);
  const { inspection, mapping, remembered, reading, request, original, context } = await importLook(db, {
    asked,
    settings,
    today,
  });
  const { kind } = inspection;
  const sameFileAs = await findSameFile(db, inspection.sha256);
  const { vendor, list, purchasedOn, cost } = request;
  const file = {
    file_name: fileName,
    file_bytes: inspection.bytes,
    file_sha256: inspection.sha256,
    who: request.who ?? null,
  };
  const totalLeftOut = leftOutTotal(inspection) ?? null;
  const commentsLeftOut = commentsOf(inspection);
  const options = {
    ...{ vendor, list, purchasedOn, cost, header: inspection.header, reading },
    ...{ totalLeftOut, commentsLeftOut },
    decided: readingOf(inspection),
  };
  const mends = original?.import_id ?? null;
  const importId = await startImport(db, { kind, ...file, mends, mapping, options }, request.importId);
  if (importId === undefined) throw new Trouble(`${fileName} was taken in already.`);
  await createStaging(db, importId);
  const mended = original && (await readMended(db, { path: request.path, inspection, original }));
  const all = readRows(request.path, inspection, context);
  const batches = mended ? onlyMended(all, mended) : all;
  const defaults = {
    vendor: request.vendor ?? vendorNotStated,
    list: request.list ?? fileName.replace(/\.[^.]*$/, ""),
    purchasedOn: request.purchasedOn ?? null,
  };
  const direct = request.dryRun
    ? undefined
    : await directLeads(db, { importId, defaults, mapping, rows: inspection.rows });
  const staged = await stageRows(client, { importId, batches, onRows, direct, main: mainParts[kind] });
  await analyzeStaging(db, importId);
  const counts = await mergeStaged(db, {
    importId,
    rows: staged.rows,
    defaults,
    copied: direct && { list: direct.list, leads: staged.copied },
    invoices: { vendor: request.vendor, list: request.list },
    cost: request.cost,
    vendor: request.vendor,
    today,
    rules: rulesOf(mapping),
    country: settings.country,
  });
  if (vendor !== undefined && !mended)
    await rememberSheet(db, { vendor, path: request.path, inspection, mapping, reading });
  await fillRejectCells(db, { importId, path: request.path, inspection });
  await keepRejects(db, importId);
  if (mended) await settleMended(db, { ...mended, importId, mends: mended.importId });
  const { anonymous } = staged;
  const rows = staged.rows + (mended?.done.size ?? 0);
  const tally = await tallyVerdicts(db, importId);
  const alreadyHere = rows - counts.accepted - counts.rejected;
  const end = { ...counts, rows, alreadyHere, anonymous, tally };
  const rejects = await finishImport(db, importId, end);
  const refused =
    request.allOrNothing && counts.rejected > 0
      ? refusalSentence(counts.rejected, rejects[0]?.sentence)
      : null;
  const result: ImportResult = {
    importId: request.dryRun || refused !== null ? null : importId,
    file: fileName,
    kind,
    ...{ rows, alreadyHere, anonymous, ...counts, tally },
    ...{ rejects, refused, sameFileAs, remembered },
    preset: inspection.preset,
    questions: inspection.questions.map(({ sentence }) => sentence),
    leftOut: unreadColumns(inspection),
    totalLeftOut,
    commentsLeftOut,
    sheetNote: inspection.sheetNote ?? null,
    mapping,
    loose: kind === "charges" ? await listLooseCharges(db, importId) : [],
  };
  const { verdictsTo } = request;
  const rowsKept =
    verdictsTo === undefined
      ? undefined
      : {
          importId,
          directory: verdictsTo,
          staged,
          before: [...(mended?.done ?? [])],
          of: { ...end, ...tally },
        };
  if (request.dryRun && rowsKept) await keepCheckedRows({ db, client }, rowsKept);
  if (request.dryRun) throw new NothingKept(result);
  if (refused !== null) {
    if (request.importId === undefined) throw new NothingKept(result);
    throw new NothingKept(result, { saved: await saveRejects(db, client, importId), importId });
  }
  if (rowsKept) await keepTakenRows({ db, client }, rowsKept);
  await markUnmatched(db, importId);
  await dropStaging(db, importId);
  return result;
}

function unreadColumns({ columns, mapping }: Inspection): string[] {
  const ofSteps = new Set(Object.values(mapping.steps).map(({ column }) => column));
  return columns
    .filter(({ name, targets, filled }) => targets.length === 0 && filled > 0 && !ofSteps.has(name))
    .map(({ name }) => name);
}
