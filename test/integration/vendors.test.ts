// Are the figures of every vendor and list what a plain recomputation says, and does each number open exactly its leads?
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { addDays } from "../../app/domain/day";
import { type FigureCell, figureCellFilters } from "../../app/domain/drill";
import type { Filters } from "../../app/domain/filters";
import { leadsReport } from "../../app/reports/leadsReport";
import type { Figures } from "../../app/reports/vendorFigures";
import { vendorReport } from "../../app/reports/vendorReport";
import { vendorsReport } from "../../app/reports/vendorsReport";
import { wasteReport } from "../../app/reports/wasteReport";
import { loader as vendorsPage } from "../../app/routes/vendors._index";
import { loader as vendorPage } from "../../app/routes/vendors.$vendorId._index";
import { withOrganization } from "../../db/connection";
import { rebuildProgress, refreshProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads } from "../support/importOracleLeads";
import { oracleVendor } from "../support/oracleVendors";
import type { BoughtLead, NamedFilters } from "../support/oracleWaste";
import { randomLead } from "../support/randomLead";
import { keepReports } from "../support/reportKeeper";

const maybe = (value: fc.Arbitrary<number>) => fc.option(value, { nil: null, freq: 3 });
const money = fc.record({
  mrr_minor: maybe(fc.integer({ min: 10_000, max: 400_000 })),
  one_off_minor: maybe(fc.integer({ min: 0, max: 900_000 })),
  amount_minor: maybe(fc.integer({ min: 1_000_000, max: 9_000_000 })),
  months: maybe(fc.constantFrom(3, 12, 36)),
  margin: fc.option(fc.integer({ min: 20, max: 70 }), { nil: null, freq: 9 }),
});
const bought = fc.record({
  vendor: fc.constantFrom("Ardent", "Bellow", "Cromer"),
  list: fc.constantFrom("One", "Two"),
  lead: randomLead,
  deals: fc.array(money, { minLength: 2, maxLength: 2 }),
  delivered: fc.constantFrom(null, "", "T08:15", "T17:40"),
});

const facts = fc
  .sample(fc.array(bought, { minLength: 160, maxLength: 160 }), { numRuns: 1, seed: 20_261_126 })
  .flat()
  .map(({ vendor, list, lead, deals, delivered }, index): BoughtLead => {
    const day = lead.purchased_on;
    return {
      ...{ id: `v${index}`, vendor, list },
      lead: {
        ...{
          ...lead,
          as_of: "2026-01-10",
          deals: lead.deals?.map((deal, at) => ({ ...deal, ...deals[at] })),
        },
        delivered_at: day === null || delivered === null ? null : `${addDays(day, 1)}${delivered}`,
      },
    };
  });

const days = ["2026-01-25", "2026-03-20", "2026-09-30", "2027-02-10"];
const dates: Pick<Filters, "from" | "to">[] = [{}, { from: "2026-01-15", to: "2026-01-30" }];

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, facts);
}, 60_000);
afterAll(() => database.close());

describe.each(days)("on %s", (asOf) => {
  it.each(dates)("every vendor and list is what the plain recomputation says, bought %o", async (period) => {
    const { vendors } = await inside((db) => vendorsReport(db, { ...period, asOf }));
    expect(vendors.map(({ vendor }) => vendor).sort()).toEqual(["Ardent", "Bellow", "Cromer"]);
    for (const row of vendors) {
      expectFigures(row, asOf, { ...period, vendor: row.vendor });
      const own = await inside((db) => vendorReport(db, row.vendorId, { ...period, asOf }));
      const { vendorId: _, vendor: __, place, ...figures } = row;
      expect(own?.figures).toEqual(figures);
      expect(own?.place).toEqual(place);
      for (const list of own?.lists ?? [])
        expectFigures(list, asOf, { ...period, list: `${row.vendor} ${list.list}` });
      expect(own?.lists.reduce((sum, list) => sum + list.leads, 0)).toBe(row.leads);
    }
  });
});

it("each number opens exactly its leads", async () => {
  const period = { from: "2026-01-12", asOf: "2026-09-30" };
  const { vendors, horizonDays } = await inside((db) => vendorsReport(db, period));
  for (const row of vendors) {
    const cells: [FigureCell, number][] = [
      ...([
        ["leads", row.leads],
        ["won", row.won],
        ["waste", row.wasteLeads],
        ["worked", row.speed.workedLeads],
        ["tooYoung", row.closeRate.tooYoung],
        ["judged", row.closeRate.n + row.closeRate.undated],
      ] as [FigureCell, number][]),
      ...row.steps.flatMap(({ stepId, reached, passed }): [FigureCell, number][] => [
        ...([
          [{ reached: stepId }, reached.leads],
          [{ passed: stepId }, passed.leads],
        ] as [FigureCell, number][]),
      ]),
      ...row.buckets.map(({ bucket, leads }): [FigureCell, number] => [{ bucket }, leads]),
    ];
    for (const [cell, count] of cells) {
      const filters = {
        ...period,
        vendor: row.vendorId,
        ...figureCellFilters(cell, { ...period, horizonDays }),
      };
      const { leads } = await inside((db) => leadsReport(db, filters, { pageSize: 1 }));
      expect(leads, `${row.vendor} ${JSON.stringify(cell)}`).toBe(count);
    }
  }
}, 60_000);

it("its waste is the waste page's, and its buckets add up to its charges", async () => {
  const asOf = "2026-09-30";
  const { vendors } = await inside((db) => vendorsReport(db, { asOf }));
  const { groups } = await inside((db) => wasteReport(db, { asOf, by: "vendor" }));
  for (const row of vendors) {
    const group = groups.find(({ key }) => key === String(row.vendorId));
    expect(row.buckets).toEqual(group?.sums);
    expect([row.wasteMinor, row.chargesMinor]).toEqual([group?.wasteMinor, group?.chargesMinor]);
    expect(row.buckets.reduce((sum, { minor }) => sum + (minor ?? 0), 0)).toBe(row.chargesMinor);
  }
});

it("the pages show the reports, and a vendor that is not there is not found", async () => {
  const { reports, close } = keepReports(database);
  onTestFinished(close);
  const context = { reports };
  const at = (path: string) => new Request(`http://localhost${path}`);
  const report = await inside((db) => vendorsReport(db, { asOf: "2026-09-30", sort: "-leads" }));
  const shown = await vendorsPage({
    ...{ request: at("/vendors?as-of=2026-09-30&sort=-leads"), params: {}, context },
  } as never);
  expect(shown.report).toEqual(report);
  const sizes = report.vendors.map(({ leads }) => leads);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  const [first] = report.vendors;
  const page = await vendorPage({
    ...{ request: at(`/vendors/${first?.vendorId}?as-of=2026-09-30`), context },
    params: { vendorId: String(first?.vendorId) },
  } as never);
  expect(page.report.figures?.leads).toBe(first?.leads);
  const missing = vendorPage({ request: at("/vendors/99"), params: { vendorId: "99" }, context } as never);
  await expect(missing).rejects.toMatchObject({ status: 404 });
});

it("is the same maintained, one lead at a time, as rebuilt", async () => {
  await inside(async (db) => {
    const deals = await db
      .selectFrom("match")
      .select(["deal_id", "lead_id"])
      .orderBy("deal_id")
      .limit(30)
      .execute();
    for (const { deal_id, lead_id } of deals) {
      await db
        .updateTable("deal")
        .set({ mrr_minor: 77_700, margin: "0.5" })
        .where("deal_id", "=", deal_id)
        .execute();
      await refreshProgress(db, { leads: [lead_id] });
    }
  });
  const maintained = await inside(derivedSnapshot);
  await inside(rebuildProgress);
  expect(await inside(derivedSnapshot)).toEqual(maintained);
}, 60_000);

function expectFigures(found: Figures, asOf: string, filters: NamedFilters): void {
  const expected = oracleVendor(facts, asOf, filters);
  const why = JSON.stringify({ asOf, ...filters });
  const { hits, n, undated, tooYoung } = found.closeRate;
  expect({ leads: found.leads, priced: found.leads - found.unpriced, won: found.won }, why).toEqual({
    ...{ leads: expected.leads, priced: expected.priced, won: expected.won },
  });
  expect(found.spendMinor, why).toBe(expected.priced === 0 ? null : expected.spend);
  expect({ hits, n, undated, tooYoung }, why).toEqual(expected.closeRate);
  expect(
    found.steps.map(({ reached, passed }) => ({
      ...{ reached: reached.leads, pricedReached: Math.round((reached.rate.value ?? 0) * reached.rate.n) },
      ...{ passed: passed.leads, pricedPassed: Math.round((passed.rate.value ?? 0) * passed.rate.n) },
    })),
    why,
  ).toEqual(expected.steps);
  for (const [index, { reached, passed }] of found.steps.entries()) {
    const { pricedReached = 0, pricedPassed = 0 } = expected.steps[index] ?? {};
    const each = (leads: number) => (leads === 0 ? null : Math.round(expected.spend / leads));
    expect([reached.costMinor, passed.costMinor], why).toEqual([each(pricedReached), each(pricedPassed)]);
  }
  const { held, noShow, cancelled, rescheduled } = found.showRate;
  expect({ held, noShow, cancelled, rescheduled }, why).toEqual(expected.meetings);
  expect(found.speed.workedLeads, why).toBe(expected.worked);
  const hours = expected.hours;
  expect([found.speed.n, found.speed.timed], why).toEqual([
    hours.length,
    hours.filter(({ timed }) => timed).length,
  ]);
  expect(found.speed.medianDays, why).toBe(median(hours.map(({ hours }) => Math.floor(hours / 24))));
  expect(found.speed.medianHours, why).toBe(
    median(hours.flatMap(({ hours, timed }) => (timed ? [hours] : []))),
  );
  expect([found.mrrMinor ?? 0, found.recurring], why).toEqual([expected.mrr, expected.recurring]);
  for (const [back, profit] of [
    ...([
      [found.contracted, expected.contracted],
      [found.realised, expected.received],
    ] as const),
  ]) {
    expect([back.deals, back.known], why).toEqual([expected.deals, profit.known]);
    expect(Math.abs(back.profitMinor - profit.minor), why).toBeLessThanOrEqual(1);
    if (expected.spend > 0)
      expect(back.atLeast, why).toBeCloseTo((back.profitMinor - expected.spend) / expected.spend, 9);
  }
  const months = expected.monthly.minor > 0 ? expected.spend / expected.monthly.minor : null;
  if (months === null) expect(found.payback.atMost, why).toBeNull();
  else expect(found.payback.atMost, why).toBeCloseTo(months, 3);
  expect(found.projected.leads, why).toBe(expected.open);
}

function median(values: number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const [low, high] = [
    sorted[Math.ceil(sorted.length / 2) - 1] ?? 0,
    sorted[Math.floor(sorted.length / 2)] ?? 0,
  ];
  return (low + high) / 2;
}
