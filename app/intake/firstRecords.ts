// What stands at the beginning of a file, as it is read now? For somebody who judges whether it is read rightly.
import { Trouble } from "../domain/trouble";
import { decodeFile } from "./decode";
import type { Inspection } from "./inspection";
import { readRecords, type TextRecord } from "./records";

export interface FirstRecords {
  records: TextRecord[];
  /** Records with characters beyond ASCII, which show whether the encoding is right. */
  beyondAscii: TextRecord[];
  /** Why reading stopped before that. */
  trouble?: string;
}

const shown = 15;
const sampled = 4;
const lookedAt = 5000;

/** The first records from line 1 on, header and all, and the first that are not plain ASCII. */
export async function firstRecords(path: string, inspection: Inspection): Promise<FirstRecords> {
  const records: TextRecord[] = [];
  const beyondAscii: TextRecord[] = [];
  let heard = 0;
  try {
    for await (const batch of readRecords(decodeFile(path, inspection), inspection.dialect, inspection)) {
      for (const record of batch) {
        if (records.length < shown) records.push(record);
        if (beyondAscii.length < sampled && record.cells.some((cell) => /[^\0-\x7f]/.test(cell)))
          beyondAscii.push(record);
      }
      heard += batch.length;
      if (heard >= lookedAt || (records.length === shown && beyondAscii.length === sampled)) break;
    }
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return { records, beyondAscii, trouble: error.message };
  }
  return { records, beyondAscii };
}
