// How is it said how many rows of a file something is true of?
import { formatCount } from "./rates";

export interface RowsOfFile {
  part: number;
  rows: number;
  file: string;
}

/** "2 of 3 rows of leads.csv", "The one row of leads.csv": a sentence begins with it. */
export function rowsOfFile({ part, rows, file }: RowsOfFile): string {
  if (rows === 1) return part === 1 ? `The one row of ${file}` : `0 of 1 row of ${file}`;
  return `${formatCount(part)} of ${formatCount(rows)} rows of ${file}`;
}

/** "2 of 3 rows of leads.csv were taken in". */
export function takenIn(of: RowsOfFile): string {
  if (of.rows === 1 && of.part === 0) return `The one row of ${of.file} was not taken in`;
  return `${rowsOfFile(of)} ${of.part === 1 ? "was" : "were"} taken in`;
}
