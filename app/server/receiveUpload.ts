// How does the body of an upload become one file on disk and a few short fields, whatever it holds?
import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { shownName } from "./uploadFiles";

export interface ReceivedFile {
  path: string;
  /** As the browser called it, cleaned. */
  fileName: string;
  bytes: number;
  sha256: string;
}

export interface ReceivedUpload {
  file: ReceivedFile;
  fields: Map<string, string>;
}

/** The upload cannot be taken: a sentence for the user, the HTTP status, and what had been said in the fields. */
export class UploadRefused extends Error {
  constructor(
    sentence: string,
    readonly status: 400 | 413 | 415 | 507 = 400,
    readonly fields: ReadonlyMap<string, string> = new Map(),
  ) {
    super(sentence);
  }
}

/** The client went away; there is nobody to answer. */
export class UploadAbandoned extends Error {}

const mostFields = 20;
/** Room for the form's fields and the marks between the parts, beside the file. */
const slackBytes = 65_536;
/** A parser that has not said its last word so long after the end of the body never will. */
const parserMs = 5000;

const noFile = "No file came with the form. Choose a file and send it again.";
const tooManyParts =
  "The form came with more parts than it has. Open the page again and send the file from there.";

interface Space {
  directory: string;
  /** Name of the file to write. */
  name: string;
  mostBytes: number;
}

/**
 * Streams the one file of a multipart request to disk (0600), hashing and counting. Nothing is left on disk unless it resolves.
 * @throws UploadRefused, or UploadAbandoned when the client hangs up first.
 */
export async function receiveUpload(request: IncomingMessage, space: Space): Promise<ReceivedUpload> {
  const path = join(space.directory, space.name);
  const fields = new Map<string, string>();
  try {
    refuseByHeaders(request, space.mostBytes);
    const file = await parseBody(request, { path, fields, mostBytes: space.mostBytes });
    if (!file || (file.bytes === 0 && file.fileName === "")) throw new UploadRefused(noFile);
    if (file.bytes === 0)
      throw new UploadRefused(
        `${shownName(file.fileName)} is empty. Export it again and see that it holds rows.`,
      );
    return { file: { ...file, fileName: shownName(file.fileName) }, fields };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof UploadRefused) throw new UploadRefused(error.message, error.status, fields);
    if (isFullDisk(error))
      throw new UploadRefused(
        "The disk of the server is full, so the file could not be kept. Make room and send it again.",
        507,
        fields,
      );
    throw error;
  }
}

function refuseByHeaders(request: IncomingMessage, mostBytes: number): void {
  const { headers } = request;
  if (headers["content-encoding"] !== undefined && headers["content-encoding"] !== "identity") {
    throw new UploadRefused("A compressed upload is not taken. Send the file as it is.", 415);
  }
  if (!/^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "")) {
    throw new UploadRefused("This was not sent by the upload form. Choose a file and send it again.", 415);
  }
  if (Number(headers["content-length"] ?? 0) > mostBytes + slackBytes) throw tooLarge(mostBytes);
}

interface Parsing {
  path: string;
  fields: Map<string, string>;
  mostBytes: number;
}

function parseBody(
  request: IncomingMessage,
  { path, fields, mostBytes }: Parsing,
): Promise<ReceivedFile | undefined> {
  return new Promise((resolve, reject) => {
    const parser = openParser(request, mostBytes);
    let file: Readable | undefined;
    let saving: Promise<ReceivedFile | undefined> = Promise.resolve(undefined);
    let waiting: NodeJS.Timeout | undefined;
    let refused = false;
    const settle = () => {
      clearTimeout(waiting);
      request.off("close", onClose);
    };
    const refuse = (error: Error) => {
      refused = true;
      settle();
      request.unpipe(parser);
      file?.destroy(error);
      const settled = () => reject(error);
      saving.then(settled, settled);
    };
    const onClose = () => {
      if (!request.complete) refuse(new UploadAbandoned("the client hung up"));
    };
    request.once("close", onClose);
    request.on("error", onClose);
    request.once("end", () => {
      waiting = setTimeout(() => refuse(truncated()), parserMs);
    });
    parser.on("file", (field: string, stream: Readable, name: string | undefined) => {
      // Unheard, an error of a file's stream ends the process.
      stream.on("error", () => undefined);
      // The parser goes on to the end of what it was given: a file that comes after what was refused is not begun.
      if (refused) return void stream.resume();
      if (field !== "file") {
        stream.resume();
        return refuse(new UploadRefused(noFile));
      }
      file = stream;
      stream.once("limit", () => refuse(tooLarge(mostBytes)));
      saving = save(stream, { path, fileName: name ?? "" });
      saving.catch(refuse);
    });
    parser.on("field", (name: string, value: string, nameCut: boolean, valueCut: boolean) => {
      if (nameCut || valueCut)
        refuse(new UploadRefused(`What was typed into “${name.slice(0, 40)}” is too long.`));
      else fields.set(name, value);
    });
    parser.on("filesLimit", () =>
      refuse(new UploadRefused("Two files came at once. Send one file at a time.")),
    );
    for (const event of ["partsLimit", "fieldsLimit"] as const)
      parser.on(event, () => refuse(new UploadRefused(tooManyParts)));
    parser.on("error", () => refuse(truncated()));
    parser.on("finish", () => {
      settle();
      saving.then(resolve, reject);
    });
    request.pipe(parser);
  });
}

function openParser({ headers }: IncomingMessage, mostBytes: number): BusboyInstance {
  try {
    return new Busboy({
      headers: headers as BusboyHeaders,
      limits: {
        files: 1,
        fields: mostFields,
        parts: mostFields + 2,
        fieldSize: 4000,
        fileSize: mostBytes,
        headerPairs: 20,
        headerSize: 16_384,
      },
    });
  } catch {
    throw new UploadRefused(
      "The upload could not be understood. Open the page again and send the file from there.",
    );
  }
}

async function save(
  stream: Readable,
  { path, fileName }: { path: string; fileName: string },
): Promise<ReceivedFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  const count = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  // Opened before anything else: a file that was still being opened when the upload was refused would outlive its removal.
  const handle = await open(path, "wx", 0o600);
  await pipeline(stream, count, handle.createWriteStream());
  return { path, fileName, bytes, sha256: hash.digest("hex") };
}

function tooLarge(mostBytes: number): UploadRefused {
  const most = mostBytes >= 1_048_576 ? `${Math.floor(mostBytes / 1_048_576)} MB` : `${mostBytes} bytes`;
  return new UploadRefused(
    `The file is larger than ${most}, the most that is taken at once. Split it in two.`,
    413,
  );
}

function truncated(): UploadRefused {
  return new UploadRefused("The upload ended before the file did, so nothing of it was kept. Send it again.");
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
