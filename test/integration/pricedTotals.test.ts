// Does the page of charges count the prices that leads carry, and no other?
import { afterEach, beforeEach, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { chargesReport } from "../../app/reports/chargesReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { withOrganization } from "../../db/connection";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const take = (kind: string, columns: string[], row: string[]) =>
  importText(database, csv(columns, [row]), {
    mapping: { kind, columns: Object.fromEntries(columns.map((column) => [column, column])) },
  });

const lead = ["list.vendor", "list.name", "lead.vendor_lead_id", "lead.company", "lead.cost"];
const charge = ["charge.vendor", "charge.basis", "charge.amount"];

it("of a lead bought after the period of what its price is for", async () => {
  const columns = [...lead, "lead.purchase_unit", "lead.purchased_on"];
  await take("leads", columns, ["Ardent", "One", "a1", "Acme", "7.00", "held", "2026-05-02"]);
  const period = ["charge.period_start", "charge.period_end"];
  await take("charges", [...charge, ...period], ["Ardent", "held", "100.00", "2026-03-01", "2026-03-31"]);
  expect(await paid()).toEqual({ charged: 10_000, priced: 700, spent: 10_700 });
});

it("of a list whose charge does not count yet", async () => {
  const later = addDays(await inside(findToday), 30);
  await take("leads", lead, ["Ardent", "One", "a1", "Acme", "7.00"]);
  const columns = [...charge, "charge.list", "charge.incurred_on"];
  await take("charges", columns, ["Ardent", "flat", "100.00", "One", later]);
  expect(await paid()).toMatchObject({ priced: 700, spent: 700 });
});

it("but not where the charge is of all leads, or for what the price is for", async () => {
  await take("leads", [...lead, "lead.purchase_unit"], ["Ardent", "One", "a1", "Acme", "7.00", "held"]);
  await take("leads", lead, ["Ardent", "Two", "a2", "Birch", "8.00"]);
  await take("charges", [...charge, "charge.list"], ["Ardent", "held", "50.00", "One"]);
  await take("charges", [...charge, "charge.list"], ["Ardent", "flat", "30.00", "Two"]);
  expect(await paid()).toEqual({ charged: 8000, priced: 0, spent: 8000 });
});

async function paid() {
  const { sums } = await inside((db) => chargesReport(db, {}, { pageSize: 10 }));
  const { spendMinor } = await inside((db) => stallsReport(db, {}));
  return { charged: sums[0]?.chargedMinor, priced: sums[0]?.pricedMinor, spent: spendMinor };
}
