// How do large values come from the database as they are, without becoming text on the way?
import { CompiledQuery } from "kysely";
import type { Submittable } from "pg";
import { type CopyToStreamQuery, to as copyTo } from "pg-copy-streams";
import type { Db } from "./schema";

const chunkBytes = 1 << 20;

/** What Kysely reads a streamed statement with: one that copies rows out, chunk by chunk. A reader that stops early waits for the rest. */
export class CopyCursor {
  private readonly copy: CopyToStreamQuery & Record<string, (...said: unknown[]) => void>;
  private readonly chunks: AsyncIterator<Buffer>;

  constructor(statement: string) {
    this.copy = copyTo(statement, { highWaterMark: chunkBytes }) as typeof this.copy;
    this.chunks = this.copy[Symbol.asyncIterator]();
  }

  submit(connection: Parameters<Submittable["submit"]>[0]): void {
    this.copy.submit(connection);
  }
  handleError(...said: unknown[]): void {
    this.copy.handleError?.(...said);
  }
  handleCommandComplete(...said: unknown[]): void {
    this.copy.handleCommandComplete?.(...said);
  }
  handleReadyForQuery(...said: unknown[]): void {
    this.copy.handleReadyForQuery?.(...said);
  }

  async read(): Promise<Buffer[]> {
    const { value, done } = await this.chunks.next();
    return done ? [] : [value];
  }

  async close(): Promise<void> {
    while ((await this.read()).length > 0);
  }
}

/** "PGCOPY\n\377\r\n\0", flags and the length of nothing more. */
const headBytes = 19;
const end = -1;

/**
 * The rows of a query without parameters, each as the bytes of its columns in Postgres' binary format; null is an empty one. In the transaction that `db` is in;
 * nothing else may be asked of it before the last row.
 */
export async function* copiedRows(db: Db, query: string): AsyncGenerator<Buffer[]> {
  const statement = CompiledQuery.raw(`copy (${query}) to stdout (format binary)`);
  let parts: Buffer[] = [];
  let [size, wanted, skipped] = [0, headBytes, false];
  for await (const { rows } of db.getExecutor().stream<Buffer>(statement, 1))
    for (const chunk of rows) {
      parts.push(chunk);
      size += chunk.length;
      if (size < wanted) continue;
      const bytes = parts.length === 1 ? chunk : Buffer.concat(parts);
      let at = skipped ? 0 : headBytes;
      skipped = true;
      for (;;) {
        const row = rowAt(bytes, at);
        if (typeof row === "number") {
          wanted = row - at;
          break;
        }
        yield row.fields;
        at = row.next;
      }
      parts = [bytes.subarray(at)];
      size = bytes.length - at;
    }
}

/** All rows of a query without parameters at once, to be read value by value. */
export async function copiedValues(db: Db, query: string): Promise<CopiedValues> {
  const parts: Buffer[] = [];
  const statement = CompiledQuery.raw(`copy (${query}) to stdout (format binary)`);
  for await (const { rows } of db.getExecutor().stream<Buffer>(statement, 1)) parts.push(...rows);
  return new CopiedValues(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
}

/** Goes through the values of copied rows: who reads them knows their types, and makes nothing but what it needs. */
export class CopiedValues {
  private at = headBytes;

  constructor(private readonly bytes: Buffer) {}

  /** Goes to the next row, if there is one. */
  next(): boolean {
    const more = this.at + 2 <= this.bytes.length && this.bytes.readInt16BE(this.at) !== end;
    this.at += 2;
    return more;
  }

  /** The next value, a bigint. */
  number(): number | null {
    const { bytes, at } = this;
    const length = bytes.readInt32BE(at);
    this.at += 4 + Math.max(0, length);
    return length < 0 ? null : bytes.readInt32BE(at + 4) * 4_294_967_296 + bytes.readUInt32BE(at + 8);
  }

  /** The next value, a text. */
  text(): string | null {
    const { bytes, at } = this;
    const length = bytes.readInt32BE(at);
    this.at += 4 + Math.max(0, length);
    return length < 0 ? null : bytes.toString("utf8", at + 4, this.at);
  }
}

/** The row that begins there; or where it ends at the earliest, as far as the bytes tell. */
function rowAt(bytes: Buffer, from: number): { fields: Buffer[]; next: number } | number {
  if (bytes.length < from + 2) return from + 2;
  const count = bytes.readInt16BE(from);
  if (count === end) return bytes.length + 1;
  const fields: Buffer[] = [];
  let at = from + 2;
  for (let field = 0; field < count; field += 1) {
    if (bytes.length < at + 4) return at + 4;
    const length = Math.max(0, bytes.readInt32BE(at));
    at += 4;
    if (bytes.length < at + length) return at + length;
    fields.push(bytes.subarray(at, at + length));
    at += length;
  }
  return { fields, next: at };
}
