// Is a file one of rejects that was downloaded here, and what stood in its cells before it left?
import { withoutAdvice } from "../domain/adviceOnPage";
import { fromExport } from "./exportCsv";
import type { TextRecord } from "./records";

/** The columns a file of rejects has beside the original's. Their names mean no field. */
export const lineColumn = "Line in the file";
export const reasonColumn = "Not taken because";

/** Rows by which the original of a mended file is recognised. */
const mostLooked = 500;

/** The first rows of such a file: the lines they had in the original, and how the sentences begin that say why they were not taken. */
export interface RejectedBefore {
  lines: number[];
  sentences: string[];
}

/** Whether a header is that of a file of rejects. */
export function isRejectsHeader(header: readonly string[]): boolean {
  return header.includes(lineColumn) && header.includes(reasonColumn);
}

/** Gives the cells of a file that was downloaded here as they were before; those of any other as they are. */
export function asBeforeExport(exported: boolean): (record: TextRecord) => TextRecord {
  return exported ? (record) => ({ ...record, cells: record.cells.map(fromExport) }) : (record) => record;
}

/** Hears the rows of a file of rejects, and keeps by what its original is recognised. */
export class RejectedRows {
  readonly found: RejectedBefore = { lines: [], sentences: [] };
  private readonly lineAt: number;
  private readonly reasonAt: number;

  constructor(header: readonly string[]) {
    this.lineAt = header.lastIndexOf(lineColumn);
    this.reasonAt = header.lastIndexOf(reasonColumn);
  }

  hear(cells: readonly string[]): void {
    const { lines, sentences } = this.found;
    if (lines.length >= mostLooked) return;
    lines.push(lineNumber(cells[this.lineAt]));
    sentences.push(withoutAdvice(cells[this.reasonAt] ?? ""));
  }
}

/** The line a cell names; 0, which no row has, for anything else. */
export function lineNumber(cell: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(cell?.trim() ?? "") ? Number(cell) : 0;
}
