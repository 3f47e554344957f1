// Which rejected rows of an import wait to be mended, a page at a time?
import { findImport, widestReject } from "../../db/queries/imports";
import { countKeptRejects, countRejectStates, listKeptRejects, listMendings } from "../../db/queries/mending";
import type { Db } from "../../db/schema";

export interface RejectsReport {
  importId: number;
  file: string;
  status: string;
  /** The import these rows mend; null for a file of its own. */
  mends: number | null;
  kept: number;
  fixed: number;
  dropped: number;
  /** The reasons there are, most frequent first. */
  reasons: { code: string; rows: number }[];
  columns: { index: number; name: string; rows: number }[];
  filter: { code: string; column: string };
  rows: WaitingReject[];
  /** The line after which the next page begins; null on the last. */
  next: number | null;
  mendings: { importId: number; status: string }[];
}

export interface WaitingReject {
  line: number;
  column: string | null;
  code: string;
  sentence: string;
  cells: { name: string; value: string; faulty: boolean }[];
}

const pageSize = 50;

/** One page of the rejects of an import that wait; undefined where there is none of this id. */
export async function rejectsReport(
  db: Db,
  {
    importId,
    code,
    column,
    afterLine,
  }: { importId: number; code: string; column: string; afterLine: number },
): Promise<RejectsReport | undefined> {
  const found = await findImport(db, importId);
  if (!found) return undefined;
  const filter = { importId, code: code || undefined, column: column || undefined };
  const rows = await listKeptRejects(db, { ...filter, afterLine, limit: pageSize + 1 });
  const kinds = await countKeptRejects(db, importId);
  const widest = await widestReject(db, importId);
  const header = Array.isArray(found.options.header) ? found.options.header.map(String) : [];
  const names = Array.from(
    { length: Math.max(header.length, widest) },
    (_, index) => header[index] || `Column ${index + 1}`,
  );
  const sumOf = (match: (kind: (typeof kinds)[number]) => boolean) =>
    kinds.filter(match).reduce((sum, { rows }) => sum + rows, 0);
  const shown = rows.slice(0, pageSize);
  return {
    ...{ importId, file: found.file_name, status: found.status, mends: found.mends },
    ...(await countRejectStates(db, importId)),
    reasons: [...new Set(kinds.map(({ code }) => code))].map((code) => ({
      code,
      rows: sumOf((kind) => kind.code === code),
    })),
    columns: names.map((name, index) => ({ index, name, rows: sumOf((kind) => kind.column === name) })),
    filter: { code, column },
    rows: shown.map(({ cells, ...reject }) => ({
      ...reject,
      cells: names.slice(0, Math.max(header.length, cells.length)).map((name, index) => ({
        name,
        value: cells[index] ?? "",
        faulty: name === reject.column,
      })),
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.line ?? null) : null,
    mendings: (await listMendings(db, importId)).map(({ import_id, status }) => ({
      importId: import_id,
      status,
    })),
  };
}
