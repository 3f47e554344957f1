// Which text does an Excel workbook (.xlsx) hold? One sheet as comma-separated text, so that it is read as any other file is.
import { statSync } from "node:fs";
import { type InvalidSpreadsheetError, readSheet, SheetNotFoundError } from "read-excel-file/node";
import { Trouble } from "../domain/trouble";

/** Stands where an encoding would: the bytes are a workbook. */
export const workbook = "xlsx";

/** A workbook is read whole: past this many bytes it is asked for as CSV. */
export const mostWorkbookBytes = 64 * 1024 * 1024;

const rowsPerBlock = 2000;
let last: { key: string; rows: Promise<unknown[][]> } | undefined;

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

/** One file is inspected and then read: its rows are kept until another is asked for. */
function rowsOf(path: string, sheet: string | undefined): Promise<unknown[][]> {
  const { size, mtimeMs } = statSync(path);
  if (size > mostWorkbookBytes) {
    throw new Trouble(
      `This workbook has ${Math.ceil(size / 1048576)} MB; the most that is read as Excel is 64 MB. Save it as “CSV UTF-8” and import that file.`,
    );
  }
  const key = `${path}\n${size}\n${mtimeMs}\n${sheet ?? ""}`;
  if (last?.key !== key) last = { key, rows: read(path, sheet) };
  return last.rows;
}

async function read(path: string, sheet: string | undefined): Promise<unknown[][]> {
  try {
    return (await readSheet(path, sheet ?? 1, {
      parseNumber: (text: string) => String(Number(text)),
    })) as unknown[][];
  } catch (error) {
    if (error instanceof SheetNotFoundError) throw sheetMissing(sheet, error);
    const reason = (error as InvalidSpreadsheetError).message;
    throw new Trouble(
      `This Excel workbook cannot be read (${reason}). Open it in Excel, save it as “CSV UTF-8”, and import that file.`,
    );
  }
}

function sheetMissing(sheet: string | undefined, error: SheetNotFoundError): Trouble {
  const { sheets = [] } = error as { sheets?: string[] };
  const there = sheets.map((name) => `"${name}"`).join(", ");
  return new Trouble(
    `This workbook has no sheet "${sheet ?? "1"}". It has ${there || "none that can be read"}.`,
  );
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
