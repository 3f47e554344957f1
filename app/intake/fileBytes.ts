// Which bytes does a file hold: how many, with what hash, in which encoding?
import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import iconv from "iconv-lite";
import jschardet from "jschardet";
import { Trouble } from "../domain/trouble";
import { foreignFile, isWorkbook } from "./magic";
import { workbook } from "./spreadsheet";

export const mostBytes = 512 * 1024 * 1024;

export interface FileBytes {
  bytes: number;
  sha256: string;
  /** A name iconv-lite knows, lower case: "utf-8", "utf-16le", "windows-1252". */
  encoding: string;
  /** How the encoding is known. "guess" should be shown with a sample of the text. */
  encodingBy: "mark" | "utf-8" | "zero bytes" | "guess" | "chosen";
  /** Confidence of a guess between 0 and 1; 1 where it is known. */
  confidence: number;
  /** The sheet of a workbook that is read: the one named, else the one that is found out. */
  sheet?: string | undefined;
  /** UTF-8 with some bytes that are not: the rows that hold them cannot be read. */
  damaged: boolean;
}

/**
 * Reads the whole file once: hash, size, and strict UTF-8 over every byte.
 * @throws Trouble when there is no such file, it is empty, too large or not text.
 */
export async function examineFile(
  path: string,
  { encoding }: { encoding?: string } = {},
): Promise<FileBytes> {
  const size = await fileSize(path);
  if (size > mostBytes) {
    throw new Trouble(
      `This file has ${Math.ceil(size / 1048576)} MB; the most that is taken at once is 512 MB. Split it in two.`,
    );
  }
  return examineChunks(createReadStream(path, { highWaterMark: 1 << 18 }), { encoding });
}

/** The same for bytes from anywhere. */
export async function examineChunks(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  { encoding }: { encoding?: string } = {},
): Promise<FileBytes> {
  if (encoding !== undefined && !iconv.encodingExists(encoding)) {
    throw new Trouble(
      `There is no encoding called "${encoding}". Common ones are utf-8, windows-1252, utf-16le, shift_jis.`,
    );
  }
  const hash = createHash("sha256");
  const check = new Utf8Check();
  let head: Buffer = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
    check.add(chunk);
  }
  check.end();
  const sha256 = hash.digest("hex");
  if (isWorkbook(head))
    return { bytes, sha256, encoding: workbook, encodingBy: "mark", confidence: 1, damaged: false };
  refuseWhatIsNotText(head, bytes);
  if (encoding !== undefined) {
    const damaged = encoding.toLowerCase().replace(/[^a-z0-9]/g, "") === "utf8" && check.bad > 0;
    return { bytes, sha256, encoding: encoding.toLowerCase(), encodingBy: "chosen", confidence: 1, damaged };
  }
  return { bytes, sha256, ...decide(head, check) };
}

const headBytes = 4096;

async function fileSize(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new Trouble(`${path} is a folder. Name one CSV file in it.`);
    return found.size;
  } catch (error) {
    if (error instanceof Trouble) throw error;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") throw new Trouble(`There is no file ${path}.`);
    if (code === "EACCES" || code === "EPERM")
      throw new Trouble(`The file ${path} may not be read. Change its permissions.`);
    throw new Trouble(`The file ${path} cannot be read (${String(code ?? error)}).`);
  }
}

function refuseWhatIsNotText(head: Buffer, bytes: number): void {
  const blank = [0, 9, 10, 13, 0x1a, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff];
  if (bytes <= headBytes && head.every((byte) => blank.includes(byte)))
    throw new Trouble("This file is empty. Export it again and see that it holds rows.");
  const foreign = foreignFile(head);
  if (foreign) throw new Trouble(`This is ${foreign.what}, not a CSV file. ${foreign.remedy}`);
}

type Decision = Pick<FileBytes, "encoding" | "encodingBy" | "confidence" | "damaged">;

function decide(head: Buffer, check: Utf8Check): Decision {
  const sure = { confidence: 1, damaged: false };
  const marked = byteOrderMark(head);
  if (marked && marked !== "utf-8") return { encoding: marked, encodingBy: "mark", ...sure };
  const wide = wideWithoutMark(head);
  if (wide) return { encoding: wide, encodingBy: "zero bytes", ...sure };
  if (controls(head) > head.length * mostControls(head, check)) {
    throw new Trouble(
      "This is not a text file: its first bytes are not writing. Export the data as CSV and import that file.",
    );
  }
  if (check.bad === 0) return { encoding: "utf-8", encodingBy: marked ? "mark" : "utf-8", ...sure };
  if (marked || check.good >= check.bad)
    return { encoding: "utf-8", encodingBy: "utf-8", confidence: 1, damaged: true };
  return { ...guess(Buffer.concat(check.strange)), encodingBy: "guess", damaged: false };
}

function byteOrderMark(head: Buffer): string | undefined {
  if (head.length >= 4 && head.readUInt32BE(0) === 0xfffe0000) return "utf-32le";
  if (head.length >= 4 && head.readUInt32BE(0) === 0x0000feff) return "utf-32be";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  return undefined;
}

/** Latin text in UTF-16 has a zero in every second byte, and delimiters and line ends do in any writing. */
function wideWithoutMark(head: Buffer): string | undefined {
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * 0.2 && even <= odd * 0.25) return "utf-16le";
  if (even > head.length * 0.2 && odd <= even * 0.25) return "utf-16be";
  return undefined;
}

/**
 * The share of control characters past which bytes are no writing. A tenth of random bytes are some, and nearly none of those beyond ASCII
 * form UTF-8: where they do not, three in a hundred are enough, and no writing in an encoding of its own has those.
 */
function mostControls(head: Buffer, { good, bad }: Utf8Check): number {
  return head.length >= 100 && bad > head.length * 0.2 && bad > good * 4 ? 0.03 : 0.1;
}

function controls(head: Buffer): number {
  let count = 0;
  for (const byte of head)
    if ((byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte < 0x1a) || byte === 0x7f) count += 1;
  return count;
}

/** Below this confidence a detector guesses at random, and what Excel on Windows saves is the better bet. */
const leastConfidence = 0.5;
/** A writing that is not Latin has whole words beyond ASCII: there a detector is right with far less. */
const leastForWords = 0.05;

function guess(strange: Buffer): { encoding: string; confidence: number } {
  const { encoding, confidence } = jschardet.detect(strange);
  const name = (encoding ?? "").toLowerCase();
  const latin =
    name === "" || name === "ascii" || name === "utf-8" || name === "iso-8859-1" || name.startsWith("utf-");
  const least = wordsBeyondAscii(strange) ? leastForWords : leastConfidence;
  if (latin || confidence < least || !iconv.encodingExists(name)) {
    return {
      encoding: "windows-1252",
      confidence: latin ? Math.min(confidence || leastConfidence, 0.75) : leastConfidence,
    };
  }
  return { encoding: name, confidence };
}

/** Whether most bytes beyond ASCII stand three or more in a row; in Latin words they stand alone or in pairs. */
function wordsBeyondAscii(bytes: Buffer): boolean {
  let [all, together, run] = [0, 0, 0];
  for (const byte of bytes) {
    if (byte < 0x80) run = 0;
    else {
      all += 1;
      run += 1;
      if (run === 3) together += 3;
      else if (run > 3) together += 1;
    }
  }
  return together * 2 > all;
}

/** Strict UTF-8 across chunk borders; counts what is good and bad, and keeps what is strange for the detector. */
class Utf8Check {
  /** Well-formed sequences of two bytes and more. */
  good = 0;
  bad = 0;
  readonly strange: Buffer[] = [];
  private kept = 0;
  private carry: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    const whole = this.carry.length > 0 ? Buffer.concat([this.carry, chunk]) : chunk;
    const cut = whole.length - unfinishedBytes(whole);
    this.look(whole.subarray(0, cut));
    this.carry = Buffer.from(whole.subarray(cut));
  }

  end(): void {
    if (this.carry.length > 0) this.look(this.carry);
  }

  private look(bytes: Buffer): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) {
      for (const byte of bytes) if (byte >= 0xc2) this.good += 1;
      return;
    }
    const first = bytes.findIndex((byte) => byte > 0x7f);
    if (this.kept < 65536) {
      const piece = Buffer.from(bytes.subarray(Math.max(0, first - 256), first + 32768));
      this.strange.push(piece);
      this.kept += piece.length;
    }
    for (let at = first; at < bytes.length; ) {
      const byte = bytes[at] ?? 0;
      const length = byte < 0x80 ? 1 : sequenceLength(byte);
      if (byte < 0x80) at += 1;
      else if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
        this.good += 1;
        at += length;
      } else {
        this.bad += 1;
        at += 1;
      }
    }
  }
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}

/** How many bytes at the end belong to a UTF-8 sequence that goes on in the next chunk. */
export function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}
