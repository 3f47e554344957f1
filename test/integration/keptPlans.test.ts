// Are a few leads derived rightly by a plan that their connection keeps, whatever came between?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ConnectedDatabase, connectDatabase, withOrganization } from "../../db/connection";
import { lookAsOf, rebuildProgress, refreshProgress } from "../../db/queries/derive";
import { createOrganization } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads } from "../support/importOracleLeads";
import { randomLead } from "../support/randomLead";

const leads = fc
  .sample(randomLead, { numRuns: 60, seed: 20_261_126 })
  .map((lead, index) => ({ id: `k${index}`, lead: { ...lead, as_of: "2026-08-30" } }));

let database: TestDatabase;
let one: ConnectedDatabase;
const inside = <T>(run: (db: Db) => Promise<T>, organizationId = database.organizationId) =>
  withOrganization(one.db, organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  one = connectDatabase(database.url, { max: 1 });
  await importOracleLeads(database, leads);
});
beforeEach(() => takeAway(1));
afterAll(async () => {
  await one.close();
  await database.close();
});

describe("a plan that is kept", () => {
  it("is made once for a connection, and for no other statement", async () => {
    const planned = () =>
      sql<{ text: string; calls: number }>`
        select statement as text, generic_plans + custom_plans as calls from pg_prepared_statements`.execute(
        one.db,
      );
    const before = (await planned()).rows;
    await takeAway(1);
    const after = (await planned()).rows;
    expect(after).toHaveLength(2);
    expect(after.every(({ text }) => text.startsWith("-- kept"))).toBe(true);
    expect(after.map(({ calls }, at) => calls - (before[at]?.calls ?? 0))).toEqual([1, 1]);
  });

  it("outlives a pause: the pool lets some connections stay", () => {
    expect([database.pool.options.min, one.pool.options.min]).toEqual([3, 1]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["a look at another day, whose tables have the names of the derived ones", lookBack],
    ["a rebuild", () => inside(rebuildProgress)],
    ["new statistics", () => sql`analyze`.execute(database.db)],
    ["another column and an index", () => alterTable()],
    ["a write that came to nothing", comeToNothing],
    ["another organization on the same connection", otherOrganization],
  ])("writes what a rebuild would after %s", async (_, between) => {
    await between();
    await takeAway(1);
    await expectRebuilt();
  });

  it.each([1, 16, 17, 60])("serves %i leads", async (count) => {
    await takeAway(count);
    await expectRebuilt();
  });
});

it("leads that are as they were leave the rollups alone", async () => {
  const tables = ["rollup", "rollup_step", "rollup_outcome", "rollup_work", "rollup_step_age"];
  const sizes = () =>
    inside((db) =>
      Promise.all(tables.map((table) => sql`select count(*) from ${sql.table(table)}`.execute(db))),
    ).then((counts) => counts.map(({ rows }) => rows[0]));
  const before = await sizes();
  await inside(async (db) => {
    const { rows } = await sql<{ lead_id: number }>`select lead_id from lead`.execute(db);
    await refreshProgress(db, { leads: rows.map((row) => row.lead_id) });
  });
  expect(await sizes()).toEqual(before);
});

it("leads that are gone take their rows and sums with them", async () => {
  await inside(async (db) => {
    const { rows } = await sql<{ lead_id: number }>`
      delete from lead where lead_id in (select lead_id from lead order by lead_id desc limit 3) returning lead_id`.execute(
      db,
    );
    await refreshProgress(db, { leads: rows.map((row) => row.lead_id) });
  });
  await expectRebuilt();
});

async function expectRebuilt(): Promise<void> {
  const maintained = await inside(derivedSnapshot);
  await inside(rebuildProgress);
  expect(await inside(derivedSnapshot)).toEqual(maintained);
}

/** Takes a signal of so many leads away and derives them anew. */
async function takeAway(count: number): Promise<void> {
  await inside(async (db) => {
    const { rows } = await sql<{ lead_id: number }>`delete from signal where signal_id in (
      select min(signal_id) from signal group by lead_id order by lead_id limit ${count}) returning lead_id`.execute(
      db,
    );
    expect(rows).not.toEqual([]);
    await refreshProgress(db, { leads: rows.map((row) => row.lead_id) });
  });
}

function lookBack(): Promise<void> {
  return inside((db) =>
    lookAsOf(db, "2026-02-01", async () => {
      const { rows } = await sql<{
        rel: string;
      }>`select 'lead_progress'::regclass::oid <> 'public.lead_progress'::regclass::oid as rel`.execute(db);
      expect(rows[0]?.rel).toBe(true);
    }),
  );
}

async function alterTable(): Promise<void> {
  await sql`alter table signal add column extra text`.execute(database.db);
  await sql`create index extra on signal (organization_id, extra)`.execute(database.db);
}

async function comeToNothing(): Promise<void> {
  const nothing = inside(async (db) => {
    await sql`delete from signal`.execute(db);
    const { rows } = await sql<{ lead_id: number }>`select lead_id from lead limit 5`.execute(db);
    await refreshProgress(db, { leads: rows.map((row) => row.lead_id) });
    throw new Error("nothing");
  });
  await expect(nothing).rejects.toThrow("nothing");
}

async function otherOrganization(): Promise<void> {
  await createOrganization(database.db, { organizationId: 77, name: "Other" });
  await inside(async (db) => {
    const { rows } = await sql<{ lead_id: number }>`select lead_id from lead`.execute(db);
    expect(rows).toEqual([]);
    await refreshProgress(db, { leads: [1, 2, 3] });
    expect((await derivedSnapshot(db)).progress).toEqual([]);
  }, 77);
}
