// How did one import end: what did it make, what was left out and why?
import { listLooseCharges } from "../../db/queries/charges";
import { findImport, findSameFile, listRejects, type RejectRow } from "../../db/queries/imports";
import { listLeadsOfImport, listListsOfImport } from "../../db/queries/importTraces";
import { countRejectStates, listMendings } from "../../db/queries/mending";
import { findOrganization } from "../../db/queries/organization";
import type { Db, VerdictTally } from "../../db/schema";
import { looseSentences } from "../domain/looseCharges";
import { wholes } from "../domain/rates";
import type { ImportKind, ImportStatus } from "../domain/vocabulary";
import { minuteInZone } from "./importsReport";

export interface ImportReport {
  importId: number;
  file: string;
  bytes: number;
  sha256: string;
  when: string;
  kind: ImportKind;
  status: ImportStatus;
  /** One sentence, where it failed. */
  failure: string | null;
  /** Name of the kept original; null where there is none. */
  filePath: string | null;
  /** accepted + alreadyHere + rejected = rows. */
  rows: number;
  accepted: number;
  /** Of the accepted ones, those that changed what was there. */
  changed: number;
  alreadyHere: number;
  rejected: number;
  anonymous: number;
  /** Finer counts; null where none were kept. */
  tally: VerdictTally | null;
  /** What is new: "leads", 1204. Nothing that is 0. */
  made: { noun: string; count: number }[];
  /** What was said about the file besides its columns. */
  options: Record<string, unknown>;
  /** An earlier import of the very same bytes. */
  sameFileAs: number | null;
  /** What undoing it took back ("leads", 1204) and what stays because somebody built on it; null where it was not undone. */
  undo: {
    taken: { noun: string; count: number }[];
    kept: { what: string; name: string; why: string }[];
  } | null;
  /** Charges of it that stand on lists without leads, in sentences. */
  loose: string[];
  lists: { listId: number; name: string; vendor: string; leads: number }[];
  leads: { leadId: number; name: string }[];
  /** The import whose rejected rows these are, with how many wait there now (null where they cannot be mended any more), and those that mend rows of this one. */
  mends: { importId: number; waiting: number | null } | null;
  mendings: { importId: number; status: ImportStatus }[];
  rejects: { rows: RejectRow[]; page: number; pages: number; from: number; to: number };
}

const pageSize = 100;
const mostLists = 12;
const mostLeads = 8;

/** One import with one page of its rejects; undefined where there is none of this id. */
export async function importReport(
  db: Db,
  { importId, page = 1 }: { importId: number; page?: number },
): Promise<ImportReport | undefined> {
  const found = await findImport(db, importId);
  const settings = await findOrganization(db);
  if (!found || !settings) return undefined;
  const same = await findSameFile(db, found.file_sha256);
  const done = found.status === "done";
  const lists = done ? await listListsOfImport(db, { importId, limit: mostLists }) : [];
  const leads = done ? await listLeadsOfImport(db, { importId, limit: mostLeads }) : [];
  const pages = Math.max(1, wholes(found.rejected + pageSize - 1, pageSize));
  const at = Math.min(page, pages);
  const offset = (at - 1) * pageSize;
  const rejects = found.rejected > 0 ? await listRejects(db, { importId, limit: pageSize, offset }) : [];
  return {
    ...{
      importId,
      file: found.file_name,
      bytes: found.file_bytes,
      sha256: found.file_sha256,
      kind: found.kind,
    },
    ...{ status: found.status, failure: found.failure, filePath: found.file_path },
    ...{ rows: found.rows, accepted: found.accepted, changed: found.changed, rejected: found.rejected },
    ...{ alreadyHere: found.already_here, anonymous: found.anonymous },
    when: minuteInZone(found.finished_at ?? found.created_at, settings.timeZone),
    tally: counted(found.tally),
    made: nonzero(found.made),
    options: found.options,
    undo: found.undo && {
      taken: nonzero(found.undo.counts),
      kept: found.undo.kept.map(({ what, name, why }) => ({ what, name, why })),
    },
    mends: found.mends === null ? null : await mendedOf(db, found.mends),
    mendings: (await listMendings(db, importId)).map(({ import_id, status }) => ({
      importId: import_id,
      status,
    })),
    sameFileAs: same !== null && same < importId ? same : null,
    loose: done && found.kind === "charges" ? looseSentences(await listLooseCharges(db, importId), 12) : [],
    lists: lists.map(({ list_id, name, vendor, leads }) => ({ listId: list_id, name, vendor, leads })),
    leads: leads.map(({ lead_id, company, person, vendor_lead_id }) => ({
      leadId: lead_id,
      name: company ?? person ?? vendor_lead_id ?? `Lead ${lead_id}`,
    })),
    rejects: {
      rows: rejects,
      page: at,
      pages,
      from: rejects.length === 0 ? 0 : offset + 1,
      to: offset + rejects.length,
    },
  };
}

function nonzero(counts: Record<string, number>): { noun: string; count: number }[] {
  return Object.entries(counts).flatMap(([noun, count]) => (count > 0 ? [{ noun, count }] : []));
}

/** The tally of an import that has one. */
function counted({ repeated, duplicates, fields, codes }: Partial<VerdictTally>): VerdictTally | null {
  return repeated === undefined || duplicates === undefined || !fields || !codes
    ? null
    : { repeated, duplicates, fields, codes };
}

async function mendedOf(db: Db, importId: number): Promise<ImportReport["mends"]> {
  const original = await findImport(db, importId);
  const waiting = original?.status === "done" ? (await countRejectStates(db, importId)).kept : null;
  return { importId, waiting };
}
