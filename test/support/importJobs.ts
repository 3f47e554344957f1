// How does a test get jobs of imports on a database of its own, and uploads for them?
import { join } from "node:path";
import { sql } from "kysely";
import { expect } from "vitest";
import type { ImportResult } from "../../app/intake/importRequest";
import type { ImportRun } from "../../app/intake/runImport";
import { createImportJobs, type ImportJob, type ImportJobs } from "../../app/server/importJobs";
import { createJobs } from "../../app/server/jobs";
import { createLog } from "../../app/server/log";
import { withOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import type { TestDatabase } from "./database";
import { openUploads } from "./uploaded";

const leads =
  "Lead ID,Company,Email\nJ-1,Halvorsen Dental,ann@halvorsen.example\nJ-2,Brightwater,bo@brightwater.example\n";
export const log = createLog({ logLevel: "silent" });

/** Servers' jobs, one after the other or at once, on the same database. */
export function openJobs(database: TestDatabase) {
  const uploads = openUploads(database);
  const opened: ImportJobs[] = [];
  const importOf = (importId: number) =>
    withOrganization(database.db, database.organizationId, (db) => findImport(db, importId));
  const jobsIn = async (state: string) =>
    (await sql`select from pgboss.job where state::text = ${state}`.execute(database.db)).rows;

  async function jobFor(text = leads): Promise<ImportJob> {
    const importId = await uploads.upload(text);
    const name = (await importOf(importId))?.file_path ?? "";
    return {
      organizationId: database.organizationId,
      importId,
      request: {
        path: join(uploads.context.config.dataDirectory, "uploads", name),
        fileName: "leads.csv",
      },
      rows: 2,
      requestId: "the-request",
    };
  }

  function jobsWith(run: (run: ImportRun) => Promise<ImportResult>) {
    const { db, url } = database;
    const jobs = createImportJobs({ db, jobs: createJobs({ db, log }), url: () => url, log, run });
    opened.push(jobs);
    const status = async ({ importId }: ImportJob) => (await importOf(importId))?.status;
    const ended = ({ importId }: ImportJob) =>
      expect.poll(() => jobs.progress(database.organizationId, importId), { timeout: 5000 }).toBeUndefined();
    return { jobs, status, ended };
  }

  /** Stops all servers and empties the queue. */
  async function clear(): Promise<void> {
    for (const jobs of opened.splice(0)) await jobs.stop();
    await sql`delete from pgboss.job`.execute(database.db);
  }

  return { importOf, jobsIn, jobFor, jobsWith, clear, close: () => uploads.close() };
}

/** Runs until it is told to go on, or to end. */
export function heldRun() {
  const started: string[] = [];
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const run = ({ request, signal }: ImportRun) =>
    new Promise<ImportResult>((resolve, reject) => {
      signal?.throwIfAborted();
      started.push(request.path);
      signal?.addEventListener("abort", () => reject(signal.reason));
      void gate.then(() => resolve({} as ImportResult));
    });
  return { run, started, go };
}
