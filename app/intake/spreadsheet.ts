// Which text does an Excel workbook (.xlsx) hold? One sheet as comma-separated text, so that it is read as any other file is.
import { statSync } from "node:fs";
import readWorkbook, {
  type InvalidSpreadsheetError,
  readSheet,
  SheetNotFoundError,
} from "read-excel-file/node";
import { Trouble } from "../domain/trouble";
import { knownNames, type LookedSheet, proposedSheet, type Sheet } from "./sheetChoice";
import { rowsBefore, slimWorkbook } from "./slimWorkbook";

/** Stands where an encoding would: the bytes are a workbook. */
export const workbook = "xlsx";

/** A workbook is read whole: past this many bytes it is asked for as CSV. */
export const mostWorkbookBytes = 64 * 1024 * 1024;

/** Up to so many bytes, all sheets are read to count their rows; past them, only until one has rows. */
const mostCountedBytes = 8 * 1024 * 1024;

type Rows = unknown[][];

/** A number that no sheet has. */
const noSheet = 1e9;

const rowsPerBlock = 2000;
const options = { parseNumber: (text: string) => String(Number(text)) };
let last: { key: string; rows: Promise<Rows> } | undefined;
let lastSlim: { key: string; parts: Promise<Buffer[] | undefined> } | undefined;

/**
 * The sheets of a workbook in their order, and the one to read where none is named.
 * @throws Trouble where it cannot be read.
 */
export async function workbookSheets(path: string): Promise<{ sheets: Sheet[]; proposed: string }> {
  const looked = fileSize(path) <= mostCountedBytes ? await countAll(path) : await countUntilFilled(path);
  const proposed = proposedSheet(looked);
  if (proposed === undefined) throw unreadable("it has no sheets");
  return { sheets: looked.map(({ name, rows }) => ({ name, rows })), proposed };
}

/** The sheet's rows (the first sheet's, or the one named) as blocks of CSV text. Days read 2026-01-31, numbers as they are stored. */
export async function* workbookText(path: string, sheet?: string): AsyncGenerator<string> {
  const rows = await rowsOf(path, sheet);
  for (let start = 0; start < rows.length; start += rowsPerBlock) {
    yield rows
      .slice(start, start + rowsPerBlock)
      .map((row) => `${row.map(cellText).join(",")}\r\n`)
      .join("");
  }
}

async function countAll(path: string): Promise<LookedSheet[]> {
  if (await slimOf(path)) return countEach(path);
  const all = await orTrouble(readWorkbook(path, options));
  return all.map(({ sheet, data }) => ({
    ...{ name: sheet, rows: filledRows(data as Rows) },
    known: knownNames(data as Rows),
  }));
}

async function countEach(path: string): Promise<LookedSheet[]> {
  const sheets: LookedSheet[] = [];
  for (const name of await sheetNames(path)) {
    const rows = await rowsOf(path, name);
    sheets.push({ name, rows: filledRows(rows), known: knownNames(rows) });
  }
  return sheets;
}

async function countUntilFilled(path: string): Promise<LookedSheet[]> {
  const sheets: LookedSheet[] = (await sheetNames(path)).map((name) => ({ name, rows: null, known: 0 }));
  for (const sheet of sheets) {
    sheet.rows = filledRows(await rowsOf(path, sheet.name));
    if (sheet.rows > 1) break;
  }
  return sheets;
}

/** The names alone: the reader says them of a workbook that lacks the sheet it was asked for. */
async function sheetNames(path: string): Promise<string[]> {
  try {
    await readSheet((await slimOf(path))?.[0] ?? path, noSheet);
    return [];
  } catch (error) {
    if (error instanceof SheetNotFoundError) return namesIn(error);
    throw unreadable((error as InvalidSpreadsheetError).message);
  }
}

function filledRows(rows: Rows): number {
  return rows.filter((row) => row.some((cell) => cell !== null && cell !== undefined && cell !== "")).length;
}

function fileSize(path: string): number {
  const { size } = statSync(path);
  if (size > mostWorkbookBytes) {
    throw new Trouble(
      `This workbook has ${Math.ceil(size / 1048576)} MB; the most that is read as Excel is 64 MB. Save it as “CSV UTF-8” and import that file.`,
    );
  }
  return size;
}

/** One file is inspected and then read: its rows are kept until another is asked for. */
function rowsOf(path: string, sheet: string | undefined): Promise<Rows> {
  const key = `${fileKey(path)}\n${sheet ?? ""}`;
  if (last?.key !== key) last = { key, rows: read(path, sheet) };
  return last.rows;
}

/** The file's blocks without blank cells, where it has a large sheet. */
function slimOf(path: string): Promise<Buffer[] | undefined> {
  const key = fileKey(path);
  if (lastSlim?.key !== key) lastSlim = { key, parts: orTrouble(slimWorkbook(path)) };
  return lastSlim.parts;
}

function fileKey(path: string): string {
  return `${path}\n${fileSize(path)}\n${statSync(path).mtimeMs}`;
}

async function read(path: string, sheet: string | undefined): Promise<Rows> {
  const parts = await slimOf(path);
  const of = async (input: string | Buffer) =>
    (await orTrouble(readSheet(input, sheet ?? 1, options), sheet)) as Rows;
  if (!parts) return of(path);
  const rows: Rows = [];
  for (const [at, part] of parts.entries()) {
    const block = await of(part);
    const before = at === 0 ? 0 : rowsBefore(block[0] ?? []);
    if (before === undefined) break;
    while (rows.length < before) rows.push([]);
    for (const row of at === 0 ? block : block.slice(1)) rows.push(row);
  }
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  for (const row of rows) while (row.length < width) row.push(null);
  return rows;
}

async function orTrouble<T>(reading: Promise<T>, sheet?: string): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Trouble) throw error;
    if (error instanceof SheetNotFoundError) throw sheetMissing(sheet, error);
    throw unreadable((error as InvalidSpreadsheetError).message);
  }
}

function unreadable(reason: string): Trouble {
  return new Trouble(
    `This Excel workbook cannot be read (${reason}). Open it in Excel, save it as “CSV UTF-8”, and import that file.`,
  );
}

function sheetMissing(sheet: string | undefined, error: SheetNotFoundError): Trouble {
  const there = namesIn(error)
    .map((name) => `"${name}"`)
    .join(", ");
  return new Trouble(
    `This workbook has no sheet "${sheet ?? "1"}". It has ${there || "none that can be read"}.`,
  );
}

function namesIn(error: SheetNotFoundError): string[] {
  const { sheets = [] } = error as { sheets?: string[] };
  return sheets;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dayText(value);
  const text = typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function dayText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const text = value.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19).replace("T", " ");
}
