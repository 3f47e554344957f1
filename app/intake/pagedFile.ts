// How are many rows kept in a file so that any page of them is read without the others?

import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { open } from "node:fs/promises";

/** Rows of one page. */
export const pageRows = 100;
const newline = 10;
const offsetBytes = 8;
const bufferBytes = 1 << 16;

/** Writes lines to `path`, and where each page of them begins to `path.index`. */
export class PagedWriter {
  private readonly out: WriteStream;
  private readonly index: WriteStream;
  private rows = 0;
  private bytes = 0;
  private pages: number[] = [];
  private waiting: Buffer[] = [];
  private waits = 0;
  private fault: Error | undefined;

  constructor(path: string) {
    this.out = createWriteStream(path, { mode: 0o600 });
    this.index = createWriteStream(`${path}.index`, { mode: 0o600 });
    for (const stream of [this.out, this.index]) stream.on("error", (error) => (this.fault ??= error));
  }

  /** Adds whole lines, each ended by a newline. `rows` is how many they are. */
  add(lines: Buffer, rows: number): void {
    const inPage = this.rows % pageRows;
    if (inPage === 0 || inPage + rows > pageRows) this.note(lines);
    else this.rows += rows;
    this.bytes += lines.length;
    this.waiting.push(lines);
    this.waits += lines.length;
  }

  /** Resolves when what was added is taken by the disk. */
  async flush(least = bufferBytes): Promise<void> {
    if (this.fault) throw this.fault;
    if (this.waits < least) return;
    const ready = this.out.write(Buffer.concat(this.waiting.splice(0), this.waits));
    this.waits = 0;
    if (this.pages.length > 0) this.index.write(offsets(this.pages.splice(0)));
    if (!ready) await once(this.out, "drain");
  }

  async end(): Promise<void> {
    await this.flush(0);
    await Promise.all(
      [this.out, this.index].map(
        (stream) =>
          new Promise<void>((resolve, reject) => {
            stream.once("error", reject).end(() => resolve());
          }),
      ),
    );
  }

  /** Counts lines one by one and notes where a page begins. */
  private note(lines: Buffer): void {
    for (let at = 0; at < lines.length; at = lines.indexOf(newline, at) + 1) {
      if (this.rows % pageRows === 0) this.pages.push(this.bytes + at);
      this.rows += 1;
    }
  }
}

/** The lines of a page, from 1; none where there is no such page or file. */
export async function readPage(path: string, page: number): Promise<string[]> {
  const [index, file] = await Promise.all([opened(`${path}.index`), opened(path)]);
  try {
    if (!index || !file) return [];
    const found = Buffer.alloc(2 * offsetBytes);
    const { bytesRead } = await index.read(found, 0, found.length, (page - 1) * offsetBytes);
    if (bytesRead < offsetBytes) return [];
    const from = found.readDoubleLE(0);
    const to = bytesRead === found.length ? found.readDoubleLE(offsetBytes) : (await file.stat()).size;
    const bytes = Buffer.alloc(to - from);
    await file.read(bytes, 0, bytes.length, from);
    return bytes.toString("utf8").split("\n").slice(0, -1);
  } finally {
    await Promise.all([index?.close(), file?.close()]);
  }
}

async function opened(path: string) {
  return open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

function offsets(pages: number[]): Buffer {
  const bytes = Buffer.alloc(pages.length * offsetBytes);
  for (const [at, offset] of pages.entries()) bytes.writeDoubleLE(offset, at * offsetBytes);
  return bytes;
}
