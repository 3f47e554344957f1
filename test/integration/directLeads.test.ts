// Do leads that go straight into their table end as those that wait in staging?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const header = ["Lead ID", "Company", "Name", "Email", "Phone", "Website", "City", "Bought", "Price"];
const columns = {
  ...{
    "lead.vendor_lead_id": "Lead ID",
    "lead.company": "Company",
    "lead.person": "Name",
    "lead.email": "Email",
  },
  ...{ "lead.phone": "Phone", "lead.website": "Website", "lead.city": "City" },
  ...{ "lead.purchased_on": "Bought", "lead.cost": "Price" },
};

/** A file that names its list itself waits in staging; one that does not goes straight in. */
const take = (rows: (string | null)[][], { staged }: { staged: boolean }) =>
  importText(database, csv(header, rows), {
    vendor: "Northwind",
    list: "March",
    purchasedOn: "2026-03-01",
    mapping: { kind: "leads", columns, ...(staged ? { constants: { "list.name": "March" } } : {}) },
  });

const leads = () =>
  inside(async (db) => {
    const { rows } = await sql`
      select line, vendor_lead_id, occurrence, company, person, email, phone, website, city, lead.purchased_on, purchased_from, anonymous, price_minor,
        dense_rank() over (order by lead.account_id is null, (select min(line) from lead o where o.account_id = lead.account_id)) as account,
        list.name, list.purchased_on as list_on, vendor.name as vendor, p.outcome, p.cost_minor, p.duplicate, p.clock_on
      from lead join list using (list_id) join vendor on vendor.vendor_id = lead.vendor_id join lead_progress p using (lead_id) order by line`.execute(
      db,
    );
    return rows;
  });

const maybe = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 2 });
const row = fc.tuple(
  maybe(["A", "B", "C", "D", "E"]),
  maybe(["Acme Dental", "Birch Law", "Cedar Works"]),
  maybe(["Ann Lee", "Bo Ray"]),
  maybe(["ann@acme.example", "bo@gmail.com", "cy@birch.example"]),
  maybe(["212-555-0100", "212-555-0199"]),
  maybe(["acme.example", "birch.example"]),
  maybe(["Boston", "Troy"]),
  maybe(["2026-01-10", "not a day"]),
  maybe(["10.00", "12.50"]),
);

it("whatever the rows repeat, share and leave out", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 14 }), async (drawn) => {
      const rows = [...drawn, ["Z", "Zed", null, null, null, null, null, null, null]];
      const ends = [];
      for (const staged of [true, false]) {
        const { importId, accepted, alreadyHere, rejected, anonymous, tally } = await take(rows, { staged });
        const kept = await leads();
        await inside(rebuildProgress);
        expect(await leads()).toEqual(kept);
        ends.push({ accepted, alreadyHere, rejected, anonymous, tally, leads: kept });
        await undo(database.db, { organizationId: database.organizationId, importId: importId ?? 0 });
        expect(await leads()).toEqual([]);
      }
      expect(ends[1]).toEqual(ends[0]);
    }),
    { numRuns: 20 },
  );
}, 120_000);

it("with no list left behind where every row was rejected", async () => {
  const result = await take([["A", "Acme Dental", null, null, null, null, null, "not a day", null]], {
    staged: false,
  });
  expect([result.accepted, result.rejected]).toEqual([0, 1]);
  const { rows } = await inside((db) => sql`select from list`.execute(db));
  expect(rows).toEqual([]);
});

it("and only the role that may insert leads copies them", async () => {
  const { rows } = await sql<{ table_name: string; privilege_type: string }>`
    select table_name, privilege_type from information_schema.role_table_grants where grantee = 'placket_copy'`.execute(
    database.db,
  );
  expect(rows).toEqual([{ table_name: "lead", privilege_type: "INSERT" }]);
});
