// Does every import that was started end, one after the other, and say how?
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { Trouble } from "../../app/domain/trouble";
import type { CheckOutcome } from "../../app/server/importJobs";
import { type TestDatabase, testDatabase } from "../support/database";
import { heldRun, log, openJobs } from "../support/importJobs";
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

test("an import that is started is taken in", async () => {
  const { jobs, ended } = site.jobsWith(importHere);
  const job = await site.jobFor();
  expect(await jobs.start(job)).toBe(true);
  expect((await site.importOf(job.importId))?.status).toBe("queued");
  await ended(job);
  expect(await site.importOf(job.importId)).toMatchObject({
    status: "done",
    rows: 2,
    accepted: 2,
    failure: null,
  });
});

test("what the importer refuses is said in its words, and can be started again", async () => {
  const { jobs, status, ended } = site.jobsWith(importHere);
  const job = await site.jobFor();
  const refused = {
    ...job,
    request: { ...job.request, mapping: { kind: "leads", columns: { "lead.company": "Firm" } } },
  };
  await jobs.start(refused);
  await ended(job);
  expect(await site.importOf(job.importId)).toMatchObject({
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
  const { jobs, ended } = site.jobsWith(() => Promise.reject(new Error("the disk is on fire")));
  const job = await site.jobFor();
  await jobs.start(job);
  await ended(job);
  const { status, failure } = (await site.importOf(job.importId)) ?? {};
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
  const { jobs, ended } = site.jobsWith(held.run);
  const [first, second] = [await site.jobFor(), await site.jobFor()];
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
  const { jobs, ended } = site.jobsWith(held.run);
  const job = await site.jobFor();
  expect([await jobs.start(job), await jobs.start(job)]).toEqual([true, false]);
  held.go();
  await ended(job);
  expect(held.started).toHaveLength(1);
});

test("progress counts rows, their speed and what is left, for the organization alone", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  let hear: ((rows: number) => void) | undefined;
  const { jobs } = site.jobsWith(({ onRows, signal }) => {
    hear = onRows;
    return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  });
  const job = { ...(await site.jobFor()), rows: 5000 };
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
    const { jobs, status } = site.jobsWith(held.run);
    const [before, job] = [await site.jobFor(), await site.jobFor()];
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
  const { jobs, status, ended } = site.jobsWith(held.run);
  const job = await site.jobFor();
  await jobs.start(job);
  await jobs.cancel(database.organizationId + 1, job.importId);
  expect(await status(job)).toBe("queued");
  held.go();
  await ended(job);
});

test("a check hands over what it found and keeps nothing", async () => {
  const { jobs, status, ended } = site.jobsWith(importHere);
  const job = await site.jobFor("Lead ID,Company\nK-1,Orchard Legal\nK-2,Larch Dental\n");
  const outcomes: CheckOutcome[] = [];
  expect(jobs.check(job, async (outcome) => void outcomes.push(outcome))).toBe(true);
  expect(jobs.check(job, async () => {})).toBe(false);
  await ended(job);
  expect(outcomes).toEqual([{ result: expect.objectContaining({ importId: null, rows: 2, accepted: 2 }) }]);
  expect(await status(job)).toBe("uploaded");
});

test("an import that is started while its check runs ends the check", async () => {
  const held = heldRun();
  const { jobs, ended } = site.jobsWith(held.run);
  const job = await site.jobFor();
  const keep = vi.fn(async () => {});
  jobs.check(job, keep);
  await expect.poll(() => held.started).toHaveLength(1);
  await jobs.start(job);
  held.go();
  await ended(job);
  expect(held.started).toHaveLength(2);
  expect(keep).not.toHaveBeenCalled();
});

test("a worker's Trouble stays a sentence, also for a check", async () => {
  const { jobs, ended } = site.jobsWith(() => Promise.reject(new Trouble("This file is empty.")));
  const job = await site.jobFor();
  const outcomes: CheckOutcome[] = [];
  jobs.check(job, async (outcome) => void outcomes.push(outcome));
  await ended(job);
  expect(outcomes).toEqual([{ trouble: "This file is empty." }]);
});
