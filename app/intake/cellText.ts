// What does a cell say once stray spaces are off, and when does it say nothing?

const odd = /[^\x20-\x7E]/;

/** The cell without outer spaces; tabs, line separators, no-break and zero-width spaces inside become plain ones or go. Line breaks stay. */
export function cleanCell(cell: string): string {
  if (!odd.test(cell)) return cell.trim();
  return cell
    .replace(/[\u200B\u200C\u2060\uFEFF]/g, "")
    .replace(/[\t\v\f\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, " ")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .trim();
}

const unknowns = new Set(
  [
    "-",
    "--",
    "---",
    "—",
    "–",
    "?",
    ".",
    "n/a",
    "#n/a",
    "na",
    "n.a.",
    "null",
    "\\n",
    "none",
    "nil",
    "unknown",
    "tbd",
    "tba",
    "undefined",
    "nan",
  ].concat([
    "#value!",
    "#ref!",
    "#name?",
    "#div/0!",
    "#null!",
    "#num!",
    "(blank)",
    "(none)",
    "(not set)",
    "not available",
    "not provided",
  ]),
);

const starts = new Set(
  [...unknowns].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);

/** Whether a clean cell says that nothing is known: unknown is never 0. */
export function saysNothing(text: string): boolean {
  return (
    text === "" || (text.length <= 13 && starts.has(text.charCodeAt(0)) && unknowns.has(text.toLowerCase()))
  );
}

/** A word in the form lists of words are kept in: lower case, single spaces, no punctuation. */
export function wordKey(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, " ")
    .trim();
}

/** A copy that does not keep the block of text alive from which it was cut: the engine copies the characters to put the space before them. */
export function detached(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** The cell in quotes for a sentence, cut where it is long. */
export function quoted(cell: string): string {
  const line = cell.replace(/\s+/g, " ").trim();
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
