// Is an uploaded file one of rejects that was downloaded here and mended, and what of its original holds for it?
import { withOrganization } from "../../db/connection";
import { Trouble } from "../domain/trouble";
import type { OptionTexts } from "../intake/importOptions";
import type { Inspection } from "../intake/inspection";
import { findMendedImport, optionsOf } from "../intake/mending";
import type { LoadContext } from "./context";

export interface MendedUpload {
  /** The file as the original's mapping reads it. */
  inspection: Inspection;
  /** The original's vendor, list and day. */
  texts: OptionTexts;
  /** The original. */
  mends: { importId: number; file: string };
}

interface Uploaded {
  inspection: Inspection;
  /** Inspects the file again by a mapping. */
  inspectBy: (mapping: unknown) => Promise<Inspection>;
}

/** Undefined for any other file, and for one that the original's mapping no longer fits. */
export async function mendedUpload(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  { inspection, inspectBy }: Uploaded,
): Promise<MendedUpload | undefined> {
  const original = await withOrganization(db, organizationId, (db) => findMendedImport(db, inspection));
  if (original?.status !== "done") return undefined;
  try {
    return {
      inspection: await inspectBy(original.mapping),
      texts: optionsOf(original),
      mends: { importId: original.import_id, file: original.file_name },
    };
  } catch (error) {
    if (error instanceof Trouble) return undefined;
    throw error;
  }
}
