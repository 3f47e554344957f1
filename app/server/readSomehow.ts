// How is a file kept that cannot be read as it stands, so that its user can say how to read it?
import { Trouble } from "../domain/trouble";
import type { KnownInspection } from "../intake/inspectKnown";
import type { ReadingChoices } from "../intake/reading";

const plainest: ReadingChoices[] = [
  { quote: "" },
  { quote: "", delimiter: "\t" },
  { quote: "", delimiter: ";" },
  { quote: "", delimiter: "," },
];

/**
 * As guessed or remembered; where that fails, quotes are text, and then other delimiters part the cells, and `trouble` says what the
 * guess met.
 * @throws Trouble of the guess where no reading makes rows of it.
 */
export async function readSomehow(
  read: (said: ReadingChoices) => Promise<KnownInspection>,
): Promise<KnownInspection & { trouble?: string }> {
  try {
    return await read({});
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    for (const said of plainest) {
      const found = await read(said).catch((again: unknown) => {
        if (again instanceof Trouble) return undefined;
        throw again;
      });
      if (found) return { ...found, trouble: error.message };
    }
    throw error;
  }
}
