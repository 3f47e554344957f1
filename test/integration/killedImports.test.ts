// Is an import taken in exactly once when the server is killed in the middle of it and started again?
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { importQueue } from "../../db/queries/imports";
import { type TestDatabase, testDatabase } from "../support/database";
import { openImportPages } from "../support/importPages";
import { type RunningServer, startServer } from "../support/server";

const rows = 3000;
/** What the test holds, so that a trigger makes the import wait just there. */
const gate = 4711;
const wait = `create function wait_here() returns trigger language plpgsql as
  $$ begin perform pg_advisory_xact_lock_shared(${gate}); return new; end $$`;

/** Connections that wait for it. */
const heldBack = `from pg_locks where locktype = 'advisory' and objid = ${gate} and not granted
  and database = (select oid from pg_database where datname = current_database())`;

interface Point {
  point: string;
  /** Makes the import wait there. */
  hold: string;
  /** Whether the import is stored by then. */
  stored: boolean;
}

const points: Point[] = [
  {
    point: "the file is read and not yet noted as begun",
    hold: "create trigger held before update on import for each row when (new.status = 'importing') execute function wait_here()",
    stored: false,
  },
  {
    point: "its rows are being staged",
    hold: `create function wait_staging() returns event_trigger language plpgsql as
        $$ begin perform pg_advisory_xact_lock_shared(${gate}) from pg_event_trigger_ddl_commands() where object_identity like 'staging.%_reject'; end $$;
      create event trigger held on ddl_command_end when tag in ('CREATE TABLE') execute function wait_staging()`,
    stored: false,
  },
  {
    point: "its leads are being merged",
    hold: "create trigger held after insert on lead for each statement execute function wait_here()",
    stored: false,
  },
  {
    point: "it is about to commit",
    hold: "create constraint trigger held after update on import deferrable initially deferred for each row when (new.status = 'done') execute function wait_here()",
    stored: false,
  },
  {
    point: "it is committed and the job not yet acknowledged",
    hold: "create trigger held before update on pgboss.job for each row when (new.state = 'completed') execute function wait_here()",
    stored: true,
  },
];

const text = [
  "Lead ID,Company,Email",
  ...Array.from({ length: rows }, (_, n) => `Q-${n},Firm ${n} Dental,desk@firm${n}.example`),
].join("\n");

test.each(points)(
  "kill -9 while $point",
  async ({ hold, stored }) => {
    const database = await testDatabase();
    const pages = openImportPages(database);
    const { dataDirectory } = pages.context.config;
    const env = { PLACKET_DATA: dataDirectory };
    const start = () => startServer({ databaseUrl: database.url, env });
    const importId = await pages.upload(text);
    await sql.raw(`${wait}; ${hold}`).execute(database.db);
    const holder = await database.pool.connect();
    await holder.query("select pg_advisory_lock($1)", [gate]);

    const first = await start();
    await press(first, importId, await pages.formOf(importId));
    await expect.poll(() => waiting(database), { timeout: 20_000 }).toBe(1);
    await first.stop("SIGKILL");
    await holder.query(`select pg_terminate_backend(pid) ${heldBack}`);
    await expect.poll(() => waiting(database)).toBe(0);
    await holder.query("select pg_advisory_unlock($1)", [gate]);
    holder.release();
    expect((await pages.found(importId))?.status).toBe(stored ? "done" : "queued");
    expect(await countLeads(database)).toBe(stored ? rows : 0);

    const second = await start();
    await expect.poll(() => jobStates(database), { timeout: 30_000 }).toEqual(["completed"]);
    expect(await pages.found(importId)).toMatchObject({
      ...{ status: "done", rows, accepted: rows, already_here: 0, rejected: 0, failure: null },
    });
    expect(await countLeads(database)).toBe(rows);
    expect(await listStaging(database)).toEqual([]);
    expect(readdirSync(join(dataDirectory, "uploads")).filter((name) => name.endsWith(".part"))).toEqual([]);
    const kept = await derived(database);
    await withOrganization(database.db, database.organizationId, rebuildProgress);
    expect(await derived(database)).toEqual(kept);

    const again = await pages.upload(text);
    await press(second, again, await pages.formOf(again));
    await expect.poll(async () => (await pages.found(again))?.status, { timeout: 20_000 }).toBe("done");
    expect(await pages.found(again)).toMatchObject({ rows, accepted: 0, already_here: rows });
    expect(await countLeads(database)).toBe(rows);
    expect(await second.stop()).toBe(0);
    await pages.close();
    await database.close();
  },
  90_000,
);

/** The button that starts the import. */
async function press(server: RunningServer, importId: number, fields: Record<string, string>) {
  const { status } = await fetch(`${server.url}/imports/${importId}/columns`, {
    method: "POST",
    headers: { origin: server.url },
    body: new URLSearchParams({ ...fields, do: "import" }),
    redirect: "manual",
  });
  expect(status).toBe(303);
}

async function numberOf({ pool }: TestDatabase, query: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(query);
  return rows[0]?.n ?? Number.NaN;
}

const waiting = (database: TestDatabase) => numberOf(database, `select count(*) as n ${heldBack}`);
const countLeads = (database: TestDatabase) =>
  withOrganization(database.db, database.organizationId, async (db) =>
    Number((await db.selectFrom("lead").select(db.fn.countAll().as("n")).executeTakeFirst())?.n),
  );
const jobStates = async ({ pool }: TestDatabase) =>
  (
    await pool.query<{ state: string }>("select state from pgboss.job where name = $1", [importQueue])
  ).rows.map(({ state }) => state);
const listStaging = async ({ pool }: TestDatabase) =>
  (await pool.query("select relname from pg_class where relnamespace = 'staging'::regnamespace")).rows;

/** Everything that is derived. */
function derived({ db, organizationId }: TestDatabase): Promise<unknown[]> {
  return withOrganization(db, organizationId, async (db) => {
    const all: unknown[] = [];
    for (const table of [
      "lead_progress",
      "rollup",
      "rollup_step",
      "rollup_step_time",
      "rollup_outcome",
      "unallocated",
      "rollup_objection",
      "rollup_step_age",
    ]) {
      const { rows } = await sql`select to_jsonb(t) as row from ${sql.table(table)} t order by 1`.execute(db);
      all.push(rows);
    }
    return all;
  });
}
