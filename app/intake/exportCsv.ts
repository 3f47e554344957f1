// How do rows leave Placket as a file that a spreadsheet opens without running any of it?
import Papa from "papaparse";

/**
 * Spreadsheets run a cell that begins so, also after spaces, in several lines, or with full-width signs; a plain negative number is
 * one, and stays one. A cell with apostrophes before that is guarded as well, so that it is told from a guarded one when it comes back.
 */
const formula = /^(?!-\d+(?:\.\d+)?$)'*[\s\u0000]*[=+\-@\t\r\n\u0000＝＋－＠]/;

/** The mark by which spreadsheets know UTF-8. */
export const byteOrderMark = "\uFEFF";

/** Lines of CSV (RFC 4180, CRLF); cells that a spreadsheet would run get an apostrophe in front. The one place where rows become CSV. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  return `${Papa.unparse(rows as string[][], { escapeFormulae: formula, newline: "\r\n" })}\r\n`;
}

/** What a cell was before `csvLines` put an apostrophe in front of it. */
export function fromExport(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** A file for our own importer: the cells as they are, and the delimiter named, so that nothing of it is guessed. */
export function plainCsv(rows: readonly (readonly string[])[]): string {
  return `sep=,\r\n${Papa.unparse(rows as string[][], { newline: "\r\n" })}\r\n`;
}

/** A whole file from batches of rows, as a stream that reads on only as fast as it is read. */
export function csvStream(
  batches: AsyncIterator<readonly (readonly string[])[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done) return controller.close();
      const text = csvLines(value);
      controller.enqueue(encoder.encode(begun ? text : byteOrderMark + text));
      begun = true;
    },
    async cancel() {
      await batches.return?.();
    },
  });
}

/** The header of a download (RFC 6266): a plain name for old clients, the true one for the others. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7E]|["\\%;]/g, "_");
  const encoded = encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, "_")).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
