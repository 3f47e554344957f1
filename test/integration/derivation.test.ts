// Do the derived rows say what a slow, plain reading of the facts says, for any history, any day and any order of arrival?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultLimits, stepKinds } from "../../app/domain/vocabulary";
import { leadsReport } from "../../app/reports/leadsReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress, refreshProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads, type NamedLead } from "../support/importOracleLeads";
import { leadAnswer } from "../support/leadAnswer";
import { oracle } from "../support/oracle";
import { randomLead } from "../support/randomLead";

const days = ["2026-01-05", "2026-01-15", "2026-02-01", "2026-03-03", "2026-05-15", "2026-08-30"];
const leads: NamedLead[] = fc
  .sample(randomLead, { numRuns: 240, seed: 20_261_123 })
  .map((lead, index) => ({ id: `r${index}`, lead: { ...lead, as_of: "2026-08-30" } }));

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await typedLimits(await testDatabase());
  await importOracleLeads(database, leads);
});
afterAll(() => database.close());

describe("random histories", () => {
  it.each(days)("stand on %s as the oracle says", async (asOf) => {
    const report = await inside((db) => leadsReport(db, { asOf }, { pageSize: 1000 }));
    const found = new Map(report.rows.map((row) => [row.vendorLeadId, leadAnswer(row)]));
    for (const { id, lead } of leads) {
      const {
        reached: _,
        clock_on: __,
        won_on: ___,
        times: ____,
        ...answer
      } = { reached: 0, clock_on: 0, won_on: 0, times: 0, ...oracle({ ...lead, as_of: asOf }) };
      if (answer.state === null) expect(found.get(id), id).toBeUndefined();
      else expect({ id, ...found.get(id) }, JSON.stringify(lead)).toEqual({ id, ...answer });
    }
  });

  it("count at each step those that the oracle says reached it", async () => {
    const asOf = "2026-05-15";
    const report = await inside((db) => stallsReport(db, { asOf }));
    const answers = leads.map(({ lead }) => oracle({ ...lead, as_of: asOf }));
    for (const step of report.steps) {
      const reached = answers.filter(
        (answer) => answer.state !== null && answer.reached.includes(step.step),
      ).length;
      expect({ step: step.step, reached: step.reached }).toEqual({ step: step.step, reached });
    }
  });

  it("are the same rebuilt as maintained", async () => {
    const maintained = await inside(derivedSnapshot);
    await inside(rebuildProgress);
    expect(await inside(derivedSnapshot)).toEqual(maintained);
  });

  it("are the same after signed deltas as rebuilt", async () => {
    await inside(async (db) => {
      for (let turn = 0; turn < 25; turn += 1) {
        const { rows } = await sql<{ lead_id: number }>`delete from signal where signal_id in (
          select signal_id from signal order by (signal_id * 7919) % 1009 limit 1) returning lead_id`.execute(
          db,
        );
        await refreshProgress(db, { leads: rows.map((row) => row.lead_id) });
      }
    });
    const maintained = await inside(derivedSnapshot);
    await inside(rebuildProgress);
    expect(await inside(derivedSnapshot)).toEqual(maintained);
  });

  it("do not depend on the order in which the facts arrived", async () => {
    const some = leads.slice(0, 60);
    const turned = some.map(({ id, lead }) => ({
      id,
      lead: { ...lead, signals: lead.signals?.toReversed(), touches: lead.touches?.toReversed() },
    }));
    const standings = async (arriving: NamedLead[]) => {
      const made = await typedLimits(await testDatabase());
      await importOracleLeads(made, arriving);
      const { rows } = await withOrganization(made.db, made.organizationId, (db) =>
        leadsReport(db, { asOf: "2026-03-03" }, { pageSize: 1000 }),
      );
      await made.close();
      return rows
        .map((row) => ({ id: row.vendorLeadId, ...leadAnswer(row) }))
        .sort((a, b) => String(a.id).localeCompare(String(b.id)));
    };
    expect(await standings(turned.toReversed())).toEqual(await standings(some));
  }, 120_000);
});

/** Types each step's default limit, so that nothing is learned from the random wins: what is learned has its own test. */
async function typedLimits(made: TestDatabase): Promise<TestDatabase> {
  await withOrganization(made.db, made.organizationId, async (db) => {
    for (const kind of stepKinds)
      await db
        .updateTable("step")
        .set({ limit_days: defaultLimits[kind] })
        .where("kind", "=", kind)
        .execute();
  });
  return made;
}
