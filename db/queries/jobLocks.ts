// Which job does a server that lives hold, so that no other takes it back? One advisory lock a job, as long as the session that runs it.
import { type Kysely, sql } from "kysely";
import type { Database, Db } from "../schema";

/** Held by those who take a job and lock it, and alone by one that looks which are locked by nobody. */
const taking = sql`hashtextextended('placket takes a job', 0)`;

const keyOf = (id: string) => sql`hashtextextended(${`placket job ${id}`}, 0)`;

/**
 * Takes a job and does it, both on a session of its own, whose end frees the job: should the server die, another may take it back.
 * @returns whether there was one.
 */
export function holdingJob<Job extends { id: string }>(
  db: Kysely<Database>,
  { take, perform }: { take: () => Promise<Job | undefined>; perform: (job: Job) => Promise<void> },
): Promise<boolean> {
  return db.connection().execute(async (session) => {
    await sql`select pg_advisory_lock_shared(${taking})`.execute(session);
    let job: Job | undefined;
    try {
      job = await take();
      if (job) await sql`select pg_advisory_lock(${keyOf(job.id)})`.execute(session);
    } finally {
      await sql`select pg_advisory_unlock_shared(${taking})`.execute(session);
    }
    if (!job) return false;
    try {
      await perform(job);
    } finally {
      await sql`select pg_advisory_unlock(${keyOf(job.id)})`.execute(session);
    }
    return true;
  });
}

/** Of the jobs that a server took and has not given back, those whose server is gone. `giveBack` runs while nobody takes one. */
export function withAbandonedJobs(
  db: Kysely<Database>,
  { list, giveBack }: { list: (db: Db) => Promise<string[]>; giveBack: (id: string) => Promise<void> },
): Promise<void> {
  return db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${taking})`.execute(db);
    for (const id of await list(db)) {
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(${keyOf(id)}) as free`.execute(db);
      if (rows[0]?.free) await giveBack(id);
    }
  });
}
