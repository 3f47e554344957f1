// What stood in the cells of rows that were rejected only when they were merged? Read from the file again, for those lines alone.
import { fillRejects, listBareRejects } from "../../db/queries/rejects";
import type { Db } from "../../db/schema";
import { decodeFile } from "./decode";
import type { Inspection } from "./inspection";
import { readRecords } from "./records";
import { asBeforeExport } from "./rejectsFile";

/** Gives the staged rejects without cells the cells of their lines, so that their rows can be downloaded, mended and uploaded again. */
export async function fillRejectCells(
  db: Db,
  { importId, path, inspection }: { importId: number; path: string; inspection: Inspection },
): Promise<void> {
  const bare = new Set(await listBareRejects(db, importId));
  if (bare.size === 0) return;
  const asBefore = asBeforeExport(inspection.exported ?? false);
  for await (const records of readRecords(decodeFile(path, inspection), inspection.dialect, inspection)) {
    const found = records.filter(({ line }) => bare.has(line)).map(asBefore);
    if (found.length > 0) await fillRejects(db, { importId, found });
  }
}
