// Do the figures follow what the settings say of money, as a plain recomputation does?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MoneySettings } from "../../app/domain/moneySettings";
import { boardReport } from "../../app/reports/boardReport";
import { nextDollarReport } from "../../app/reports/nextDollarReport";
import { vendorsReport } from "../../app/reports/vendorsReport";
import { action as saveSettings, loader as settingsPage } from "../../app/routes/settings";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { setMoneySettings } from "../../db/queries/moneySettings";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads } from "../support/importOracleLeads";
import { csv, importText } from "../support/importText";
import { oracleVendor } from "../support/oracleVendors";
import { vendorFacts as facts } from "../support/vendorFacts";

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, facts);
}, 60_000);
afterAll(() => database.close());

describe("what the settings say of money", () => {
  const asOf = "2026-09-30";
  const plain: MoneySettings = {
    ...{ revenueBasis: "contract", monthlyChurn: null, defaultMargin: null, defaultMonths: null },
    ...{ ownWonMinor: null, ownWorkedMinor: null },
  };
  const reckonedWith = (money: Partial<MoneySettings>) =>
    inside(async (db) => {
      await setMoneySettings(db, { ...plain, ...money });
      return vendorsReport(db, { asOf });
    });

  it.each([
    { revenueBasis: "contract" },
    { revenueBasis: "first_month" },
    { revenueBasis: "first_year" },
    { revenueBasis: "ltv", monthlyChurn: 0.025 },
    { revenueBasis: "ltv" },
  ] as const)("the gross profit of wins is that of %o, and what is received stays", async (money) => {
    const { vendors, money: said } = await reckonedWith(money);
    expect(said).toMatchObject(money);
    const churn = "monthlyChurn" in money ? money.monthlyChurn : undefined;
    for (const { vendor, contracted, realised, spendMinor, cacMinor } of vendors) {
      const basis = { revenueBasis: money.revenueBasis, churn };
      const expected = oracleVendor(facts, asOf, { vendor }, basis);
      expect(contracted.known).toBe(expected.contracted.known);
      expect(Math.abs(contracted.profitMinor - expected.contracted.minor)).toBeLessThanOrEqual(1);
      expect(Math.abs(realised.profitMinor - expected.received.minor)).toBeLessThanOrEqual(1);
      expect(cacMinor).toBe(Math.round((spendMinor ?? 0) / expected.firstWins));
    }
    const total = (pick: (row: (typeof vendors)[number]) => number) =>
      vendors.reduce((sum, row) => sum + pick(row), 0);
    const next = await inside((db) => nextDollarReport(db, { asOf }));
    const known = total(({ contracted }) => contracted.known);
    expect(next.money).toEqual(said);
    expect(next.profitMinor).toBe(Math.round(total(({ contracted }) => contracted.profitMinor) / known));
  });

  it.each([
    { ownWonMinor: 25_000, ownWorkedMinor: null },
    { ownWonMinor: null, ownWorkedMinor: 1_234 },
    { ownWonMinor: 25_000, ownWorkedMinor: 1_234 },
  ])("CAC and payback hold own sales cost of %o, and ROI does not", async (own) => {
    const before = await reckonedWith({});
    const { vendors } = await reckonedWith(own);
    const board = await inside((db) => boardReport(db, { asOf }));
    for (const row of vendors) {
      const expected = oracleVendor(facts, asOf, { vendor: row.vendor });
      const added =
        (own.ownWonMinor ?? 0) * expected.firstWins + (own.ownWorkedMinor ?? 0) * expected.pricedWorked;
      expect(row.ownCostMinor).toBe(added);
      expect(row.cacMinor).toBe(Math.round((expected.spend + added) / expected.firstWins));
      expect(row.payback.atMost).toBeCloseTo((expected.spend + added) / expected.monthly.minor, 3);
      expect(row.contracted).toEqual(before.vendors.find(({ vendor }) => vendor === row.vendor)?.contracted);
      expect(board.vendors.vendors.find(({ vendorId }) => vendorId === row.vendorId)?.cacMinor).toBe(
        row.cacMinor,
      );
    }
  });

  it("the settings' page says them, keeps what it cannot read, and saves", async () => {
    const context = { db: database.db, organizationId: database.organizationId };
    const post = (fields: Record<string, string>) => {
      const body = new URLSearchParams({ form: "money", ...fields });
      const request = new Request("http://localhost/settings", { method: "POST", body });
      return saveSettings({ request, params: {}, context } as never);
    };
    const refused = { basis: "ltv", churn: "2", "own-won": "abc" };
    expect(await post(refused)).toMatchObject({ errors: { "own-won": expect.any(String) }, values: refused });
    expect(await post({ basis: "first_year", "own-won": "250" })).toMatchObject({ status: 303 });
    const shown = await settingsPage({
      request: new Request("http://localhost/settings"),
      params: {},
      context,
    } as never);
    expect(shown.money).toMatchObject({ basis: "first_year", "own-won": "250.00", "own-worked": "" });
  });

  it("a usual margin and usual months stand in where a deal says none", async () => {
    const filled = facts.map(({ lead, ...one }) => ({
      ...one,
      lead: {
        ...lead,
        deals: lead.deals?.map((deal) => ({ ...deal, margin: deal.margin ?? 40, months: deal.months ?? 24 })),
      },
    }));
    const { vendors } = await reckonedWith({ defaultMargin: 0.4, defaultMonths: 24 });
    expect(vendors.some(({ usualMargin }) => usualMargin > 0)).toBe(true);
    for (const { vendor, contracted } of vendors) {
      const { contracted: expected } = oracleVendor(filled, asOf, { vendor });
      expect(contracted.known).toBe(expected.known);
      expect(Math.abs(contracted.profitMinor - expected.minor)).toBeLessThanOrEqual(1);
    }
    const maintained = await inside(derivedSnapshot);
    await inside(rebuildProgress);
    expect(await inside(derivedSnapshot)).toEqual(maintained);
  });

  it("usual months value an open deal that says none, also in the rows that are kept of it", async () => {
    const open = { opened_on: "2026-03-01", status: "open", mrr_minor: 10_000, one_off_minor: 500 } as const;
    const lead = { as_of: asOf, purchased_on: "2026-02-01", cost_minor: 900, deals: [open] };
    await importOracleLeads(database, [{ id: "months unsaid", lead, vendor: "Open vendor" }]);
    const kept = async (defaultMonths: number | null) => {
      await reckonedWith({ defaultMonths });
      const maintained = await inside(derivedSnapshot);
      await inside(rebuildProgress);
      expect(await inside(derivedSnapshot)).toEqual(maintained);
      const { rows } = await inside((db) =>
        sql<{
          value: number;
        }>`select open_value_minor as value from lead_progress join lead using (lead_id) where vendor_lead_id = 'months unsaid'`.execute(
          db,
        ),
      );
      return rows[0]?.value;
    };
    expect(await kept(24)).toBe(240_500);
    expect(await kept(36)).toBe(360_500);
  });
});

it("money in another currency is in no figure, and named with its leads", async () => {
  const other = await testDatabase();
  try {
    const rows = [
      ["E1", "Euro Firm", "100.00", "EUR"],
      ["E2", "Dollar Firm", "40.00", "USD"],
      ["E3", "No Price", "", ""],
    ];
    await importText(other, csv(["Lead ID", "Company", "Price", "Currency"], rows), {
      mapping: {
        kind: "leads",
        columns: {
          ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company" },
          ...{ "lead.cost": "Price", "lead.currency": "Currency" },
        },
      },
      ...{ vendor: "Mixed", list: "One", purchasedOn: "2026-03-01" },
    });
    const [row] = (
      await withOrganization(other.db, other.organizationId, (db) =>
        vendorsReport(db, { asOf: "2026-09-30" }),
      )
    ).vendors;
    expect(row).toMatchObject({
      ...{ leads: 3, unpriced: 2, spendMinor: 4000 },
      otherCurrencies: [{ currency: "EUR", leads: 1, netSpendMinor: 10_000 }],
    });
  } finally {
    await other.close();
  }
});
