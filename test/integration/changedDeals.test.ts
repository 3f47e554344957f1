// Does a deal that a later export changes go to the buyer it names now, and does nobody keep it by mistake?
import { afterAll, beforeAll, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { vendorsReport } from "../../app/reports/vendorsReport";
import { withOrganization } from "../../db/connection";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const header = ["ID", "Company", "Email"];
  await importText(database, csv(header, [["A1", "Alpha Dental", "ann@alpha-dental.example"]]), {
    vendor: "VA",
    purchasedOn: "2026-01-10",
  });
  await importText(database, csv(header, [["B1", "Beta Law", "bo@beta-law.example"]]), {
    vendor: "VB",
    purchasedOn: "2026-01-10",
  });
});
afterAll(() => database.close());

const header = ["Deal", "Company", "Email", "Status", "Opened", "Won", "Amount"];
const mapping = {
  kind: "deals",
  columns: {
    ...{ "deal.deal_id": "Deal", "deal.company": "Company", "deal.email": "Email", "deal.status": "Status" },
    ...{ "deal.opened_on": "Opened", "deal.won_on": "Won", "deal.amount": "Amount" },
  },
};
const take = (rows: (string | null)[][]) => importText(database, csv(header, rows), { mapping });
const won = async () => {
  const { vendors } = await withOrganization(database.db, database.organizationId, (db) =>
    vendorsReport(db, {}),
  );
  return Object.fromEntries(
    vendors.map(({ vendor, won, contractValueMinor }) => [vendor, [won, contractValueMinor]]),
  );
};

it("moves from one buyer to another, and back when that export is undone", async () => {
  await take([
    ["D1", "Alpha Dental", "ann@alpha-dental.example", "won", "2026-02-01", "2026-03-01", "5000.00"],
  ]);
  expect(await won()).toEqual({ VA: [1, 500_000], VB: [0, 0] });
  const moved = await take([
    ["D1", "Beta Law", "bo@beta-law.example", "won", "2026-02-01", "2026-03-01", "5000.00"],
  ]);
  expect(moved).toMatchObject({ accepted: 1, changed: 1 });
  expect(await won()).toEqual({ VA: [0, 0], VB: [1, 500_000] });
  await undo(database.db, { organizationId: database.organizationId, importId: moved.importId ?? 0 });
  expect(await won()).toEqual({ VA: [1, 500_000], VB: [0, 0] });
});

it("finds its buyer once an export names one", async () => {
  await take([["D2", null, null, "won", "2026-02-01", "2026-03-01", "70.00"]]);
  expect(await won()).toEqual({ VA: [1, 500_000], VB: [0, 0] });
  await take([["D2", "Beta Law", "bo@beta-law.example", "won", "2026-02-01", "2026-03-01", "70.00"]]);
  expect(await won()).toEqual({ VA: [1, 500_000], VB: [1, 7000] });
});
