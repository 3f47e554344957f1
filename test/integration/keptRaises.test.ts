// Are the rates of circling back, read from sums, those of all objections derived anew, for any history, day, period and filter?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { withOrganization } from "../../db/connection";
import { listCircleBackCounts } from "../../db/queries/circleBackRates";
import { lookAsOf, refreshProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { plainCircleBackCounts } from "../support/plainCircleBackCounts";
import { randomLead } from "../support/randomLead";

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  const leads = fc.sample(randomLead, { numRuns: 300, seed: 20_261_128 });
  await importOracleLeads(
    database,
    leads.map((lead, index) => ({ id: `r${index}`, lead: { ...lead, as_of: "2026-08-30" } })),
  );
  await inside(async (db) => {
    await sql`insert into circle_back (signal_id, owner, due_on, done_at, created_at)
      select signal_id, (array['Ana', 'Ben', null])[1 + signal_id % 3], case when signal_id % 7 > 0 then at::date + (signal_id % 9)::int end,
        case when signal_id % 2 = 0 then at + (signal_id % 12) * interval '1 day' end, at
      from signal where polarity = 'negative' and signal_id % 5 > 1`.execute(db);
    // Few at a time, so that what has moved stands beside what stood before.
    await sql`delete from signal where polarity = 'positive' and signal_id % 4 = 0`.execute(db);
    const { rows } = await sql<{ lead_id: number }>`select lead_id from lead order by lead_id`.execute(db);
    for (let from = 0; from < rows.length; from += 50)
      await refreshProgress(db, { leads: rows.slice(from, from + 50).map(({ lead_id }) => lead_id) });
  });
}, 180_000);
afterAll(() => database.close());

describe("rates of circling back", () => {
  it.each([undefined, "2026-01-20", "2026-02-10", "2026-03-03", "2026-05-15"])(
    "are what deriving everything anew says, on %s",
    async (day) => {
      await inside((db) =>
        lookAsOf(db, day, async (asOf) => {
          let raised = 0;
          for (const since of ["2025-12-01", addDays(asOf, -29), addDays(asOf, -6), asOf])
            for (const filters of [{}, { vendor: 1 }, { list: 1 }, { vendor: 99 }]) {
              const query = { asOf, since, filters };
              const found = await listCircleBackCounts(db, query);
              const { rows } = await plainCircleBackCounts(query).execute(db);
              expect({ since, filters, found }).toEqual({ since, filters, found: rows });
              raised += rows.find(({ grouping }) => grouping === "whole")?.raised ?? 0;
            }
          expect(raised).toBeGreaterThan(20);
        }),
      );
    },
  );

  it("are of objections with and without an owner, resolved and open, in time and late", async () => {
    const query = { asOf: "2026-05-15", since: "2025-12-01", filters: {} };
    const counts = await inside((db) => lookAsOf(db, query.asOf, () => listCircleBackCounts(db, query)));
    const owners = counts.filter(({ grouping }) => grouping === "owner");
    expect(owners.map(({ name }) => name).sort()).toEqual(["Ana", "Ben", null]);
    for (const { raised, resolved, due, in_time } of owners) {
      expect(Math.min(resolved, raised - resolved)).toBeGreaterThan(2);
      expect(Math.min(in_time, due - in_time)).toBeGreaterThan(1);
    }
  });
});
