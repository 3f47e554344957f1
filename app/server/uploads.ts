// What happens to a file that the upload form sends? It is kept, inspected and noted, and the browser goes on to its next page.
import { rename, rm } from "node:fs/promises";
import type { Request, RequestHandler, Response } from "express";
import { withOrganization } from "../../db/connection";
import { keepUpload } from "../../db/queries/imports";
import { findMapping } from "../../db/queries/mappingMemory";
import { findOrganization, findToday, listWords } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { Trouble } from "../domain/trouble";
import type { ImportKind } from "../domain/vocabulary";
import { mostBytes } from "../intake/fileBytes";
import { type OptionTexts, readImportOptions } from "../intake/importOptions";
import type { InspectOptions } from "../intake/inspect";
import type { Inspection } from "../intake/inspection";
import { inspectKnown } from "../intake/inspectKnown";
import { readingTexts } from "../intake/reading";
import type { InspectionRun } from "../intake/runInspection";
import type { Config } from "./config";
import { freshDraft, writeDraft } from "./importDraft";
import { mendedUpload } from "./mendedUpload";
import { readSomehow } from "./readSomehow";
import { type ReceivedUpload, receiveUpload, UploadAbandoned, UploadRefused } from "./receiveUpload";
import { freshNames, uploadDirectory, uploadPath } from "./uploadFiles";

/** Why an upload was not taken, and what the form held, for the page that shows it again. */
export interface RefusedUpload {
  sentence: string;
  status: number;
  texts: OptionTexts;
}

export interface UploadParts {
  db: Db;
  organizationId: number;
  config: Pick<Config, "dataDirectory">;
  inspect: (run: InspectionRun) => Promise<Inspection>;
  /** Largest file taken, in bytes. */
  mostBytes?: number;
}

/** The page a file comes through, and what that page settles about it. */
export interface UploadEntry {
  /** Where the browser goes on to. */
  next: (importId: number, page: Kept["page"]) => string;
  /** What its rows are; guessed where undefined. */
  kind?: ImportKind;
  vendorLinkId?: number;
  who?: string;
  /** What is said of the file, from the form's fields. */
  texts: (texts: OptionTexts) => OptionTexts;
  /** The mapping that is used, from one that is remembered or guessed. @throws Trouble where the file is not for this page. */
  mapping?: (inspection: Inspection) => unknown;
}

/** The entry of a request; undefined where its page is not there, which the page then says. */
export type UploadDoor = (request: Request) => Promise<UploadEntry | undefined>;

const ownDoor: UploadDoor = async () => ({
  next: (importId, page) => `/imports/${importId}/${page}`,
  texts: (texts) => texts,
});

const drainMs = 1000;
const hangUpMs = 10_000;

/** Takes POST /imports/upload, or that of another door: 303 to the file's columns, or to how it is read where that is the trouble; where it is refused, hands `response.locals.refusedUpload` on to the page. */
export function takeUpload(parts: UploadParts, door: UploadDoor = ownDoor): RequestHandler {
  return async (request, response, next) => {
    try {
      const entry = await door(request);
      if (!entry) {
        await swallowRest(request, response);
        return next();
      }
      const { importId, page } = await keep(request, parts, entry);
      response.status(303).location(entry.next(importId, page)).end();
    } catch (error) {
      if (error instanceof UploadAbandoned) return;
      if (error instanceof UploadRefused) {
        const refused: RefusedUpload = {
          sentence: error.message,
          status: error.status,
          texts: textsOf(error.fields),
        };
        response.locals.refusedUpload = refused;
      }
      await swallowRest(request, response);
      next(error instanceof UploadRefused ? undefined : error);
    }
  };
}

interface Kept {
  importId: number;
  /** Where its user goes next. */
  page: "columns" | "file";
}

async function keep(
  request: Request,
  { db, organizationId, config, inspect, mostBytes: most = mostBytes }: UploadParts,
  entry: UploadEntry,
): Promise<Kept> {
  const directory = await uploadDirectory(config);
  const { part, file: name } = freshNames();
  const upload = await receiveUpload(request, { directory, name: part, mostBytes: most });
  const path = uploadPath(config, name);
  try {
    await rename(upload.file.path, path);
    return await inspectAndNote(upload, { db, organizationId, inspect, path, name, entry });
  } catch (error) {
    await Promise.all([path, upload.file.path].map((left) => rm(left, { force: true })));
    throw error instanceof Trouble
      ? new UploadRefused(`${upload.file.fileName}: ${error.message}`, 400, upload.fields)
      : error;
  }
}

type Noting = Pick<UploadParts, "db" | "organizationId" | "inspect"> & {
  path: string;
  name: string;
  entry: UploadEntry;
};

async function inspectAndNote(
  { file, fields }: ReceivedUpload,
  { db, organizationId, inspect, path, name, entry }: Noting,
): Promise<Kept> {
  const here = await withOrganization(db, organizationId, async (db) => ({
    settings: await findOrganization(db),
    today: await findToday(db),
    words: await listWords(db),
  }));
  if (!here.settings) throw new Error("takeUpload: no such organization");
  const { currency, timeZone, country } = here.settings;
  const texts = entry.texts(textsOf(fields));
  const { options } = readImportOptions(texts, { currency });
  const context = { currency, timeZone, country, today: here.today, ...here.words };
  const asked = { ...(entry.kind && { kind: entry.kind }), context };
  const { vendor } = options;
  const recall: Parameters<typeof inspectKnown>[2] = (fingerprint) =>
    vendor === undefined
      ? Promise.resolve(undefined)
      : withOrganization(db, organizationId, (db) => findMapping(db, { vendor, fingerprint }));
  const look = (path: string, options: InspectOptions) => inspect({ path, options });
  const found = await readSomehow((said) => inspectKnown(path, { ...said, ...asked }, recall, look));
  const { reading, trouble } = found;
  // Where the page settles the mapping, nobody is there to say how the file is read.
  if (entry.mapping && trouble !== undefined) throw new Trouble(trouble);
  const inspectBy = (mapping: unknown) => inspect({ path, options: { ...reading, ...asked, mapping } });
  const mended = entry.mapping
    ? undefined
    : await mendedUpload({ db, organizationId }, { inspection: found.inspection, inspectBy });
  const inspection = entry.mapping
    ? await inspectBy(entry.mapping(found.inspection))
    : (mended?.inspection ?? found.inspection);
  await writeDraft(path, {
    ...freshDraft(inspection, { ...mended?.texts, ...typed(texts) }),
    ...(mended && { mends: mended.mends }),
    reading: readingTexts(reading),
    ...(trouble === undefined ? {} : { refused: { texts: readingTexts(reading), trouble } }),
  });
  const importId = await withOrganization(db, organizationId, (db) =>
    keepUpload(db, {
      kind: inspection.kind,
      file_name: file.fileName,
      file_bytes: file.bytes,
      file_sha256: file.sha256,
      file_path: name,
      who: entry.who ?? null,
      vendor_link_id: entry.vendorLinkId ?? null,
      mapping: inspection.mapping,
      options: { ...options, header: inspection.header },
    }),
  );
  return { importId, page: trouble === undefined ? "columns" : "file" };
}

function textsOf(fields: ReadonlyMap<string, string>): OptionTexts {
  return {
    vendor: fields.get("vendor"),
    list: fields.get("list"),
    purchasedOn: fields.get("purchased-on"),
    cost: fields.get("cost"),
    currency: fields.get("currency"),
  };
}

function typed(texts: OptionTexts): OptionTexts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text !== ""));
}

/** Reads on and forgets, so that a browser still sending gets to hear the answer; who sends for too long is hung up on. */
async function swallowRest(request: Request, response: Response): Promise<void> {
  if (request.complete || request.destroyed) return;
  request.resume();
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    new Promise((resolve) => request.once("end", resolve).once("close", resolve)),
    new Promise((resolve) => (timer = setTimeout(resolve, drainMs))),
  ]);
  clearTimeout(timer);
  if (request.complete) return;
  response.once("finish", () => {
    request.removeAllListeners("data");
    request.resume();
    const hangUp = setTimeout(() => request.destroy(), hangUpMs);
    request.once("close", () => clearTimeout(hangUp));
  });
}
