// How are the columns of a file called, each by a name of its own?
import { createHash } from "node:crypto";
import { Trouble } from "../domain/trouble";
import { nearest } from "./nearest";

export const mostColumns = 500;

export interface HeaderName {
  index: number;
  /** As written, without outer spaces; "" where the cell is empty. */
  written: string;
  /** Unique in the file: `Email`, `Email (column E)`, `Column C (no name)`. A mapping names columns so. */
  name: string;
}

/**
 * Names for a header row of `width` columns.
 * @throws Trouble above 500 columns.
 */
export function headerNames(cells: readonly string[], width = cells.length): HeaderName[] {
  if (width > mostColumns) {
    throw new Trouble(
      `This file has ${width} columns; the most that is taken is ${mostColumns}. Leave out the ones you do not need.`,
    );
  }
  const written = Array.from({ length: width }, (_, index) =>
    (cells[index] ?? "").replace(/[\s\u00A0\uFEFF\u200B]+/g, " ").trim(),
  );
  const times = new Map<string, number>();
  for (const name of written) times.set(name, (times.get(name) ?? 0) + 1);
  return written.map((name, index) => {
    if (name === "") return { index, written: name, name: `Column ${columnLetters(index)} (no name)` };
    return {
      index,
      written: name,
      name: times.get(name) === 1 ? name : `${name} (column ${columnLetters(index)})`,
    };
  });
}

/** "A" for 0, "AA" for 26: as spreadsheets count columns. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** The same for files whose columns have the same names in the same order, whatever the case and spaces. */
export function headerFingerprint(names: readonly HeaderName[]): string {
  const text = names.map(({ written }) => looseName(written)).join("\n");
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/**
 * The column a mapping names: exactly, else whatever the case and spaces when only one is meant so.
 * @throws Trouble that names the column and offers the nearest.
 */
export function findColumn(names: readonly HeaderName[], wanted: string, askedBy: string): HeaderName {
  const exact = names.find(({ name }) => name === wanted.trim());
  if (exact) return exact;
  const loose = names.filter(
    ({ written, name }) => looseName(written) === looseName(wanted) || looseName(name) === looseName(wanted),
  );
  if (loose.length === 1 && loose[0]) return loose[0];
  if (loose.length > 1) {
    const choices = loose.map(({ name }) => `"${name}"`).join(" or ");
    throw new Trouble(
      `The mapping reads ${askedBy} from the column "${wanted}", and the file has several of that name. Say ${choices}.`,
    );
  }
  const offered = nearest(
    wanted,
    names.map(({ name }) => name),
  );
  const all = names
    .slice(0, 12)
    .map(({ name }) => name)
    .join(", ");
  const offer =
    offered === undefined
      ? `Its columns are ${all}${names.length > 12 ? ", …" : ""}.`
      : `Did you mean "${offered}"?`;
  throw new Trouble(
    `The mapping reads ${askedBy} from the column "${wanted}", which this file does not have. ${offer}`,
  );
}

/** A header name without case, accents, spaces and punctuation. */
export function looseName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#%]+/gu, "");
}
