// Does a lead's history tell each deal with the value that every other figure counts?
import { afterAll, beforeAll, expect, it } from "vitest";
import { withOrganization } from "../../db/connection";
import { listLeadFacts } from "../../db/queries/leadFacts";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it("one-off and recurring come before an amount, which counts only where both are absent", async () => {
  const leads = csv(["Lead ID", "Company", "Purchased"], [["A", "Acme", "2026-03-01"]]);
  await importText(database, leads, { vendor: "Bellow", list: "March" });
  const header = ["Deal ID", "Lead ID", "Status", "Amount", "MRR", "One-off", "Months"];
  const deals = [
    ["amount", "A", "open", "500.00", null, null, null],
    ["one-off", "A", "open", "500.00", null, "90.00", null],
    ["both", "A", "open", "500.00", "10.00", "90.00", 12],
    ["no months", "A", "open", "500.00", "10.00", null, null],
  ];
  const result = await importText(database, csv(header, deals));
  expect(result.accepted).toBe(4);
  const values = await withOrganization(database.db, database.organizationId, async (db) => {
    const { lead_id: leadId } = await db.selectFrom("lead").select("lead_id").executeTakeFirstOrThrow();
    const { facts } = await listLeadFacts(db, { leadId, asOf: "2026-11-26", limit: 20, offset: 0 });
    const names = await db.selectFrom("deal").select(["deal_id", "external_id"]).execute();
    const nameOf = new Map(names.map(({ deal_id, external_id }) => [deal_id, external_id]));
    return Object.fromEntries(
      facts.filter(({ kind }) => kind === "deal").map((fact) => [nameOf.get(fact.id), fact.amount_minor]),
    );
  });
  expect(values).toEqual({ amount: 50_000, "one-off": 9_000, both: 21_000, "no months": null });
});
