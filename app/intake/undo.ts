// How is an import undone, whole and in one transaction?
import { withOrganization } from "../../db/connection";
import { findImport, lockImports } from "../../db/queries/imports";
import { markUnmatched } from "../../db/queries/matchMarks";
import { type Kept, type UndoCounts, undoImport } from "../../db/queries/undo";
import type { Db } from "../../db/schema";
import { Trouble } from "../domain/trouble";

export interface UndoResult {
  importId: number;
  file: string;
  counts: UndoCounts;
  /** What stays because somebody has built on it since, each named with the reason. */
  kept: Kept[];
}

/** Undoes a finished import. @throws Trouble where there is none, or it is not finished, or was undone before. */
export async function undo(
  db: Db,
  { organizationId, importId }: { organizationId: number; importId: number },
): Promise<UndoResult> {
  return withOrganization(db, organizationId, async (db) => {
    await lockImports(db);
    const found = await findImport(db, importId);
    if (!found) throw new Trouble(`There is no import ${importId}.`);
    if (found.status === "undone") throw new Trouble(`Import ${importId} was undone before.`);
    if (found.status !== "done")
      throw new Trouble(`Import ${importId} is ${found.status}: only a finished import can be undone.`);
    const undone = await undoImport(db, importId);
    await markUnmatched(db, importId);
    return { importId, file: found.file_name, ...undone };
  });
}
