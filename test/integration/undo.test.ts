// Does undoing an import take back all of it, and nothing that others have built on it since?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { stallsReport } from "../../app/reports/stallsReport";
import { vendorsReport } from "../../app/reports/vendorsReport";
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
const take = (header: string[], rows: (string | null)[][], more: Parameters<typeof importText>[2] = {}) =>
  importText(database, csv(header, rows), more);
const undone = (importId: number | null) =>
  undo(database.db, { organizationId: database.organizationId, importId: importId ?? 0 });

const leadHeader = ["Lead ID", "Company", "Email", "Price"];
const leads = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => [
    `${prefix}${n}`,
    `Company ${n}`,
    `office@company${n}.example`,
    "25.00",
  ]);
const dealHeader = ["Deal", "Lead ID", "Stage", "Created", "Closed", "MRR", "Months"];
const dealMapping = {
  kind: "deals",
  columns: {
    ...{
      "deal.deal_id": "Deal",
      "deal.lead_id": "Lead ID",
      "deal.status": "Stage",
      "deal.opened_on": "Created",
      "deal.won_on": "Closed",
    },
    ...{ "deal.mrr": "MRR", "deal.months": "Months" },
  },
};
const signalHeader = ["Lead ID", "Step", "Date", "Polarity"];

/** Every fact and every derived sum, without the numbers that sequences gave. */
async function everything(db: Db) {
  const read = async (query: string) => (await sql.raw(query).execute(db)).rows;
  return {
    leads:
      await read(`select vendor_lead_id, company, price_minor, lead.purchased_on, exists (select from duplicate d where d.lead_id = lead.lead_id) as duplicate, vendor.name as vendor, list.name as list
      from lead join vendor using (vendor_id) join list using (list_id) order by 1, vendor.name, list.name`),
    vendors: await read(
      "select name from vendor where exists (select from list where list.vendor_id = vendor.vendor_id) order by 1",
    ),
    lists: await read("select name, purchased_on from list order by 1"),
    charges: await read("select amount_minor, currency, basis from charge order by 1"),
    deals: await read(
      "select external_id, status, opened_on, won_on, mrr_minor, months from deal order by 1",
    ),
    links: await read(
      "select external_id, vendor_lead_id, method, share_count from match join deal using (deal_id) join lead using (lead_id) order by 1, 2",
    ),
    signals: await read(
      "select vendor_lead_id, step_id, at, polarity from signal join lead using (lead_id) order by 1, 2, 3, 4",
    ),
    progress:
      await read(`select vendor_lead_id, outcome, frontier, clock_on, cost_minor, duplicate, first_win, deals, won_value_minor
      from lead_progress join lead using (lead_id) order by 1, lead.purchased_on`),
    stalls: await stallsReport(db, {}),
    vendorRows: (await vendorsReport(db, {})).vendors.map(({ vendorId: _, ...row }) => row),
  };
}

describe("an import undone", () => {
  it("leaves everything as it was before it: leads, their list, vendor and charge", async () => {
    await take(leadHeader, leads("A", 5), { vendor: "First", list: "One", purchasedOn: "2026-01-10" });
    const before = await inside(everything);
    const { importId } = await take(leadHeader, leads("B", 4), {
      vendor: "Second",
      list: "Two",
      purchasedOn: "2026-02-10",
      cost: { minor: 90_000, currency: "USD" },
    });
    expect((await inside(everything)).stalls.leads).toBe(9);
    const result = await undone(importId);
    expect(result.counts).toMatchObject({ leads: 4, charges: 1 });
    expect(result.kept).toEqual([]);
    expect(await inside(everything)).toEqual(before);
  });

  it("brings back what a later file had overwritten, and can be done again", async () => {
    await take(dealHeader, [["D0", "A0", "Open", "2026-02-01", null, null, null]], { mapping: dealMapping });
    const before = await inside(everything);
    const changing = [
      ["D0", "A0", "Won", "2026-02-01", "2026-04-01", "500.00", "12"],
      ["D1", "A1", "Won", "2026-02-05", "2026-03-05", "100.00", "12"],
    ];
    const first = await take(dealHeader, changing, { mapping: dealMapping });
    expect(first).toMatchObject({ accepted: 2, changed: 1 });
    const after = await inside(everything);
    expect(after.stalls.states.won).toBe(2);
    const result = await undone(first.importId);
    expect(result.counts).toMatchObject({ restored: 1, deals: 1 });
    expect(await inside(everything)).toEqual(before);
    const again = await take(dealHeader, changing, { mapping: dealMapping });
    expect(again).toMatchObject({ accepted: 2, changed: 1, sameFileAs: null });
    expect(await inside(everything)).toEqual(after);
    await undone(again.importId);
  });

  it("takes signals back from leads of other imports", async () => {
    const before = await inside(everything);
    const { importId } = await take(
      signalHeader,
      [
        ["A0", "Reached", "2026-01-12", "positive"],
        ["A1", "Pain agreed", "2026-01-15", "negative"],
      ],
      { kind: "signals" },
    );
    expect((await undone(importId)).counts.signals).toBe(2);
    expect(await inside(everything)).toEqual(before);
  });

  it("frees the leads of other lists from being duplicates of what is gone", async () => {
    const before = await inside(everything);
    const { importId } = await take(leadHeader, leads("C", 3), {
      vendor: "Earlier",
      list: "Old",
      purchasedOn: "2025-12-01",
    });
    const between = await inside(everything);
    expect(between.leads.filter((row) => (row as { duplicate: boolean }).duplicate)).toHaveLength(3);
    await undone(importId);
    expect(await inside(everything)).toEqual(before);
  });

  it("keeps the lead that somebody has built on since, with its charge, and names it", async () => {
    const { importId } = await take(leadHeader, leads("K", 3), {
      vendor: "Kept",
      list: "Kept",
      purchasedOn: "2026-03-01",
      cost: { minor: 300, currency: "USD" },
    });
    await take(signalHeader, [["K1", "Reached", "2026-03-04", "positive"]], { kind: "signals" });
    const result = await undone(importId);
    expect(result.counts.leads).toBe(2);
    expect(result.kept).toEqual([
      { what: "lead", line: 3, name: "Company 1", why: "signals were added to it since" },
      { what: "charge", line: null, name: "flat", why: "leads of its list are kept" },
    ]);
    const { leads: left } = await inside(everything);
    expect(left.filter((row) => (row as { vendor: string }).vendor === "Kept")).toHaveLength(1);
  });

  it("whose charge was kept is not charged twice when the file is imported again", async () => {
    const file = {
      vendor: "Once",
      list: "Once",
      purchasedOn: "2026-03-01",
      cost: { minor: 10_000, currency: "USD" },
    };
    const { importId } = await take(leadHeader, leads("Q", 2), file);
    await take(signalHeader, [["Q1", "Reached", "2026-03-04", "positive"]], { kind: "signals" });
    await undone(importId);
    await take(leadHeader, leads("Q", 2), file);
    const { charges } = await inside(everything);
    expect(charges.filter((row) => (row as { amount_minor: number }).amount_minor === 10_000)).toHaveLength(
      1,
    );
  });

  it("keeps the deal that a later import has changed since, and names it", async () => {
    const first = await take(dealHeader, [["E1", "A2", "Open", "2026-03-01", null, null, null]], {
      mapping: dealMapping,
    });
    const second = await take(dealHeader, [["E1", "A2", "Won", "2026-03-01", "2026-05-01", "10.00", "12"]], {
      mapping: dealMapping,
    });
    expect((await undone(first.importId)).kept).toEqual([
      { what: "deal", line: 2, name: "E1", why: `import ${second.importId} changed it since` },
    ]);
    expect((await undone(second.importId)).counts.restored).toBe(1);
  });

  it("leaves derived rows that a rebuild would make the same", async () => {
    const maintained = await inside(everything);
    await inside(rebuildProgress);
    expect(await inside(everything)).toEqual(maintained);
  });

  it.each([
    ["an import that is not here", 999_999, /There is no import 999999/],
    ["an import that was undone before", 2, /was undone before/],
  ])("%s cannot be undone", async (_, importId, sentence) => {
    await expect(undone(importId)).rejects.toThrow(sentence);
  });
});
