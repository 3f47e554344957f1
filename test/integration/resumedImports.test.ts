// Is what a server left queued, waiting or half done taken up by the next one, once, and given up in the end?
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { ImportResult } from "../../app/intake/importRequest";
import { withOrganization } from "../../db/connection";
import { markImport } from "../../db/queries/imports";
import { type TestDatabase, testDatabase } from "../support/database";
import { heldRun, openJobs } from "../support/importJobs";
import { importHere } from "../support/uploaded";

let database: TestDatabase;
let site: ReturnType<typeof openJobs>;
beforeAll(async () => {
  database = await testDatabase();
  site = openJobs(database);
});
afterEach(() => site.clear());
afterAll(async () => {
  await site?.close();
  await database?.close();
});

test("a server that stops keeps its imports queued, and the next one takes them in, in their order", async () => {
  const before = site.jobsWith(heldRun().run);
  const [running, waiting] = [await site.jobFor(), await site.jobFor("Lead ID,Company\nS-1,Mistral Legal\n")];
  await before.jobs.start(running);
  await before.jobs.start(waiting);
  await expect
    .poll(() => before.jobs.progress(database.organizationId, running.importId)?.phase)
    .toBe("reading");
  await before.jobs.stop();
  expect([await before.status(running), await before.status(waiting)]).toEqual(["queued", "queued"]);

  const held = heldRun();
  const after = site.jobsWith((run) => held.run(run).then(() => importHere(run)));
  await after.jobs.recover(database.organizationId);
  await expect.poll(() => held.started).toEqual([running.request.path]);
  expect(after.jobs.progress(database.organizationId, waiting.importId)).toMatchObject({ phase: "waiting" });
  held.go();
  await after.ended(running);
  await after.ended(waiting);
  expect([await after.status(running), await after.status(waiting)]).toEqual(["done", "done"]);
});

test("an import that a server died of is tried three times more, then is failed with a sentence", async () => {
  const job = await site.jobFor();
  let runs = 0;
  for (let server = 0; server < 6; server += 1) {
    const { jobs } = site.jobsWith(({ signal }) => {
      runs += 1;
      signal?.throwIfAborted();
      return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    });
    const before = runs;
    if (server === 0) await jobs.start(job);
    await jobs.recover(database.organizationId);
    if (server < 4) await expect.poll(() => runs).toBe(before + 1);
    await jobs.stop();
  }
  expect(runs).toBe(4);
  expect(await site.importOf(job.importId)).toMatchObject({
    status: "failed",
    failure: expect.stringMatching(/^The server stopped each time/),
  });
});

test("a job that comes again after its import was stored stores nothing more", async () => {
  const run = vi.fn(importHere);
  const { jobs, ended, status } = site.jobsWith(run);
  const job = await site.jobFor("Lead ID,Company\nT-1,Corvid Roofing\n");
  await jobs.start(job);
  await ended(job);
  await expect.poll(() => site.jobsIn("completed")).toHaveLength(1);
  await sql`update pgboss.job set state = 'active'`.execute(database.db);
  const next = site.jobsWith(run);
  await next.jobs.recover(database.organizationId);
  await expect.poll(() => site.jobsIn("completed")).toHaveLength(1);
  expect(run).toHaveBeenCalledTimes(1);
  expect(await status(job)).toBe("done");
});

test("a job that names another organization than its import's does nothing", async () => {
  const run = vi.fn(importHere);
  const { jobs, status } = site.jobsWith(run);
  const job = await site.jobFor();
  await jobs.start({ ...job, organizationId: database.organizationId + 1 });
  await expect.poll(() => site.jobsIn("completed")).toHaveLength(1);
  expect(run).not.toHaveBeenCalled();
  expect(await status(job)).toBe("uploaded");
});

test("a cancelled import that waited stays cancelled when the server dies at once", async () => {
  const before = site.jobsWith(heldRun().run);
  const [running, waiting] = [await site.jobFor(), await site.jobFor()];
  await before.jobs.start(running);
  await before.jobs.start(waiting);
  await before.jobs.cancel(database.organizationId, waiting.importId);
  await before.jobs.stop();
  const started: string[] = [];
  const after = site.jobsWith(async ({ request }) => {
    started.push(request.path);
    return {} as ImportResult;
  });
  await after.jobs.recover(database.organizationId);
  await after.ended(running);
  expect(started).toEqual([running.request.path]);
  expect(await after.status(waiting)).toBe("cancelled");
});

test("a server that starts leaves alone what still runs elsewhere, and fails what no job will take up", async () => {
  const { jobs, status } = site.jobsWith(importHere);
  const [left, running, done] = [await site.jobFor(), await site.jobFor(), await site.jobFor()];
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

test("a server that starts beside another leaves it its job, and takes it once that one is gone", async () => {
  const first = heldRun();
  const living = site.jobsWith(first.run);
  const job = await site.jobFor("Lead ID,Company\nB-1,Beside Legal\n");
  await living.jobs.start(job);
  await expect.poll(() => first.started).toHaveLength(1);
  const second = vi.fn(importHere);
  const beside = site.jobsWith(second);
  await beside.jobs.recover(database.organizationId);
  expect(await site.jobsIn("active")).toHaveLength(1);
  expect(second).not.toHaveBeenCalled();

  // Its session ends, as it does with its process.
  await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`.execute(database.db);
  const later = site.jobsWith(second);
  await later.jobs.recover(database.organizationId);
  await expect.poll(() => second.mock.calls.length, { timeout: 20_000 }).toBe(1);
  await expect.poll(() => later.status(job), { timeout: 20_000 }).toBe("done");
});
