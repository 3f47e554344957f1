// Which cells of a column would a careful person look at twice, though they are taken as they stand?
import { formatCount } from "../domain/rates";

/** Counts over a column, plain data. */
export interface OddCells {
  /** Begin as a formula does. */
  formulas: number;
  /** Held characters that nobody sees. */
  invisible: number;
  /** Hold U+FFFD, which stands where a character was lost. */
  lost: number;
  /** Hold a mark that turns the direction of the writing around. */
  turned: number;
}

export function noOddCells(): OddCells {
  return { formulas: 0, invisible: 0, lost: 0, turned: 0 };
}

export function hasOdd({ formulas, invisible, lost, turned }: OddCells): boolean {
  return formulas + invisible + lost + turned > 0;
}

const unseen = /[\u200B\u200C\u2060\uFEFF]/;
const turning = /[\u202A-\u202E\u2066-\u2069]/;
const plain = /^[\x20-\x7E]*$/;

/** Counts a cell as written and as it reads once clean. */
export function countOdd(odd: OddCells, cell: string, clean: string): void {
  const first = clean.charCodeAt(0);
  if (first === 61 || first === 64) odd.formulas += 1;
  if (plain.test(cell)) return;
  if (cell.length !== clean.length && unseen.test(cell)) odd.invisible += 1;
  if (cell.includes("\uFFFD")) odd.lost += 1;
  if (turning.test(cell)) odd.turned += 1;
}

/** What to tell of a column's odd cells, a sentence for each kind. */
export function oddNotes(name: string, { formulas, invisible, lost, turned }: OddCells): string[] {
  return [
    says(lost, "holds", "hold", "“\uFFFD”, where a character was lost; correct it in the file if it matters"),
    says(invisible, "holds", "hold", "characters that nobody sees; these were left out"),
    says(turned, "holds", "hold", "marks that turn the direction of writing; look at what is really written"),
    says(formulas, "begins", "begin", "as a formula does; here and in every export that is text"),
  ]
    .filter((sentence) => sentence !== "")
    .map((sentence) => `In ${name}, ${sentence}.`);
}

function says(count: number, one: string, many: string, what: string): string {
  if (count === 0) return "";
  return count === 1 ? `one cell ${one} ${what}` : `${formatCount(count)} cells ${many} ${what}`;
}
