// How does work that must outlive the server wait its turn? In a durable queue, one for each kind of work.
import PgBoss from "pg-boss";
import { holdingJob, withAbandonedJobs } from "../../db/queries/jobLocks";
import {
  dropWaitingJob,
  jobExecutor,
  jobSchema,
  listTakenJobs,
  listWaitingJobs,
} from "../../db/queries/jobs";
import type { Db } from "../../db/schema";
import type { Log } from "./log";

export interface JobHandler {
  /**
   * Does one job; what it throws puts the job back until its tries are used up. A job can come twice, after a crash or from
   * another server: the handler looks first whether it is done.
   */
  run(data: unknown): Promise<void>;
  /** Hears of what still waits when the queue opens, before the first job runs. */
  waiting?(data: unknown[]): void;
  /** How often a job is tried again after its server died or it failed. */
  retries: number;
}

export interface Jobs {
  /** Says who does a kind of work; before `start`. */
  handle(name: string, handler: JobHandler): void;
  /** Opens the queues, takes back what a server that died was at, and begins; again is nothing. */
  start(): Promise<void>;
  /** Queues a job in the caller's transaction; false where one of this key waits already. Call `wake` after the commit. */
  send(db: Db, job: { name: string; key: string; data: object }): Promise<boolean>;
  /** Takes a job that waits out of the queue, in the caller's transaction; false where it does not wait. */
  drop(db: Db, job: { name: string; key: string }): Promise<boolean>;
  wake(): void;
  /** Takes no further job; resolves when those that run have ended. */
  stop(): Promise<void>;
}

const pollMs = 5000;
/** Longer than any job takes: whether its server lives is seen at the next start. */
const expireInHours = 23;

/** The jobs of one database. Kinds of work run beside each other, the jobs of one kind one after the other. */
export function createJobs({ db, log }: { db: Db; log: Log }): Jobs {
  const handlers = new Map<string, JobHandler>();
  const naps = new Set<() => void>();
  let boss: PgBoss | undefined;
  let starting: Promise<void> | undefined;
  let loops: Promise<void>[] = [];
  let stopping = false;
  let wakes = 0;

  async function open(): Promise<void> {
    const opened = new PgBoss({ db: jobExecutor(db), schema: jobSchema, migrate: false, schedule: false });
    opened.on("error", (error) => log.error({ err: error }, "the queue of jobs is in trouble"));
    boss = await opened.start();
    for (const [name, { retries, waiting }] of handlers) {
      await opened.createQueue(name, { name, policy: "stately", retryLimit: retries, expireInHours });
      await takeBack(opened, name);
      waiting?.(await listWaitingJobs(db, name));
    }
    loops = [...handlers].map(([name, handler]) => work(opened, name, handler));
  }

  /** Puts back what a server that is gone had taken; what one that lives is at stays with it. */
  async function takeBack(boss: PgBoss, name: string): Promise<void> {
    await withAbandonedJobs(db, {
      list: (db) => listTakenJobs(db, name),
      giveBack: (id) => boss.fail(name, id, { message: "the server ended" }),
    });
  }

  async function work(boss: PgBoss, name: string, handler: JobHandler): Promise<void> {
    while (!stopping) {
      const heard = wakes;
      try {
        const take = async () => (await boss.fetch<unknown>(name))[0];
        const found = await holdingJob(db, {
          take,
          perform: (job) => perform(boss, { ...job, name }, handler),
        });
        // Who was woken while it looked has to look again.
        if (found || wakes !== heard) continue;
        await nap();
        if (!stopping) await takeBack(boss, name);
      } catch (error) {
        log.error({ err: error, job: name }, "the queue of jobs cannot be reached");
        await nap();
      }
    }
  }

  async function perform(
    boss: PgBoss,
    { name, id, data }: { name: string; id: string; data: unknown },
    handler: JobHandler,
  ): Promise<void> {
    try {
      if (stopping) throw new Error("the server stopped");
      await handler.run(data);
      await boss.complete(name, id);
    } catch (error) {
      if (!stopping) log.error({ err: error, job: name }, "a job failed");
      const noted = { message: error instanceof Error ? error.message : String(error) };
      await boss.fail(name, id, noted).catch((fault) => {
        log.error({ err: fault, job: name }, "a job's failure could not be noted");
      });
    }
  }

  function nap(): Promise<void> {
    if (stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        naps.delete(end);
        resolve();
      };
      const timer = setTimeout(end, pollMs);
      naps.add(end);
    });
  }

  const wake = () => {
    wakes += 1;
    for (const end of [...naps]) end();
  };

  return {
    handle: (name, handler) => void handlers.set(name, handler),
    start() {
      starting ??= open().catch((error) => {
        starting = undefined;
        throw error;
      });
      return starting;
    },
    async send(db, { name, key, data }) {
      if (!boss) throw new Error("Jobs: sent before the queue was opened");
      const executor = jobExecutor(db);
      return (await boss.send(name, data, { db: executor, singletonKey: key, expireInHours })) !== null;
    },
    drop: (db, job) => dropWaitingJob(db, job),
    wake,
    async stop() {
      stopping = true;
      wake();
      await starting?.catch(() => {});
      await Promise.all(loops);
      await boss?.stop({ graceful: false });
    },
  };
}
