// Which jobs wait or run in the durable queue, and how does pg-boss reach the database?
import { CompiledQuery, type Kysely, sql } from "kysely";
import type { Database, Db } from "../schema";

/** The schema of pg-boss: none of its tables holds an organization's facts. */
export const jobSchema = "pgboss";

/** What pg-boss asks of a database; inside a transaction, what it writes ends with it. */
export function jobExecutor(db: Kysely<Database>) {
  return {
    async executeSql(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
      const statement = withoutTransaction(text);
      const run = async (db: Kysely<Database>) => {
        const { rows } = await db.executeQuery(CompiledQuery.raw(statement, values));
        return { rows: rows ?? [] };
      };
      // Were it left to begin by itself, a failure would hand the pool a connection in a broken transaction.
      return statement === text ? run(db) : db.transaction().execute(run);
    },
  };
}

/** Statements without the begin and commit around them. */
export function withoutTransaction(text: string): string {
  return text.replace(/^\s*BEGIN;([\s\S]*)COMMIT;\s*$/, "$1");
}

/** The ids of a queue's jobs that a process took and has not given back. */
export async function listTakenJobs(db: Db, name: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from pgboss.job where name = ${name} and state = 'active'`.execute(db);
  return rows.map(({ id }) => id);
}

/** What the jobs of a queue that wait were given, in their order. */
export async function listWaitingJobs(db: Db, name: string): Promise<unknown[]> {
  const { rows } = await sql<{ data: unknown }>`
    select data from pgboss.job where name = ${name} and state < 'active' order by created_on, id`.execute(
    db,
  );
  return rows.map(({ data }) => data);
}

/** Takes a job that waits out of its queue; false where none waits under this key. */
export async function dropWaitingJob(db: Db, { name, key }: { name: string; key: string }): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    delete from pgboss.job where name = ${name} and singleton_key = ${key} and state < 'active' returning id`.execute(
    db,
  );
  return rows.length > 0;
}
