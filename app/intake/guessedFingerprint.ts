// Which header would a file have, were nobody to say how it is read? By that the vendor's next file is recognised before it is read.
import { Trouble } from "../domain/trouble";
import { decodeFile } from "./decode";
import { guessDialect } from "./dialect";
import { examineFile } from "./fileBytes";
import { firstText } from "./firstText";
import { headerFingerprint, headerNames } from "./header";
import { findHeaderRow } from "./headerRow";
import { readRecords, type TextRecord } from "./records";
import { workbook, workbookSheets } from "./spreadsheet";

const lookedAt = 200;

/** The fingerprint of the header that a guess finds, also where the file cannot be read by that guess; undefined where it finds none. */
export async function guessedFingerprint(path: string): Promise<string | undefined> {
  return fingerprintOf(path, { workbooks: true });
}

/** The same, of text alone: to look into a workbook takes a thread of its own. */
export async function textFingerprint(path: string): Promise<string | undefined> {
  return fingerprintOf(path, { workbooks: false });
}

async function fingerprintOf(
  path: string,
  { workbooks }: { workbooks: boolean },
): Promise<string | undefined> {
  try {
    const examined = await examineFile(path);
    const isWorkbook = examined.encoding === workbook;
    if (isWorkbook && !workbooks) return undefined;
    const bytes = isWorkbook ? { ...examined, sheet: (await workbookSheets(path)).proposed } : examined;
    const { text, complete } = await firstText(decodeFile(path, bytes));
    const dialect = guessDialect(text, { complete });
    const records = await firstRows([text], dialect, dialect.separatorLine ? 2 : 1);
    const found = findHeaderRow(records);
    if (!found) return undefined;
    const width = found.line === 0 ? usualWidth(records) : found.cells.length;
    return headerFingerprint(headerNames(found.cells, width));
  } catch (error) {
    if (error instanceof Trouble) return undefined;
    throw error;
  }
}

/** Those before the first that cannot be read. */
async function firstRows(
  blocks: string[],
  dialect: Parameters<typeof readRecords>[1],
  start: number,
): Promise<TextRecord[]> {
  const records: TextRecord[] = [];
  try {
    for await (const batch of readRecords(lines(blocks), dialect)) {
      records.push(...batch.filter(({ line }) => line >= start));
      if (records.length >= lookedAt) break;
    }
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
  }
  return records;
}

/** Line by line, so that what stands before a broken quote is heard; few, since all that stand behind one are looked at again with each. */
function* lines(blocks: string[]): Generator<string> {
  for (const block of blocks) yield* (block.match(/[^\n]*\n|[^\n]+$/g) ?? []).slice(0, 2 * lookedAt);
}

function usualWidth(records: readonly TextRecord[]): number {
  const widths = records.map(({ cells }) => cells.length).sort((left, right) => left - right);
  return widths[widths.length >> 1] ?? 1;
}
