// How do many rows go into a table at once, through Postgres' COPY?
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

const special = /[\\\b\t\n\v\f\r\0]/;
const escapes: Record<string, string> = {
  "\\": "\\\\",
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\v": "\\v",
  "\f": "\\f",
  "\r": "\\r",
};

const unescapes: Record<string, string> = { b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r" };

/**
 * Copies rows into a table and returns how many. `table` may name its schema ("staging.lead_7"). Each chunk is text in
 * COPY's own format: fields from `copyField`, tabs between, a newline after each row; a chunk may hold many rows or end
 * within one. Slow consumers hold the source back, so memory stays bounded. Postgres refuses COPY into a table under
 * row-level security.
 */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: string[],
  rows: AsyncIterable<string> | Iterable<string>,
): Promise<number> {
  const target = table.split(".").map(quote).join(".");
  const stream = client.query(copyFrom(`copy ${target} (${columns.map(quote).join(", ")}) from stdin`));
  await pipeline(Readable.from(rows), stream);
  return stream.rowCount ?? 0;
}

/** What a query finds, as bytes of COPY's own text format: read it with `readCopyLine`. Memory stays bounded. */
export function copyOut(client: PoolClient, query: string): AsyncIterable<Buffer> {
  return client.query(copyTo(`copy (${query}) to stdout`));
}

/** The fields of one line of COPY's text format. */
export function readCopyLine(line: string): (string | null)[] {
  return line
    .split("\t")
    .map((field) =>
      field === "\\N" ? null : field.replace(/\\(.)/g, (_, letter: string) => unescapes[letter] ?? letter),
    );
}

/** One field in COPY's text format; null is \N, a Date its instant, a boolean t or f. Throws on NUL and on numbers that are none. */
export function copyField(value: string | number | null | Date | boolean): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return special.test(value) ? escapeText(value) : value;
  if (typeof value === "boolean") return value ? "t" : "f";
  if (value instanceof Date) return value.toISOString();
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number for the database`);
  return String(value);
}

function escapeText(text: string): string {
  return text.replace(/[\\\b\t\n\v\f\r\0]/g, (character) => {
    const escaped = escapes[character];
    if (escaped === undefined) throw new RangeError("Postgres cannot hold the NUL character in a text");
    return escaped;
  });
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
