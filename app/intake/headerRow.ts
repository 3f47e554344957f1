// Which row of a file holds the names of its columns, and what stands above it?
import { cellShape } from "./cellShape";
import type { TextRecord } from "./records";

export interface HeaderRow {
  /** Line on which the header starts; 0 where the first row is data already. */
  line: number;
  cells: string[];
  /** Lines above it that are neither blank nor a comment. */
  preamble: number;
}

const rowsLookedAt = 30;

/**
 * The first row that is as wide and as filled as the rows after it and reads like names. A first row that holds an e-mail, a phone, or
 * hardly a name, is data: then there is no header, and `line` is 0. Undefined when there is no row at all.
 */
export function findHeaderRow(
  records: readonly TextRecord[],
  comments: CommentTest = isComment,
): HeaderRow | undefined {
  const rows = records.filter(({ cells }) => !isBlank(cells) && !comments(cells)).slice(0, rowsLookedAt);
  const usual = usualFill(rows);
  const at = rows.findIndex(
    ({ cells }) => filledCells(cells) >= Math.max(1, usual * 0.6) && cells.length >= Math.min(2, usual),
  );
  const row = rows[at] ?? rows[0];
  if (!row) return undefined;
  const preamble = Math.max(0, at);
  return readsLikeData(row.cells)
    ? { line: 0, cells: [], preamble }
    : { line: row.line, cells: row.cells, preamble };
}

/** Whether nothing stands in any cell. */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}

export type CommentTest = (cells: readonly string[]) => boolean;

/** Which rows are comments: those that begin with the mark that was named, none for "none", the plain ones where nobody said. */
export function commentTest(mark: string | undefined): CommentTest {
  if (mark === undefined) return isComment;
  return mark === "none" ? () => false : (cells) => cells[0]?.trimStart().startsWith(mark) === true;
}

/** Whether a row is plainly a comment: it starts with "#" and nothing stands in any other cell. */
export function isComment(cells: readonly string[]): boolean {
  const first = cells[0];
  return first?.startsWith("#") === true && /^#(\s|!|-|=|$)/.test(first) && isBlank(cells.slice(1));
}

function filledCells(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== "").length;
}

/** The median number of filled cells: preamble rows are fewer than rows. */
function usualFill(rows: readonly TextRecord[]): number {
  const fills = rows.map(({ cells }) => filledCells(cells)).sort((left, right) => left - right);
  return fills[fills.length >> 1] ?? 0;
}

/** A telephone number with its marks: no column is called so. */
const phone = /^\+?(?=(?:\D*\d){7,15}\D*$)(?=.*[\s().+-])[\d\s().-]{8,24}$/;

function readsLikeData(cells: readonly string[]): boolean {
  const shapes = cells.map(cellShape).filter((shape) => shape !== "blank");
  if (shapes.includes("e-mail") || cells.some((cell) => phone.test(cell.trim()))) return true;
  const names = shapes.filter((shape) => shape === "word").length;
  return names * 2 < shapes.length;
}
