// Which database may a test file write in? A migrated one of its own, with one organization.
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type pg from "pg";
import { inject } from "vitest";
import { connectDatabase } from "../../db/connection";
import type { Db } from "../../db/schema";
import { databaseUrl } from "./databaseUrl";
import type {} from "./globalDatabase";

export interface TestDatabase {
  db: Db;
  pool: pg.Pool;
  url: string;
  /** "Test MSP", in USD and America/New_York, with the default steps, issues and cues. */
  organizationId: number;
  close(): Promise<void>;
}

/** A clone of the template: about 40 ms. Call it in beforeAll and `close` in afterAll, which drops it. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, template, organizationId } = inject("postgres");
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await maintain(url, `create database ${name} template ${template}`);
  const own = databaseUrl(url, name);
  const { db, pool, close } = connectDatabase(own, { max: 5 });
  return {
    db,
    pool,
    url: own,
    organizationId,
    async close() {
      await close();
      await maintain(url, `drop database ${name} with (force)`);
    },
  };
}

/** An empty database without a schema on the run's server, for tests of migrations. */
export async function emptyDatabase(): Promise<Pick<TestDatabase, "url" | "close">> {
  const { url } = inject("postgres");
  const name = `empty_${process.pid}_${randomBytes(4).toString("hex")}`;
  await maintain(url, `create database ${name}`);
  return { url: databaseUrl(url, name), close: () => maintain(url, `drop database ${name} with (force)`) };
}

async function maintain(url: string, statement: string): Promise<void> {
  const { db, close } = connectDatabase(url, { max: 1 });
  try {
    await sql.raw(statement).execute(db);
  } finally {
    await close();
  }
}
