// What does a single cell look like, before anything is known of its column?

export type CellShape = "blank" | "e-mail" | "number" | "date" | "address" | "word";

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const numeric = /^[-+(]*\s*([$€£¥]|[A-Z]{3})?\s*[\d.,'’\s]*\d[\d.,'’\s]*\s*([$€£¥%]|[A-Z]{3}|[KkMm])?\)?$/;
const dated =
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^\d{1,2}[ -][A-Za-z]{3,9}\.?,?[ -]\d{2,4}|^[A-Za-z]{3,9}\.? \d{1,2},? \d{4}/;
const address = /^(https?:\/\/|www\.)\S+$/i;

/** The shape of a cell as written; "word" is whatever has no other. */
export function cellShape(cell: string): CellShape {
  const text = cell.trim();
  if (text === "") return "blank";
  if (text.length > 200) return "word";
  if (dated.test(text)) return "date";
  if (/\d/.test(text) && numeric.test(text)) return "number";
  if (email.test(text)) return "e-mail";
  return address.test(text) ? "address" : "word";
}
