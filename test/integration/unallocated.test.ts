// Is money that no lead carries in the spend of every report, and is unknown money never 0?
import { afterAll, beforeAll, expect, it } from "vitest";
import { boardReport } from "../../app/reports/boardReport";
import { withOrganization } from "../../db/connection";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const board = (filters = {}) =>
  withOrganization(database.db, database.organizationId, (db) => boardReport(db, filters));

it("a charge whose leads are priced in another currency is unallocated, in the headline's spend as in the vendor's", async () => {
  const mapping = { kind: "leads", columns: { "lead.company": "Company", "lead.cost": "Price" } };
  const rows = [
    ["Alpha", "€7.00"],
    ["Beta", "€8.00"],
  ];
  await importText(database, csv(["Company", "Price"], rows), {
    mapping,
    vendor: "EU",
    purchasedOn: "2026-03-02",
    cost: { minor: 10_000, currency: "USD" },
  });
  const { stalls, vendors, headline } = await board();
  expect(stalls).toMatchObject({
    leads: 2,
    pricedLeads: 0,
    spendMinor: 10_000,
    unallocatedMinor: 10_000,
    strandedMinor: null,
  });
  expect(stalls.otherCurrencies).toEqual([{ currency: "EUR", leads: 2, netSpendMinor: 1500 }]);
  expect(vendors.vendors[0]).toMatchObject({ spendMinor: 10_000, strandedMinor: null, cplMinor: null });
  expect(headline.aside).toBe("No lead has a price in USD; €15.00 net for 2 leads in EUR, not in these sums");
});

it("before its leads were bought, a list's charge is carried by nobody yet", async () => {
  const mapping = { kind: "leads", columns: { "lead.company": "Company", "lead.purchased_on": "Bought" } };
  await importText(database, csv(["Company", "Bought"], [["Gamma", "2026-05-20"]]), {
    ...{
      mapping,
      vendor: "Later",
      list: "Later",
      purchasedOn: "2026-03-02",
      cost: { minor: 5000, currency: "USD" },
    },
  });
  const vendor = (await board()).choices.vendors.find(({ name }) => name === "Later")?.id;
  const early = await board({ vendor, asOf: "2026-04-01" });
  expect(early.stalls).toMatchObject({ leads: 0, spendMinor: 5000, unallocatedMinor: 5000 });
  expect(early.vendors.vendors[0]).toMatchObject({ leads: 0, spendMinor: 5000 });
  expect((await board({ vendor })).stalls).toMatchObject({ leads: 1, spendMinor: 5000, unallocatedMinor: 0 });
});
