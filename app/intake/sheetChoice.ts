// Which sheet of a workbook is read, where nobody named one?
import { aliases } from "./aliases";
import { aliasesAbroad } from "./aliasesAbroad";
import { quoted } from "./cellText";
import { looseName } from "./header";

export interface Sheet {
  name: string;
  /** Rows with something in them, the header among them; null where they were not counted. */
  rows: number | null;
}

/** A sheet with how many names of columns that we know stand in one of its first rows. */
export interface LookedSheet extends Sheet {
  known: number;
}

const rowsLookedAt = 30;
const names = new Set(
  [...Object.values(aliases), ...Object.values(aliasesAbroad)]
    .flatMap((fields) => Object.values(fields ?? {}))
    .flatMap((text) => text.split("|").map(looseName)),
);

/**
 * The first sheet with a row under its header; where no column of that is known, the first that has two of them. Else the first with anything
 * in it. Undefined where there is no sheet.
 */
export function proposedSheet(sheets: readonly LookedSheet[]): string | undefined {
  const filled = sheets.filter(({ rows }) => (rows ?? 0) >= 2);
  const [first] = filled;
  const better = first?.known === 0 ? filled.find(({ known }) => known >= 2) : undefined;
  return (better ?? first ?? sheets.find(({ rows }) => (rows ?? 0) >= 1) ?? sheets[0])?.name;
}

/** The most names of columns that we know in one of the first rows. */
export function knownNames(rows: readonly unknown[][]): number {
  const counts = rows
    .slice(0, rowsLookedAt)
    .map((row) => row.filter((cell) => typeof cell === "string" && names.has(looseName(cell))).length);
  return Math.max(0, ...counts);
}

/** Which of several sheets is read, and why; undefined where there is one. */
export function sheetNote(
  sheets: readonly Sheet[],
  { sheet, proposed }: { sheet: string | undefined; proposed: string },
): string | undefined {
  const [first] = sheets;
  if (!first || sheets.length === 1) return undefined;
  if (sheet !== undefined || first.name === proposed)
    return `Of its ${sheets.length} sheets, ${quoted(sheet ?? proposed)} is read.`;
  const filled = sheets.find(({ rows }) => (rows ?? 0) >= 2);
  if (filled && filled.name !== proposed)
    return `The sheet ${quoted(filled.name)} has no column that is known; ${quoted(proposed)} has, and is read.`;
  const holds = first.rows === 0 ? "is empty" : "has no rows under its first";
  return `The sheet ${quoted(first.name)} ${holds}; ${quoted(proposed)} is the first with data, and is read.`;
}
