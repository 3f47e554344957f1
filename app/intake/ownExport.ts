// Is a file one of the tables that were taken away from here, and what do its numbers of ours say?

/** The column by which rows of our own files are known again. */
export const ownColumn = "From Placket";

/** Whether a header is that of a table that was taken away from here: its cells are guarded for spreadsheets. */
export function isOwnHeader(header: readonly string[]): boolean {
  return header.includes(ownColumn);
}

/** A number that we wrote; null for anything else, as if nothing stood there. */
export function ownNumber(text: string | null): number | null {
  return text !== null && /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : null;
}
