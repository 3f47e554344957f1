// Does a charge stay at its import's undo just where more would have come back for its list than is left?
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { stallsReport } from "../../app/reports/stallsReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
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

async function take(kind: string, columns: Record<string, string>, row: string[]): Promise<number> {
  const { importId } = await importText(database, csv(Object.values(columns), [row]), {
    mapping: { kind, columns },
  });
  return importId ?? 0;
}

async function charge(basis: string, amount: string): Promise<number> {
  const columns = {
    "charge.vendor": "Vendor",
    "charge.list": "List",
    "charge.basis": "Basis",
    "charge.amount": "Amount",
  };
  return take("charges", columns, ["Ardent", "One", basis, amount]);
}

// One lead of $700; $50 for an appointment held, $1,000 for the list.
it.each([
  { unit: "", gone: "flat", back: "600", stays: false, why: "the price and the appointment are left" },
  { unit: "", gone: "flat", back: "800", stays: true, why: "only $750 are left" },
  { unit: "held", gone: "flat", back: "600", stays: true, why: "the appointment was what the price was for" },
  { unit: "held", gone: "held", back: "600", stays: false, why: "the list's charge is left" },
])(
  "price for '$unit', $back back, undo of $gone: stays is $stays, for $why",
  async ({ unit, gone, back, stays }) => {
    const lead = {
      "list.vendor": "Vendor",
      "list.name": "List",
      "lead.vendor_lead_id": "Id",
      "lead.company": "Company",
    };
    const priced = {
      ...lead,
      "lead.purchased_on": "Bought",
      "lead.cost": "Price",
      "lead.purchase_unit": "Unit",
    };
    await take("leads", priced, ["Ardent", "One", "a1", "Acme", "2026-01-05", "700.00", unit]);
    const imports = { held: await charge("held", "50.00"), flat: await charge("flat", "1000.00") };
    const credit = {
      "credit.vendor": "Vendor",
      "credit.list": "List",
      "credit.amount": "Amount",
      "credit.credited_on": "On",
    };
    await take("credits", credit, ["Ardent", "One", back, "2026-02-01"]);
    const importId = imports[gone as keyof typeof imports];
    await undo(database.db, { organizationId: database.organizationId, importId });
    const { rows } = await inside((db) =>
      sql<{ basis: string }>`select basis from charge order by basis`.execute(db),
    );
    expect(rows.some(({ basis }) => basis === gone)).toBe(stays);
    const look = () => inside(async (db) => (await stallsReport(db, {})).spendMinor);
    const spent = await look();
    await inside(rebuildProgress);
    expect(await look()).toBe(spent);
    expect(spent).toBeGreaterThanOrEqual(0);
  },
);
