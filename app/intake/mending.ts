// Which rejected row of an earlier import does each row of a mended file stand for?
import { findImport } from "../../db/queries/imports";
import { findRejectedImport, findRejectLines } from "../../db/queries/mending";
import type { Db } from "../../db/schema";
import { Trouble } from "../domain/trouble";
import { decodeFile } from "./decode";
import type { ImportRequest } from "./importRequest";
import type { Inspection } from "./inspection";
import type { IntakeRow, Reject } from "./intakeRow";
import { readRecords } from "./records";
import { lineColumn, lineNumber, reasonColumn } from "./rejectsFile";

export interface Mended {
  importId: number;
  file: string;
  /** Lines of the mended file with the lines they had in the original. */
  lines: { line: number; original: number }[];
  /** Lines of the mended file whose row was taken in before. */
  done: Set<number>;
  /** Lines of the mended file whose row an earlier line of it mends: that line. */
  twice: Map<number, { original: number; first: number }>;
  /** Columns that the original did not have, from the last. */
  ownColumns: number[];
}

type OriginalImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;

interface MendedFile {
  path: string;
  inspection: Inspection;
}

/** The import a file of rejects was downloaded from; undefined for any other file. */
export async function findMendedImport(
  db: Db,
  { header, rejected }: Pick<Inspection, "header" | "rejected">,
): Promise<OriginalImport | undefined> {
  if (!rejected) return undefined;
  const own = new Set([header.lastIndexOf(lineColumn), header.lastIndexOf(reasonColumn)]);
  const plain = header.filter((_, index) => !own.has(index));
  const found = await findRejectedImport(db, { header: plain, ...rejected });
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
    asked.mends === undefined ? await findMendedImport(db, inspection) : await findImport(db, asked.mends);
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
export function optionsOf({
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
  const firsts = new Map<number, number>();
  const twice: Mended["twice"] = new Map();
  for await (const { line, cells } of dataRecords({ path, inspection })) {
    const original = lineNumber(cells[lineAt]);
    const first = firsts.get(original);
    if (original > 0 && first !== undefined) twice.set(line, { original, first });
    else {
      firsts.set(original, line);
      all.push({ line, original });
    }
  }
  const known = new Map(
    (await findRejectLines(db, { importId, lines: all.map(({ original }) => original) })).map(
      ({ line, fixed }) => [line, fixed],
    ),
  );
  return {
    ...{ importId, file: original.file_name, ownColumns, twice },
    lines: all.filter(({ original }) => known.get(original) === false),
    done: new Set(all.filter(({ original }) => known.get(original)).map(({ line }) => line)),
  };
}

/** The rows that mend a reject; one that was mended before is left out, one that mends none, or one that another line mends, is rejected. */
export async function* onlyMended(
  batches: AsyncIterable<(IntakeRow | Reject)[]>,
  { lines, done, twice, file }: Mended,
): AsyncGenerator<(IntakeRow | Reject)[]> {
  const mending = new Set(lines.map(({ line }) => line));
  const strange = (line: number): Reject => {
    const again = twice.get(line);
    const why = again
      ? `line ${again.original} of ${file} is mended on line ${again.first} already. Leave one of the two.`
      : `this names no rejected row of ${file}. Put new rows into a file of their own.`;
    return {
      ...{ line, column: lineColumn, cells: [] },
      code: again ? "mended twice" : "not a reject",
      sentence: `Line ${line}, ${lineColumn}: ${why}`,
    };
  };
  for await (const batch of batches)
    yield batch
      .filter(({ line }) => !done.has(line))
      .map((row) => (mending.has(row.line) ? row : strange(row.line)));
}

async function* dataRecords({ path, inspection }: MendedFile) {
  for await (const records of readRecords(decodeFile(path, inspection), inspection.dialect, inspection))
    for (const record of records)
      if (record.line >= inspection.firstLine && record.cells.some((cell) => cell !== "")) yield record;
}
