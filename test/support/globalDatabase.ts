// Where does the one Postgres of a test run come from, and the migrated database that every test file clones?
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { TestProject } from "vitest/node";
import { connectDatabase } from "../../db/connection";
import { type Embedded, startEmbedded } from "../../db/embedded";
import { migrate } from "../../db/migrate";
import { createOrganization } from "../../db/queries/organization";
import { databaseUrl } from "./databaseUrl";

export interface TestPostgres {
  /** Of the superuser, to the maintenance database. */
  url: string;
  template: string;
  /** "Test MSP", in the template. */
  organizationId: number;
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: TestPostgres;
  }
}

interface Shared {
  users: number;
  started: Promise<{ postgres: TestPostgres; stop(): Promise<void> }>;
}

/** Several projects of one run share the server. */
const home = globalThis as typeof globalThis & { placketTestPostgres?: Shared | undefined };
const template = "placket_template";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  home.placketTestPostgres ??= { users: 0, started: start() };
  const shared = home.placketTestPostgres;
  shared.users += 1;
  project.provide("postgres", (await shared.started).postgres);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    home.placketTestPostgres = undefined;
    await (await shared.started).stop();
  };
}

async function start() {
  const dataDirectory = mkdtempSync(join(tmpdir(), "placket-test-"));
  const embedded = await startEmbedded({ dataDirectory, testing: true, pgBin: process.env.PLACKET_PG_BIN });
  const stop = async () => {
    await embedded.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    return { postgres: await makeTemplate(embedded), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeTemplate({ url }: Embedded): Promise<TestPostgres> {
  const maintenance = connectDatabase(url, { max: 1 });
  await sql`create database ${sql.id(template)}`.execute(maintenance.db);
  const fresh = connectDatabase(databaseUrl(url, template), { max: 2 });
  try {
    await migrate(fresh.db);
    const organizationId = await createOrganization(fresh.db, { name: "Test MSP" });
    await fresh.close();
    await sql`alter database ${sql.id(template)} with is_template true allow_connections false`.execute(
      maintenance.db,
    );
    return { url, template, organizationId };
  } finally {
    await fresh.close();
    await maintenance.close();
  }
}
