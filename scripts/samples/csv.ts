// How is a table of cells written as a CSV file?

export interface Dialect {
  delimiter: "," | ";";
  lineEnd: "\n" | "\r\n";
  /** Starts the file with a byte order mark, as spreadsheets do. */
  mark?: boolean;
}

/** A row of cells, or a line written as it stands. */
export type CsvRow = readonly string[] | { line: string };

/** The text of the file; cells are quoted where they must be. */
export function writeCsv(rows: readonly CsvRow[], { delimiter, lineEnd, mark = false }: Dialect): string {
  const cell = (text: string) =>
    /["\n\r]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = rows.map((row) => ("line" in row ? row.line : row.map(cell).join(delimiter)));
  return `${mark ? "\uFEFF" : ""}${lines.join(lineEnd)}${lineEnd}`;
}

/** Puts a row in at a place (0 is before the first). */
export function inserted<T>(rows: readonly T[], ...extra: readonly { at: number; row: T }[]): T[] {
  return extra.reduce((all, { at, row }) => all.toSpliced(at, 0, row), [...rows]);
}

/** "1234.50" of 123450 cents, with the marks given. */
export function amount(
  cents: number,
  { decimal = ".", group = "" }: { decimal?: string; group?: string } = {},
): string {
  const digits = String(cents).padStart(3, "0");
  const major = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
  return `${major}${decimal}${digits.slice(-2)}`;
}

/** "3/4/2026" of 2026-03-04. */
export function monthFirst(day: string): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}/${day.slice(0, 4)}`;
}

/** "04.03.2026" of 2026-03-04. */
export function withPoints(day: string): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** "3:05 PM" of a local time "2026-03-04T15:05". */
export function halfDay(at: string): string {
  const hour = Number(at.slice(11, 13));
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  return `${shown}:${at.slice(14, 16)} ${hour < 12 ? "AM" : "PM"}`;
}
