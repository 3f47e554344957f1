// Which text do a file's bytes say? Block by block, with the same text whatever the block borders.
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import iconv from "iconv-lite";
import { Trouble } from "../domain/trouble";
import { type FileBytes, unfinishedBytes } from "./fileBytes";
import { workbook, workbookText } from "./spreadsheet";

const blockBytes = 1 << 17;

type Encoded = Pick<FileBytes, "encoding" | "damaged" | "sheet">;

/** The file's text in blocks of at most some 256,000 characters: without byte order marks and a final Ctrl-Z, surrogates paired. */
export function decodeFile(path: string, encoded: Encoded): AsyncGenerator<string> {
  if (encoded.encoding === workbook) return workbookText(path, encoded.sheet);
  return decodeChunks(createReadStream(path, { highWaterMark: blockBytes }), encoded);
}

/** The same for bytes from anywhere. */
export async function* decodeChunks(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  encoded: Encoded,
): AsyncGenerator<string> {
  const decoder = decoderOf(encoded);
  const trim = new EdgeTrim();
  for await (const chunk of chunks) {
    const text = trim.next(decoder.write(chunk));
    if (text !== "") yield text;
  }
  const rest = trim.last(decoder.end());
  if (rest !== "") yield rest;
}

interface Decoder {
  write(chunk: Buffer): string;
  end(): string;
}

function decoderOf({ encoding, damaged }: Encoded): Decoder {
  const name = encoding.replace(/[^a-z0-9]/g, "");
  if (name === "utf8") return new Utf8Decoder(damaged);
  if (name === "utf16le") return new Utf16Decoder(false);
  if (name === "utf16be") return new Utf16Decoder(true);
  const decoder = iconv.getDecoder(encoding);
  return { write: (chunk) => decoder.write(chunk), end: () => decoder.end() ?? "" };
}

class Utf8Decoder implements Decoder {
  private carry: Buffer = Buffer.alloc(0);
  constructor(private readonly damaged: boolean) {}

  write(chunk: Buffer): string {
    const whole = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const cut = whole.length - unfinishedBytes(whole);
    this.carry = Buffer.from(whole.subarray(cut));
    return this.text(whole.subarray(0, cut));
  }

  end(): string {
    return this.text(this.carry);
  }

  private text(bytes: Buffer): string {
    if (!this.damaged && !isUtf8(bytes))
      throw new Trouble("The file changed while it was being read. Import it again.");
    return bytes.toString("utf8");
  }
}

class Utf16Decoder implements Decoder {
  private carry: Buffer = Buffer.alloc(0);
  private high = "";
  constructor(private readonly bigEndian: boolean) {}

  write(chunk: Buffer): string {
    const whole = Buffer.concat([this.carry, chunk]);
    const cut = whole.length - (whole.length % 2);
    const text =
      this.high +
      (this.bigEndian ? whole.subarray(0, cut).swap16() : whole.subarray(0, cut)).toString("utf16le");
    this.carry = Buffer.from(whole.subarray(cut));
    this.high = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : "";
    return wellFormed(this.high === "" ? text : text.slice(0, -1));
  }

  end(): string {
    return wellFormed(this.carry.length > 0 ? `${this.high}\0` : this.high);
  }
}

/** Half of a surrogate pair is no character, as NUL is none: the row that holds it is rejected for it, not stored with a hole. */
function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text.replace(/\p{Surrogate}/gu, "\0") : text;
}

/** Takes byte order marks off the front and Ctrl-Z (the end-of-file sign of old systems) off the end. */
class EdgeTrim {
  private started = false;
  private held = "";

  next(text: string): string {
    const whole = this.held + (this.started ? text : text.replace(/^\uFEFF+/, ""));
    if (whole !== "") this.started = true;
    let end = whole.length;
    let sign = end;
    while (end > 0 && "\x1A\r\n\0".includes(whole.charAt(end - 1))) {
      end -= 1;
      if (whole.charAt(end) === "\x1A") sign = end;
    }
    this.held = whole.slice(sign);
    return whole.slice(0, sign);
  }

  last(text: string): string {
    const rest = this.next(text);
    return rest + this.held.replace(/[\x1A\0]/g, "");
  }
}
