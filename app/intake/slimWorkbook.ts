// Which cells of an Excel workbook hold something? The same workbook without the blank ones that are only styled.
import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { Trouble } from "../domain/trouble";
import { type ArchiveEntry, archive, contentOf, deflated, directoryOf, stored } from "./zipArchive";

/** Sheets of fewer bytes, once unpacked, are read as they are. */
const largeSheet = 4 * 1024 * 1024;

/** So many bytes of cells that hold something are read as Excel; blank ones do not count. */
export const mostSheetBytes = 384 * 1024 * 1024;

/** A block of rows: the reader of workbooks slows down on more. */
const blockBytes = 4 * 1024 * 1024;

/** Stands before the number in a block's first row. */
const blockMark = "rows of this sheet before this block: ";

const placed = /(<(?:row|c) (?:[^<>]*\s)?r=")([A-Z]*)(\d+)"/g;
const sheetEnd = "</sheetData></worksheet>";
const emptySheet = Buffer.from(
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
);

/** A cell or row without content. It can go where it says its place; where one does not, it is counted by those before it. */
const blankCell = /<c (?=[^<>]*\br=")[^<>]*(?:\/>|><\/c>)/g;
const blankRow = /<row (?=[^<>]*\br=")[^<>]*(?:\/>|>\s*<\/row>)/g;
const placeless = /<(?:row|c)(?=[\s/>])(?![^<>]*\sr=")/;

/**
 * The workbook's bytes without blank cells and rows, as one workbook or several of some ten thousand rows each. In each after the first
 * a large sheet begins with a row that says how many rows of the whole stand before (`rowsBefore`); a sheet that does not has no more.
 * Undefined where no sheet is large enough to be worth it or the archive is of an unusual kind, which then is read as it is.
 * @throws Trouble where the cells that hold something are more than are read as Excel.
 */
export async function slimWorkbook(path: string): Promise<Buffer[] | undefined> {
  const entries = directoryOf(path);
  if (!entries?.some(isLarge)) return undefined;
  const bytes = readFileSync(path);
  const parts: { entry: ArchiveEntry; content: Buffer; blocks: Buffer[] | undefined }[] = [];
  for (const entry of entries) {
    const content = contentOf(bytes, entry);
    if (content === undefined) return undefined;
    parts.push({ entry, content, blocks: isLarge(entry) ? await slimSheet(entry, content) : undefined });
  }
  const most = Math.max(1, ...parts.map(({ blocks }) => blocks?.length ?? 1));
  return Array.from({ length: most }, (_, at) =>
    archive(
      parts.map(({ entry, content, blocks }) =>
        blocks ? stored(entry.name, blocks[at] ?? emptySheet) : { entry, content },
      ),
    ),
  );
}

/** How many rows stand before those of a later block, by its first row; undefined where the sheet ended with an earlier block. */
export function rowsBefore([cell]: readonly unknown[]): number | undefined {
  return typeof cell === "string" && cell.startsWith(blockMark)
    ? Number(cell.slice(blockMark.length))
    : undefined;
}

function isLarge({ name, unpacked }: ArchiveEntry): boolean {
  return unpacked > largeSheet && /^xl\/worksheets\/[^/]+\.xml$/.test(name);
}

/**
 * Unpacks and thins piece by piece, so that a million blank rows never stand in memory. Bytes are taken as letters: tags are plain ASCII.
 * Undefined where a row or cell does not say its place.
 */
async function slimSheet({ method }: ArchiveEntry, content: Buffer): Promise<Buffer[] | undefined> {
  const blocks: string[] = [];
  let head: string | undefined;
  let rest = "";
  let size = 0;
  let isPlaced = true;
  const keep = (text: string) => {
    isPlaced &&= !placeless.test(text);
    const left = text.replace(blankCell, "").replace(blankRow, "");
    size += left.length;
    if (size > mostSheetBytes) throw tooLarge();
    const open = blocks.at(-1);
    if (open !== undefined && (open.length < blockBytes || !left.startsWith("<row ")))
      blocks[blocks.length - 1] = open + left;
    else blocks.push(left);
  };
  const unpack = method === deflated ? createInflateRaw({ chunkSize: 1024 * 1024 }) : new PassThrough();
  await pipeline([content], unpack, async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      rest += chunk.toString("latin1");
      if (head === undefined) {
        const first = rest.indexOf("<row ");
        if (first < 0) continue;
        head = rest.slice(0, first);
        rest = rest.slice(first);
      }
      const whole = rest.lastIndexOf("<row ");
      if (whole > 0) keep(rest.slice(0, whole));
      rest = rest.slice(whole);
    }
  });
  keep(rest);
  if (head === undefined || !isPlaced) return undefined;
  const start = head;
  const last = blocks.length - 1;
  return blocks.map((rows, at) =>
    Buffer.from(`${start}${at === 0 ? rows : asBlock(rows)}${at < last ? sheetEnd : ""}`, "latin1"),
  );
}

/** Rows numbered from 2, under one that says how many stand before them. */
function asBlock(rows: string): string {
  const first = Number(/^<row (?:[^<>]*\s)?r="(\d+)"/.exec(rows)?.[1] ?? 1);
  const numbered = rows.replace(
    placed,
    (_, tag: string, column: string, row: string) => `${tag}${column}${Number(row) - first + 2}"`,
  );
  return `<row r="1"><c r="A1" t="inlineStr"><is><t>${blockMark}${first - 1}</t></is></c></row>${numbered}`;
}

function tooLarge(): Trouble {
  return new Trouble(
    "A sheet of this workbook is larger than is read as Excel. Save it as “CSV UTF-8” and import that file.",
  );
}
