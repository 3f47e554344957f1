// What is kept of how a vendor's file was read and mapped, so that its next one opens the same way?
import { rememberMapping } from "../../db/queries/mappingMemory";
import type { Db } from "../../db/schema";
import { guessedFingerprint } from "./guessedFingerprint";
import type { Inspection } from "./inspection";
import type { Mapping } from "./mapping";
import type { ReadingChoices } from "./reading";

interface Sheet {
  vendor: string;
  path: string;
  inspection: Inspection;
  mapping: Mapping;
  reading: ReadingChoices;
}

/**
 * Remembers the mapping by the header. What was said of the reading is remembered by the header that the file has before anybody says
 * anything: where that is another one, by both.
 */
export async function rememberSheet(
  db: Db,
  { vendor, path, inspection, mapping, reading }: Sheet,
): Promise<void> {
  const { fingerprint } = inspection;
  const said = Object.keys(reading).length > 0;
  const guessed = said ? await guessedFingerprint(path) : fingerprint;
  if (guessed !== undefined && guessed !== fingerprint)
    await rememberMapping(db, { vendor, fingerprint: guessed, mapping, reading });
  await rememberMapping(db, {
    ...{ vendor, fingerprint, mapping },
    reading: guessed === fingerprint ? reading : {},
  });
}
