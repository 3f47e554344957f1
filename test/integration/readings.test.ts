// Does what is only read, by plans that its connection keeps, always answer what it would without them?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boardReport } from "../../app/reports/boardReport";
import { circleBackReport } from "../../app/reports/circleBackReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { stepsReport } from "../../app/reports/stepsReport";
import { vendorsReport } from "../../app/reports/vendorsReport";
import { wasteReport } from "../../app/reports/wasteReport";
import {
  type ConnectedDatabase,
  connectDatabase,
  readOrganization,
  withOrganization,
} from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { createOrganization } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { randomLead } from "../support/randomLead";

const leads = fc
  .sample(randomLead, { numRuns: 40, seed: 20_261_128 })
  .map((lead, index) => ({ id: `r${index}`, lead: { ...lead, as_of: "2026-08-30" } }));
const pastDay = "2026-03-01";

let database: TestDatabase;
let one: ConnectedDatabase;
const reading = <T>(run: (db: Db) => Promise<T>, organizationId = database.organizationId) =>
  readOrganization(one.db, organizationId, run);
const writing = <T>(run: (db: Db) => Promise<T>) => withOrganization(one.db, database.organizationId, run);
const planned = async () =>
  (
    await sql<{ text: string; calls: number }>`
      select statement as text, generic_plans + custom_plans as calls from pg_prepared_statements`.execute(
      one.db,
    )
  ).rows;

beforeAll(async () => {
  database = await testDatabase();
  one = connectDatabase(database.url, { max: 1 });
  await importOracleLeads(database, leads);
});
afterAll(async () => {
  await one.close();
  await database.close();
});

/** What several pages show, so much of it that another plan's tables would be seen. */
async function pages(db: Db, asOf?: string): Promise<unknown[]> {
  const filters = { asOf };
  const all: unknown[] = [];
  for (const report of [boardReport, leadsReport, wasteReport, vendorsReport, stepsReport, circleBackReport])
    all.push(await report(db, filters));
  // Functions of a report are asked for by those who need them, and are none of its numbers.
  return JSON.parse(JSON.stringify(all));
}

async function expectAsPlannedAnew(): Promise<void> {
  // Often enough that Postgres goes over from plans for these values to plans for any.
  for (let turn = 0; turn < 7; turn += 1) await reading(pages);
  expect(await reading(pages)).toEqual(await writing(pages));
}

describe("a transaction that only reads", () => {
  it("plans a statement once for its connection, and one that may write does not", async () => {
    const ask = (db: Db) => sql`select count(*) as once from lead where lead_id > ${1}`.execute(db);
    const calls = async () => (await planned()).find(({ text }) => text.includes("as once"))?.calls;
    await writing(ask);
    expect(await calls()).toBeUndefined();
    await reading(ask);
    await reading(ask);
    expect(await calls()).toBe(2);
    await writing(ask);
    expect(await calls()).toBe(2);
  });

  it("refuses to write without losing the work: it is run again where it may", async () => {
    let runs = 0;
    const name = await reading(async (db) => {
      runs += 1;
      await sql`update organization set name = name || '!'`.execute(db);
      return (await sql<{ name: string }>`select name from organization`.execute(db)).rows[0]?.name;
    });
    expect([runs, name]).toEqual([2, "Test MSP!"]);
  });

  it("throws what its work throws, once", async () => {
    let runs = 0;
    const failing = reading(async () => {
      runs += 1;
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(runs).toBe(1);
  });
});

describe("pages read by kept plans are what they would be without", () => {
  const between: Record<string, () => Promise<unknown>> = {
    "nothing else": async () => undefined,
    "a look at a past day, whose tables have the names of today's": lookBack,
    "the day has turned": () =>
      writing((db) => sql`update derived_day set derived_on = derived_on - 1`.execute(db)),
    "a rebuild": () => writing(rebuildProgress),
    "new statistics": () => sql`analyze`.execute(database.db),
    "a column more in a table that is read whole": () =>
      sql`alter table organization add column extra text default 'x'`.execute(database.db),
    "another organization on the same connection": otherOrganization,
    "leads that are older than was said": () =>
      writing(async (db) => {
        await sql`update lead set purchased_on = purchased_on - 40 where purchased_on is not null`.execute(
          db,
        );
        await rebuildProgress(db);
      }),
  };
  it.each(Object.entries(between))("after %s", async (_, happen) => {
    await reading(pages);
    await happen();
    await expectAsPlannedAnew();
  });
});

it("a connection keeps no more than 400 plans, and answers what comes after", async () => {
  await one.close();
  one = connectDatabase(database.url, { max: 1 });
  for (let number = 0; number < 450; number += 1) {
    const { rows } = await reading((db) =>
      sql<{ n: number }>`select ${sql.lit(number)}::int as n from organization`.execute(db),
    );
    expect(rows).toEqual([{ n: number }]);
  }
  expect((await planned()).length).toBe(400);
});

async function lookBack(): Promise<void> {
  const before = await withOrganization(database.db, database.organizationId, (db) => pages(db, pastDay));
  expect(await reading((db) => pages(db, pastDay))).toEqual(before);
  expect(before).not.toEqual(await writing(pages));
}

async function otherOrganization(): Promise<void> {
  await createOrganization(database.db, { organizationId: 78, name: "Other" });
  const { rows } = await reading((db) => sql<{ n: number }>`select count(*) as n from lead`.execute(db), 78);
  expect(rows).toEqual([{ n: 0 }]);
  const [board] = (await reading((db) => pages(db), 78)) as [{ stalls: { leads: number } }];
  expect(board.stalls.leads).toBe(0);
}
