// Which lines does the file of an import's rejected rows have, read from the database a thousand at a time?
import { withOrganization } from "../../db/connection";
import { widestReject } from "../../db/queries/imports";
import { listKeptRejects } from "../../db/queries/mending";
import { columnLetters } from "../intake/header";
import { lineColumn, reasonColumn } from "../intake/rejectsFile";
import type { LoadContext } from "./context";

/** The columns put after the file's own. Their names mean no field, so that the mended file can be uploaded as it is. */
const ownColumns = [lineColumn, reasonColumn];
const batchRows = 1000;

interface Rejecting {
  import_id: number;
  options: Record<string, unknown>;
}

/**
 * The header, then the rows in the order of the file.
 * @param advise How whoever gets the file is told what to do; as on the command line where it is left out.
 */
export async function* rejectBatches(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  { import_id: importId, options }: Rejecting,
  advise = (sentence: string): string => sentence,
): AsyncGenerator<string[][]> {
  const header = headerOf(
    options,
    await withOrganization(db, organizationId, (db) => widestReject(db, importId)),
  );
  yield [[...header, ...ownColumns]];
  for (let afterLine = 0; ; ) {
    const rows = await withOrganization(db, organizationId, (db) =>
      listKeptRejects(db, { importId, afterLine, limit: batchRows }),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ cells, line, sentence }) => [
      ...cells,
      ...blanks(header.length - cells.length),
      String(line),
      advise(sentence),
    ]);
    afterLine = last.line;
  }
}

/** The file's header, as wide as its widest rejected row; letters, as spreadsheets name columns, where it is not known. */
export function headerOf({ header }: Record<string, unknown>, widest: number): string[] {
  const known =
    Array.isArray(header) && header.length > 0
      ? header.map(String)
      : Array.from({ length: widest }, (_, index) => `Column ${columnLetters(index)}`);
  return [...known, ...blanks(widest - known.length)];
}

function blanks(count: number): string[] {
  return Array<string>(Math.max(0, count)).fill("");
}
