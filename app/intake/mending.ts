// Which rejected row of an earlier import does each row of a mended file stand for?
import { findImport } from "../../db/queries/imports";
import { findRejectedImport, findRejectLines } from "../../db/queries/mending";
import type { Db } from "../../db/schema";
import { Trouble } from "../domain/trouble";
import { decodeFile } from "./decode";
import type { ImportRequest } from "./importFile";
import type { Inspection } from "./inspection";
import type { IntakeRow, Reject } from "./intakeRow";
import { readRecords } from "./records";

/** The columns a file of rejects has beside the original's. Their names mean no field. */
export const lineColumn = "Line in the file";
export const reasonColumn = "Not taken because";

/** Rows by which the original of a mended file is recognised. */
const mostLooked = 500;

export interface Mended {
  importId: number;
  file: string;
  /** Lines of the mended file with the lines they had in the original. */
  lines: { line: number; original: number }[];
  /** Lines of the mended file whose row was taken in before. */
  done: Set<number>;
  /** Columns that the original did not have, from the last. */
  ownColumns: number[];
}

type OriginalImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;

interface MendedFile {
  path: string;
  inspection: Inspection;
}

/** The import a file of rejects was downloaded from; undefined for any other file. */
async function findMendedImport(
  db: Db,
  { path, inspection }: MendedFile,
): Promise<OriginalImport | undefined> {
  const { header } = inspection;
  const lineAt = header.lastIndexOf(lineColumn);
  const reasonAt = header.lastIndexOf(reasonColumn);
  if (lineAt < 0 || reasonAt < 0) return undefined;
  const lines: number[] = [];
  const sentences: string[] = [];
  for await (const { cells } of dataRecords({ path, inspection })) {
    lines.push(lineOf(cells[lineAt]));
    sentences.push(cells[reasonAt] ?? "");
    if (lines.length === mostLooked) break;
  }
  const own = new Set([lineAt, reasonAt]);
  const plain = header.filter((_, index) => !own.has(index));
  const found = await findRejectedImport(db, { header: plain, lines, sentences });
  return found === undefined ? undefined : findImport(db, found);
}

/**
 * What is asked for, and the import it mends. Mended rows go where those of that import went and are read as they were, where nothing
 * else is said; what their list cost was said then. @throws Trouble where that import can no longer be mended.
 */
export async function mendingRequest(
  db: Db,
  asked: ImportRequest,
  inspection: Inspection,
): Promise<{ request: ImportRequest; original: OriginalImport | undefined }> {
  const original =
    asked.mends === undefined
      ? await findMendedImport(db, { path: asked.path, inspection })
      : await findImport(db, asked.mends);
  if (asked.mends !== undefined && !original)
    throw new Trouble(`There is no import ${asked.mends} whose rows could be mended.`);
  if (!original) return { request: asked, original };
  if (original.status !== "done")
    throw new Trouble(
      `The import of ${original.file_name} is ${original.status}, so its rejected rows cannot be taken in. Import that file again.`,
    );
  const { cost: _, ...said } = asked;
  const request: ImportRequest = {
    ...optionsOf(original),
    ...said,
    mapping: asked.mapping ?? original.mapping,
  };
  return { request, original };
}

/** Vendor, list and day of an import, as its mended rows get them. */
function optionsOf({
  options,
  file_name,
}: OriginalImport): Pick<ImportRequest, "vendor" | "list" | "purchasedOn"> {
  const { vendor, list, purchasedOn } = options;
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const known = {
    vendor: text(vendor),
    list: text(list) ?? file_name.replace(/\.[^.]*$/, ""),
    purchasedOn: text(purchasedOn),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** Ties the rows of a mended file to the rejects they mend. */
export async function readMended(
  db: Db,
  { path, inspection, original }: MendedFile & { original: OriginalImport },
): Promise<Mended> {
  const importId = original.import_id;
  const { header } = inspection;
  const lineAt = header.lastIndexOf(lineColumn);
  const ownColumns = [lineAt, header.lastIndexOf(reasonColumn)]
    .filter((index) => index >= 0)
    .sort((a, b) => b - a);
  const all: { line: number; original: number }[] = [];
  for await (const { line, cells } of dataRecords({ path, inspection }))
    all.push({ line, original: lineOf(cells[lineAt]) });
  const known = new Map(
    (await findRejectLines(db, { importId, lines: all.map(({ original }) => original) })).map(
      ({ line, fixed }) => [line, fixed],
    ),
  );
  return {
    ...{ importId, file: original.file_name, ownColumns },
    lines: all.filter(({ original }) => known.get(original) === false),
    done: new Set(all.filter(({ original }) => known.get(original)).map(({ line }) => line)),
  };
}

/** The rows that mend a reject; one that was mended before is left out, one that mends none is rejected. */
export async function* onlyMended(
  batches: AsyncIterable<(IntakeRow | Reject)[]>,
  { lines, done, file }: Mended,
): AsyncGenerator<(IntakeRow | Reject)[]> {
  const mending = new Set(lines.map(({ line }) => line));
  for await (const batch of batches)
    yield batch
      .filter(({ line }) => !done.has(line))
      .map((row) => (mending.has(row.line) ? row : strange(row.line, file)));
}

function strange(line: number, file: string): Reject {
  return {
    line,
    column: lineColumn,
    code: "not a reject",
    sentence: `Line ${line}, ${lineColumn}: this names no rejected row of ${file}. Put new rows into a file of their own.`,
    cells: [],
  };
}

async function* dataRecords({ path, inspection }: MendedFile) {
  for await (const records of readRecords(decodeFile(path, inspection), inspection.dialect, inspection))
    for (const record of records)
      if (record.line >= inspection.firstLine && record.cells.some((cell) => cell !== "")) yield record;
}

function lineOf(cell: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(cell?.trim() ?? "") ? Number(cell) : 0;
}
