// Does every import that was started end, one after the other, and say how?
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { Trouble } from "../../app/domain/trouble";
import type { ImportResult } from "../../app/intake/importFile";
import type { ImportRun } from "../../app/intake/runImport";
import {
  type CheckOutcome,
  createImportJobs,
  type ImportJob,
  type ImportJobs,
} from "../../app/server/importJobs";
import { createJobs } from "../../app/server/jobs";
import { createLog } from "../../app/server/log";
import { withOrganization } from "../../db/connection";
import { findImport, markImport } from "../../db/queries/imports";
import { type TestDatabase, testDatabase } from "../support/database";
import { importHere, openUploads, type Uploads } from "../support/uploaded";

const leads =
  "Lead ID,Company,Email\nJ-1,Halvorsen Dental,ann@halvorsen.example\nJ-2,Brightwater,bo@brightwater.example\n";
const log = createLog({ logLevel: "silent" });

let database: TestDatabase;
let uploads: Uploads;
beforeAll(async () => {
  database = await testDatabase();
  uploads = openUploads(database);
});
afterAll(async () => {
  await uploads?.close();
  await database?.close();
});

const opened: ImportJobs[] = [];
afterEach(async () => {
  for (const jobs of opened.splice(0)) await jobs.stop();
  await sql`delete from pgboss.job`.execute(database.db);
});

const importOf = (importId: number) =>
  withOrganization(database.db, database.organizationId, (db) => findImport(db, importId));

async function jobFor(text = leads): Promise<ImportJob> {
  const importId = await uploads.upload(text);
  const path = join(
    uploads.context.config.dataDirectory,
    "uploads",
    (await importOf(importId))?.file_path ?? "",
  );
  return {
    organizationId: database.organizationId,
    importId,
    request: { path, fileName: "leads.csv" },
    rows: 2,
    requestId: "the-request",
  };
}

function jobsWith(run: (run: ImportRun) => Promise<ImportResult>) {
  const jobs = createImportJobs({
    db: database.db,
    jobs: createJobs({ db: database.db, log }),
    url: () => database.url,
    log,
    run,
  });
  opened.push(jobs);
  const status = async ({ importId }: ImportJob) => (await importOf(importId))?.status;
  const ended = ({ importId }: ImportJob) =>
    expect.poll(() => jobs.progress(database.organizationId, importId)).toBeUndefined();
  return { jobs, status, ended };
}

/** Runs until it is told to go on, or to end. */
function heldRun() {
  const started: string[] = [];
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const run = ({ request, signal }: ImportRun) =>
    new Promise<ImportResult>((resolve, reject) => {
      started.push(request.path);
      signal?.addEventListener("abort", () => reject(signal.reason));
      void gate.then(() => resolve({} as ImportResult));
    });
  return { run, started, go };
}

test("an import that is started is taken in", async () => {
  const { jobs, ended } = jobsWith(importHere);
  const job = await jobFor();
  expect(await jobs.start(job)).toBe(true);
  expect((await importOf(job.importId))?.status).toBe("queued");
  await ended(job);
  expect(await importOf(job.importId)).toMatchObject({ status: "done", rows: 2, accepted: 2, failure: null });
});

test("what the importer refuses is said in its words, and can be started again", async () => {
  const { jobs, status, ended } = jobsWith(importHere);
  const job = await jobFor();
  const refused = {
    ...job,
    request: { ...job.request, mapping: { kind: "leads", columns: { "lead.company": "Firm" } } },
  };
  await jobs.start(refused);
  await ended(job);
  expect(await importOf(job.importId)).toMatchObject({
    status: "failed",
    failure: expect.stringContaining('the column "Firm"'),
    rows: 0,
  });
  await jobs.start(job);
  await ended(job);
  expect(await status(job)).toBe("done");
});

test("a fault of ours is in the log with the number that the page shows, and nowhere else", async () => {
  const errors = vi.spyOn(log, "error").mockImplementation(() => {});
  const { jobs, ended } = jobsWith(() => Promise.reject(new Error("the disk is on fire")));
  const job = await jobFor();
  await jobs.start(job);
  await ended(job);
  const { status, failure } = (await importOf(job.importId)) ?? {};
  expect({ status, failure }).toEqual({
    status: "failed",
    failure: expect.stringMatching(/our side.*give this number: the-request$/),
  });
  expect(failure).not.toContain("fire");
  expect(errors).toHaveBeenCalledWith(
    expect.objectContaining({
      requestId: "the-request",
      importId: job.importId,
      err: expect.objectContaining({ message: "the disk is on fire" }),
    }),
    expect.anything(),
  );
});

test("they run one after the other, in the order in which they were started", async () => {
  const held = heldRun();
  const { jobs, ended } = jobsWith(held.run);
  const [first, second] = [await jobFor(), await jobFor()];
  await jobs.start(first);
  await jobs.start(second);
  await expect.poll(() => held.started).toEqual([first.request.path]);
  expect(jobs.progress(database.organizationId, second.importId)).toMatchObject({ phase: "waiting" });
  held.go();
  await ended(second);
  expect(held.started).toEqual([first.request.path, second.request.path]);
});

test("the same import is not started twice at once", async () => {
  const held = heldRun();
  const { jobs, ended } = jobsWith(held.run);
  const job = await jobFor();
  expect([await jobs.start(job), await jobs.start(job)]).toEqual([true, false]);
  held.go();
  await ended(job);
  expect(held.started).toHaveLength(1);
});

test("progress counts rows, their speed and what is left, for the organization alone", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  let hear: ((rows: number) => void) | undefined;
  const { jobs } = jobsWith(({ onRows, signal }) => {
    hear = onRows;
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  });
  const job = { ...(await jobFor()), rows: 5000 };
  await jobs.start(job);
  await expect.poll(() => hear).toBeDefined();
  const progress = () => jobs.progress(database.organizationId, job.importId);
  expect(progress()).toEqual({
    work: "import",
    phase: "reading",
    rows: 0,
    of: 5000,
    rowsPerSecond: null,
    secondsLeft: null,
  });
  vi.advanceTimersByTime(9000);
  hear?.(500);
  vi.advanceTimersByTime(1500);
  hear?.(2000);
  expect(progress()).toMatchObject({ rows: 2000, rowsPerSecond: 1000, secondsLeft: 3 });
  hear?.(5000);
  expect(progress()).toMatchObject({ phase: "storing", secondsLeft: 0 });
  expect(jobs.progress(database.organizationId + 1, job.importId)).toBeUndefined();
  vi.useRealTimers();
});

test.each([{ waiting: false }, { waiting: true }])(
  "a cancelled import keeps nothing and says so (waiting: $waiting)",
  async ({ waiting }) => {
    const held = heldRun();
    const { jobs, status } = jobsWith(held.run);
    const [before, job] = [await jobFor(), await jobFor()];
    if (waiting) await jobs.start(before);
    await jobs.start(job);
    if (!waiting) await expect.poll(() => held.started).toHaveLength(1);
    const cancelled = jobs.cancel(database.organizationId, job.importId);
    expect(jobs.progress(database.organizationId, job.importId)?.phase).toBe("stopping");
    if (waiting) held.go();
    await cancelled;
    expect(await status(job)).toBe("cancelled");
    expect(held.started).not.toContain(waiting ? job.request.path : before.request.path);
  },
);

test("nobody cancels another organization's import", async () => {
  const held = heldRun();
  const { jobs, status, ended } = jobsWith(held.run);
  const job = await jobFor();
  await jobs.start(job);
  await jobs.cancel(database.organizationId + 1, job.importId);
  expect(await status(job)).toBe("queued");
  held.go();
  await ended(job);
});

test("a check hands over what it found and keeps nothing", async () => {
  const { jobs, status, ended } = jobsWith(importHere);
  const job = await jobFor("Lead ID,Company\nK-1,Orchard Legal\nK-2,Larch Dental\n");
  const outcomes: CheckOutcome[] = [];
  expect(jobs.check(job, async (outcome) => void outcomes.push(outcome))).toBe(true);
  expect(jobs.check(job, async () => {})).toBe(false);
  await ended(job);
  expect(outcomes).toEqual([{ result: expect.objectContaining({ importId: null, rows: 2, accepted: 2 }) }]);
  expect(await status(job)).toBe("uploaded");
});

test("an import that is started while its check runs ends the check", async () => {
  const held = heldRun();
  const { jobs, ended } = jobsWith(held.run);
  const job = await jobFor();
  const keep = vi.fn(async () => {});
  jobs.check(job, keep);
  await expect.poll(() => held.started).toHaveLength(1);
  await jobs.start(job);
  held.go();
  await ended(job);
  expect(held.started).toHaveLength(2);
  expect(keep).not.toHaveBeenCalled();
});

test("a server that stops keeps its imports queued, and the next one takes them in, in their order", async () => {
  const before = jobsWith(heldRun().run);
  const [running, waiting] = [await jobFor(), await jobFor("Lead ID,Company\nS-1,Mistral Legal\n")];
  await before.jobs.start(running);
  await before.jobs.start(waiting);
  await expect
    .poll(() => before.jobs.progress(database.organizationId, running.importId)?.phase)
    .toBe("reading");
  await before.jobs.stop();
  expect([await before.status(running), await before.status(waiting)]).toEqual(["queued", "queued"]);

  const held = heldRun();
  const after = jobsWith((run) => held.run(run).then(() => importHere(run)));
  await after.jobs.recover(database.organizationId);
  await expect.poll(() => held.started).toEqual([running.request.path]);
  expect(after.jobs.progress(database.organizationId, waiting.importId)).toMatchObject({ phase: "waiting" });
  held.go();
  await after.ended(running);
  await after.ended(waiting);
  expect([await after.status(running), await after.status(waiting)]).toEqual(["done", "done"]);
});

test("an import that a server died of is tried three times more, then is failed with a sentence", async () => {
  const job = await jobFor();
  let runs = 0;
  for (let server = 0; server < 6; server += 1) {
    const { jobs } = jobsWith(({ signal }) => {
      runs += 1;
      return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    });
    const before = runs;
    if (server === 0) await jobs.start(job);
    await jobs.recover(database.organizationId);
    if (server < 4) await expect.poll(() => runs).toBe(before + 1);
    await jobs.stop();
  }
  expect(runs).toBe(4);
  expect(await importOf(job.importId)).toMatchObject({
    status: "failed",
    failure: expect.stringMatching(/^The server stopped each time/),
  });
});

test("a job that comes again after its import was stored stores nothing more", async () => {
  const run = vi.fn(importHere);
  const { jobs, ended, status } = jobsWith(run);
  const job = await jobFor("Lead ID,Company\nT-1,Corvid Roofing\n");
  await jobs.start(job);
  await ended(job);
  await expect
    .poll(async () => (await sql`select from pgboss.job where state = 'completed'`.execute(database.db)).rows)
    .toHaveLength(1);
  await sql`update pgboss.job set state = 'active'`.execute(database.db);
  const next = jobsWith(run);
  await next.jobs.recover(database.organizationId);
  await expect
    .poll(async () => (await sql`select from pgboss.job where state = 'completed'`.execute(database.db)).rows)
    .toHaveLength(1);
  expect(run).toHaveBeenCalledTimes(1);
  expect(await status(job)).toBe("done");
});

test("a job that names another organization than its import's does nothing", async () => {
  const run = vi.fn(importHere);
  const { jobs, status } = jobsWith(run);
  const job = await jobFor();
  await jobs.start({ ...job, organizationId: database.organizationId + 1 });
  await expect
    .poll(async () => (await sql`select from pgboss.job where state = 'completed'`.execute(database.db)).rows)
    .toHaveLength(1);
  expect(run).not.toHaveBeenCalled();
  expect(await status(job)).toBe("uploaded");
});

test("a cancelled import that waited stays cancelled when the server dies at once", async () => {
  const before = jobsWith(heldRun().run);
  const [running, waiting] = [await jobFor(), await jobFor()];
  await before.jobs.start(running);
  await before.jobs.start(waiting);
  await before.jobs.cancel(database.organizationId, waiting.importId);
  await before.jobs.stop();
  const started: string[] = [];
  const after = jobsWith(async ({ request }) => {
    started.push(request.path);
    return {} as ImportResult;
  });
  await after.jobs.recover(database.organizationId);
  await after.ended(running);
  expect(started).toEqual([running.request.path]);
  expect(await after.status(waiting)).toBe("cancelled");
});

test("a server that starts leaves alone what still runs elsewhere, and fails what no job will take up", async () => {
  const { jobs, status } = jobsWith(importHere);
  const [left, running, done] = [await jobFor(), await jobFor(), await jobFor()];
  for (const { importId } of [left, running]) {
    await withOrganization(database.db, database.organizationId, (db) =>
      markImport(db, { importId, status: "queued" }),
    );
  }
  await withOrganization(database.db, database.organizationId, async (db) => {
    await db
      .updateTable("import")
      .set({ status: "importing" })
      .where("import_id", "=", running.importId)
      .execute();
    await jobs.recover(database.organizationId);
  });
  expect([await status(left), await status(running), await status(done)]).toEqual([
    "failed",
    "importing",
    "uploaded",
  ]);
});

test("a worker's Trouble stays a sentence, also for a check", async () => {
  const { jobs, ended } = jobsWith(() => Promise.reject(new Trouble("This file is empty.")));
  const job = await jobFor();
  const outcomes: CheckOutcome[] = [];
  jobs.check(job, async (outcome) => void outcomes.push(outcome));
  await ended(job);
  expect(outcomes).toEqual([{ trouble: "This file is empty." }]);
});
