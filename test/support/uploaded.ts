// How does a test get an uploaded file that waits for its columns to be checked, and the jobs that take it in?
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFile } from "../../app/intake/importFile";
import type { OptionTexts } from "../../app/intake/importOptions";
import { inspectFile } from "../../app/intake/inspect";
import type { ImportRun } from "../../app/intake/runImport";
import { readConfig } from "../../app/server/config";
import type { LoadContext } from "../../app/server/context";
import { createGlances } from "../../app/server/glances";
import { freshDraft, writeDraft } from "../../app/server/importDraft";
import { createImportJobs } from "../../app/server/importJobs";
import { createJobs } from "../../app/server/jobs";
import { createLog } from "../../app/server/log";
import { freshNames, uploadDirectory, uploadPath } from "../../app/server/uploadFiles";
import { withOrganization } from "../../db/connection";
import { keepUpload } from "../../db/queries/imports";
import { openSession } from "../../db/session";
import type { TestDatabase } from "./database";
import { keepReports } from "./reportKeeper";

export interface Uploads {
  /** What loaders and actions get. */
  context: LoadContext;
  /** Keeps a file as the upload form would; returns the import's id. */
  upload(
    content: string | Buffer,
    options?: { fileName?: string; texts?: OptionTexts; mapping?: unknown },
  ): Promise<number>;
  close(): Promise<void>;
}

/** The importer as in its worker, but in this thread: sources need no bundle. */
export async function importHere({ url, organizationId, request, onRows, signal }: ImportRun) {
  const session = await openSession(url);
  try {
    const result = await importFile(session, organizationId, request, onRows);
    signal?.throwIfAborted();
    return result;
  } finally {
    await session.close();
  }
}

/** A directory for uploads and jobs that run in this thread. */
export function openUploads({ db, url, organizationId }: TestDatabase, { run = importHere } = {}): Uploads {
  const dataDirectory = mkdtempSync(join(tmpdir(), "placket-uploads-"));
  const config = readConfig({ PLACKET_DATA: dataDirectory, NODE_ENV: "test", LOG_LEVEL: "silent" });
  const log = createLog(config);
  const jobs = createImportJobs({ db, jobs: createJobs({ db, log }), url: () => url, log, run });
  const { reports, close: forget } = keepReports({ db, url, organizationId });
  const inspect: LoadContext["inspect"] = ({ path, options }) => inspectFile(path, options);
  return {
    context: {
      ...{ db, organizationId, glance: createGlances(db, organizationId), reports, jobs, inspect },
      ...{ config, log, nonce: "", requestId: "a-request" },
    },
    async upload(content, { fileName = "leads.csv", texts = {}, mapping: given } = {}) {
      await uploadDirectory(config);
      const { file } = freshNames();
      const path = uploadPath(config, file);
      writeFileSync(path, content);
      const inspection = await inspectFile(path, { mapping: given });
      await writeDraft(path, freshDraft(inspection, texts));
      const { kind, mapping, bytes, sha256, header } = inspection;
      const row = {
        kind,
        mapping,
        file_name: fileName,
        file_bytes: bytes,
        file_sha256: sha256,
        file_path: file,
        who: null,
        options: { header },
      };
      return withOrganization(db, organizationId, (db) => keepUpload(db, row));
    },
    async close() {
      await jobs.stop();
      await forget();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}
