// What does the page of rejected rows do when it is posted: take edited rows in, mend a whole column, or give rows up?
import { createHash } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { withOrganization } from "../../db/connection";
import { type findImport, keepUpload, type RejectedCells, widestReject } from "../../db/queries/imports";
import { listKeptRejects, setRejectsDropped } from "../../db/queries/mending";
import { plainCsv } from "../intake/exportCsv";
import { lineColumn } from "../intake/rejectsFile";
import type { LoadContext } from "./context";
import { notFound } from "./foundImport";
import { verdictDirectory } from "./importDraft";
import { headerOf } from "./rejectBatches";
import { freshNames, uploadDirectory, uploadPath } from "./uploadFiles";

type Original = NonNullable<Awaited<ReturnType<typeof findImport>>>;
type Asking = Pick<LoadContext, "db" | "organizationId" | "jobs" | "config" | "requestId">;

const batchRows = 500;
/** No file has a line beyond what an integer column holds. */
const mostLines = 2_147_483_647;

/** Carries out what the form asks for; returns the path to go to: the import of the mended rows, or the page again where no row was changed. */
export async function mendRejects(asking: Asking, original: Original, form: FormData): Promise<string> {
  const { db, organizationId } = asking;
  const importId = original.import_id;
  const page = `/imports/${importId}/rejects`;
  if (original.status !== "done") return `/imports/${importId}`;
  if (form.get("do") === "restore") {
    await withOrganization(db, organizationId, (db) => setRejectsDropped(db, { importId, dropped: false }));
    return page;
  }
  const ofColumn = form.get("do") === "column";
  const changeOf = ofColumn ? columnChange(form) : rowChange(form);
  const lines = ofColumn ? [] : form.getAll("drop").map(postedLine);
  if (lines.length > 0)
    await withOrganization(db, organizationId, (db) =>
      setRejectsDropped(db, { importId, lines, dropped: true }),
    );
  const rows: string[][] = [];
  const only = ofColumn
    ? { importId, code: wordOf(form, "code"), limit: batchRows }
    : { importId, lines: postedLines(form), limit: batchRows };
  for (let afterLine = 0; ; ) {
    const batch = await withOrganization(db, organizationId, (db) =>
      listKeptRejects(db, { ...only, afterLine }),
    );
    for (const reject of batch) {
      const cells = changeOf(reject);
      if (cells.some((cell, index) => cell !== (reject.cells[index] ?? "")))
        rows.push([String(reject.line), ...cells]);
    }
    const last = batch.at(-1);
    if (!last) break;
    afterLine = last.line;
  }
  return rows.length === 0 ? page : `/imports/${await takeIn(asking, original, rows)}`;
}

/** The lines of the rows that the page showed. */
function postedLines(form: FormData): number[] {
  return [...form.keys()].flatMap((name) => {
    const line = /^(?:width|cell)-(\d+)(?:-\d+)?$/.exec(name)?.[1];
    return line === undefined ? [] : [postedLine(line)];
  });
}

/** @throws Response 404 for what can be the line of no row. */
function postedLine(posted: FormDataEntryValue): number {
  const line = Number(posted);
  if (Number.isSafeInteger(line) && line > 0 && line <= mostLines) return line;
  throw notFound();
}

/** The cells of a row as the form has them; a line the page did not show stays as it is. */
function rowChange(form: FormData): (reject: RejectedCells) => string[] {
  return ({ line, cells }) => {
    const width = Math.max(cells.length, Number(form.get(`width-${line}`) ?? 0) || 0);
    return Array.from({ length: Math.min(width, 2000) }, (_, index) => {
      const before = cells[index] ?? "";
      const typed = form.get(`cell-${line}-${index}`);
      if (typeof typed !== "string") return before;
      const text = typed.replaceAll("\r\n", "\n");
      return text === before.replaceAll("\r\n", "\n") ? before : text;
    });
  };
}

/** One column trimmed, or one of its values replaced by another. */
function columnChange(form: FormData): (reject: RejectedCells) => string[] {
  const at = Number(form.get("index"));
  const from = wordOf(form, "from") ?? "";
  const to = wordOf(form, "to") ?? "";
  return ({ cells }) =>
    cells.map((cell, index) => {
      if (index !== at) return cell;
      if (form.get("how") === "trim") return cell.trim();
      return cell.trim() === from.trim() ? to : cell;
    });
}

function wordOf(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Keeps the mended rows as a file of their own and queues its import. */
async function takeIn(asking: Asking, original: Original, rows: string[][]): Promise<number> {
  const { db, organizationId, config, jobs, requestId } = asking;
  const importId = original.import_id;
  const widest = await withOrganization(db, organizationId, (db) => widestReject(db, importId));
  const known = original.options.header;
  const header = Array.isArray(known) && known.length > 0 ? known.map(String) : headerOf({}, widest);
  const text = plainCsv([[lineColumn, ...header], ...rows]);
  await uploadDirectory(config);
  const { file } = freshNames();
  const path = uploadPath(config, file);
  await writeFile(path, text, { mode: 0o600 });
  try {
    const { kind, mapping, who, file_name } = original;
    const fileName = `${file_name.replace(/\.[^.]{1,8}$/, "")} mended rows.csv`;
    const mending = await withOrganization(db, organizationId, (db) =>
      keepUpload(db, {
        ...{ kind, mapping, who, file_name: fileName, file_path: file },
        ...{
          file_bytes: Buffer.byteLength(text),
          file_sha256: createHash("sha256").update(text).digest("hex"),
        },
        options: { header: [lineColumn, ...header] },
      }),
    );
    const verdictsTo = verdictDirectory(path);
    const request = { path, fileName, mends: importId, mapping, verdictsTo };
    await jobs.start({ organizationId, importId: mending, request, rows: rows.length, requestId });
    return mending;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
