// Which imports are running or waiting, how far are they, and how does each end?
import { withOrganization } from "../../db/connection";
import { failLeftovers, findImport, importKey, importQueue, markImport } from "../../db/queries/imports";
import type { Db } from "../../db/schema";
import { Trouble } from "../domain/trouble";
import type { ImportRequest, ImportResult } from "../intake/importRequest";
import type { ImportRun } from "../intake/runImport";
import type { RematchRequest } from "../matching/rematch";
import type { Jobs } from "./jobs";
import type { Log } from "./log";
import type { MatchJobs } from "./matchJobs";

export interface ImportJob {
  organizationId: number;
  importId: number;
  request: ImportRequest;
  /** Rows of the file, as inspected. */
  rows: number;
  /** Of the request that started it, for the log. */
  requestId: string;
}

export type CheckOutcome = { result: ImportResult } | { trouble: string };

export interface JobProgress {
  work: "check" | "import";
  /** Waiting: others run first. Stopping: told to end. */
  phase: "waiting" | "reading" | "storing" | "stopping";
  rows: number;
  of: number;
  rowsPerSecond: number | null;
  /** Until all rows are read; null before the speed is known. */
  secondsLeft: number | null;
}

export interface ImportJobs {
  /** Queues an import; false where one of this id is under way. A check of it that still runs is given up. */
  start(job: ImportJob): Promise<boolean>;
  /** Queues a dry run and hands its end to `keep`; false where something of this id is under way. */
  check(job: ImportJob, keep: (outcome: CheckOutcome) => Promise<void>): boolean;
  progress(organizationId: number, importId: number): JobProgress | undefined;
  /** Ends a job; nothing of it is kept. Resolves when that is certain. */
  cancel(organizationId: number, importId: number): Promise<void>;
  /** Takes up what a server that stopped or died left unfinished or unmatched, and marks what was tried too often. */
  recover(organizationId: number): Promise<void>;
  /** Queues the matching of all deals: an undo may have taken some their leads. */
  matchAnew(organizationId: number): Promise<void>;
  /** Ends all jobs: their transactions roll back, and the imports begin anew when the server starts again. */
  stop(): Promise<void>;
}

interface Entry extends ImportJob {
  work: "check" | "import";
  keep?: (outcome: CheckOutcome) => Promise<void>;
  end: AbortController;
  done: Promise<void>;
  finish: () => void;
  /** Milliseconds of the monotonic clock; undefined while it waits. */
  startedAt: number | undefined;
  read: number;
  /** When the first rows were heard of, and how many they were: the file is looked through before its rows are read. */
  firstRead: { at: number; rows: number } | undefined;
}

const stopMs = 700;
/** An import that ends its server would do so for ever. */
const retries = 3;
const cancelled = new Trouble("Cancelled. Nothing of this file was stored.");
const stopped = new Error("The server stopped before this was done.");

interface JobParts {
  db: Db;
  jobs: Jobs;
  /** Where the worker connects to: our own Postgres may move. */
  url: () => string;
  log: Log;
  run: (run: ImportRun) => Promise<ImportResult>;
  /** Who matches what an import brought; nobody where undefined. */
  matching?: MatchJobs;
}

/** Jobs one after the other: an import uses two cores well, and the database lets an organization's imports through one at a time. */
export function createImportJobs({ db, jobs, url, log, run, matching }: JobParts): ImportJobs {
  const entries = new Map<number, Entry>();
  let last: Promise<void> = Promise.resolve();
  let stopping = false;

  jobs.handle(importQueue, {
    retries,
    waiting: (all) => all.forEach((data) => void admit(data as ImportJob, { work: "import" })),
    async run(data) {
      const job = data as ImportJob;
      const known = entries.get(job.importId);
      const entry = known?.work === "import" ? known : admit(job, { work: "import" });
      await inTurn(entry);
      if (entry.end.signal.reason === stopped) throw stopped;
    },
  });

  function admit(job: ImportJob, more: Pick<Entry, "work" | "keep">): Entry {
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const end = new AbortController();
    if (stopping) end.abort(stopped);
    const fresh = { end, done, finish, startedAt: undefined, read: 0, firstRead: undefined };
    const entry: Entry = { ...job, ...more, ...fresh };
    entries.set(job.importId, entry);
    return entry;
  }

  function inTurn(entry: Entry): Promise<void> {
    last = last.then(() => perform(entry)).finally(() => leave(entry));
    return last;
  }

  function leave(entry: Entry): void {
    if (entries.get(entry.importId) === entry) entries.delete(entry.importId);
    entry.finish();
  }

  /** Whether the import still is to be done, by its own row: a job can come twice. */
  async function isQueued({ organizationId, importId }: Entry): Promise<boolean> {
    const row = await withOrganization(db, organizationId, (db) => findImport(db, importId));
    return row?.status === "queued";
  }

  async function perform(entry: Entry): Promise<void> {
    const { organizationId, importId, work } = entry;
    const { signal } = entry.end;
    try {
      signal.throwIfAborted();
      if (work === "import" && !(await isQueued(entry))) return;
      signal.throwIfAborted();
      entry.startedAt = performance.now();
      const request = { ...entry.request, ...(work === "check" ? { dryRun: true } : { importId }) };
      const onRows = (rows: number) => {
        entry.read = rows;
        entry.firstRead ??= { at: performance.now(), rows };
      };
      const result = await run({ url: url(), organizationId, request, onRows, signal });
      await entry.keep?.({ result });
      if (result.importId !== null) await matchLater({ organizationId, importId: result.importId });
    } catch (error) {
      await settle(entry, error).catch((fault) =>
        log.error({ err: fault, importId }, "an import's failure could not be noted"),
      );
    }
  }

  /** The import is stored, whatever becomes of the matching. */
  async function matchLater(request: RematchRequest): Promise<void> {
    await matching?.request(request).catch((error) => {
      log.error({ err: error, ...request }, "matching could not be queued");
    });
  }

  async function settle(
    { work, keep, organizationId, importId, requestId }: Entry,
    error: unknown,
  ): Promise<void> {
    if (error === stopped || (error === cancelled && work === "check")) return;
    if (!(error instanceof Trouble)) log.error({ err: error, requestId, importId }, "import failed");
    const failure = error instanceof Trouble ? error.message : ourFault(requestId);
    if (work === "check") return keep?.({ trouble: failure });
    const status = error === cancelled ? "cancelled" : "failed";
    await withOrganization(db, organizationId, (db) => markImport(db, { importId, status, failure }));
  }

  /** Out of the queue and cancelled for good, should the server die now; false where it has just begun. */
  function dropWaiting({ organizationId, importId }: Entry): Promise<boolean> {
    const key = importKey({ organizationId, importId });
    return withOrganization(db, organizationId, async (db) => {
      if (!(await jobs.drop(db, { name: importQueue, key }))) return false;
      await markImport(db, { importId, status: "cancelled", failure: cancelled.message });
      return true;
    });
  }

  return {
    async start(job) {
      const running = entries.get(job.importId);
      if (running?.work === "import") return false;
      running?.end.abort(cancelled);
      const entry = admit(job, { work: "import" });
      try {
        await jobs.start();
        const sent = await withOrganization(db, job.organizationId, async (db) => {
          await markImport(db, { importId: job.importId, status: "queued" });
          return jobs.send(db, { name: importQueue, key: importKey(job), data: job });
        });
        if (!sent) leave(entry);
        jobs.wake();
        return sent;
      } catch (error) {
        leave(entry);
        throw error;
      }
    },
    check(job, keep) {
      if (entries.has(job.importId)) return false;
      void inTurn(admit(job, { work: "check", keep }));
      return true;
    },
    progress(organizationId, importId) {
      const entry = entries.get(importId);
      return entry?.organizationId === organizationId ? progressOf(entry) : undefined;
    },
    async cancel(organizationId, importId) {
      const entry = entries.get(importId);
      if (entry?.organizationId !== organizationId) return;
      entry.end.abort(cancelled);
      if (entry.work === "import" && entry.startedAt === undefined && (await dropWaiting(entry))) {
        return leave(entry);
      }
      await entry.done;
    },
    async recover(organizationId) {
      await jobs.start();
      await withOrganization(db, organizationId, failLeftovers);
      await matching?.recover(organizationId);
    },
    matchAnew: (organizationId) => matchLater({ organizationId }),
    async stop() {
      stopping = true;
      matching?.stop();
      const under = [...entries.values()];
      for (const { end } of under) end.abort(stopped);
      const checks = under.flatMap(({ work, done }) => (work === "check" ? [done] : []));
      const ends = [jobs.stop(), ...checks];
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        Promise.all(ends),
        new Promise((resolve) => (timer = setTimeout(resolve, stopMs))),
      ]);
      clearTimeout(timer);
    },
  };
}

function progressOf({ work, end, startedAt, firstRead, read, rows }: Entry): JobProgress {
  const seconds = firstRead === undefined ? 0 : (performance.now() - firstRead.at) / 1000;
  const rowsPerSecond =
    firstRead !== undefined && seconds > 0.2 ? Math.round((read - firstRead.rows) / seconds) : null;
  const left = Math.max(0, rows - read);
  return {
    work,
    phase: end.signal.aborted
      ? "stopping"
      : startedAt === undefined
        ? "waiting"
        : read > 0 && left === 0
          ? "storing"
          : "reading",
    rows: Math.min(read, rows),
    of: rows,
    rowsPerSecond,
    secondsLeft: rowsPerSecond ? Math.ceil(left / rowsPerSecond) : null,
  };
}

function ourFault(requestId: string): string {
  return `Something went wrong on our side, and nothing of this file was stored. If you report it, give this number: ${requestId}`;
}
