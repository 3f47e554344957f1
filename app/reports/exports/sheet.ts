// How do the rows of a table become plain cells of a file: amounts as decimals, rates as shares of 1, what is unknown as nothing?
import type { Db } from "../../../db/schema";
import { decimal, minorDigits } from "../../domain/money";
import type { Rate } from "../../domain/rates";

export type Cell = string | number | null;

export interface SheetColumn<Row> {
  head: string;
  cell: (row: Row) => Cell;
}

/** Takes lines of cells, the head first; resolves when the reader is ready for more. */
export type Write = (lines: string[][]) => Promise<void>;

/** Writes a table as its page shows it for a URL's query, but all rows of it, and in one transaction. */
export type TableExport = (db: Db, given: ExportGiven, write: Write) => Promise<void>;

export interface ExportGiven {
  /** The query of the page's URL. */
  params: URLSearchParams;
  /** The rep that this browser remembers; null where it remembers none. */
  me: string | null;
}

/** Writes the head and the rows of a table that fits into memory. */
export function writeSheet<Row>(
  write: Write,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<void> {
  return write([columns.map(({ head }) => head), ...sheetLines(columns, rows)]);
}

/** Rows as lines of cells. */
export function sheetLines<Row>(columns: readonly SheetColumn<Row>[], rows: readonly Row[]): string[][] {
  return rows.map((row) => columns.map(({ cell }) => String(cell(row) ?? "")));
}

export function column<Row>(head: string, cell: (row: Row) => Cell): SheetColumn<Row> {
  return { head, cell };
}

/** An amount as a decimal with a point, "1204.50"; null where unknown. */
export function amount(minor: number | null, currency: string): string | null {
  return minor === null ? null : decimal(minor, minorDigits(currency));
}

/** A column of amounts in one currency, which a column of its own names. */
export function money<Row>(
  head: string,
  currency: string,
  minor: (row: Row) => number | null,
): SheetColumn<Row> {
  return column(head, (row) => amount(minor(row), currency));
}

/** A rate, both ends of its 95 % interval, and its n; empty where there is none. */
export function rateColumns<Row>(head: string, rate: (row: Row) => Rate | null): SheetColumn<Row>[] {
  const part = (key: keyof Rate) => (row: Row) => rate(row)?.[key] ?? null;
  return [
    column(head, part("value")),
    column(`${head}, low`, part("low")),
    column(`${head}, high`, part("high")),
    column(`${head}, n`, part("n")),
  ];
}
