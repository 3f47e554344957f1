// Do charges of every basis fall on the leads they paid for, to the cent, on any day, and do invoices come in by file?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportResult } from "../../app/intake/importRequest";
import { undo } from "../../app/intake/undo";
import { boardReport } from "../../app/reports/boardReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  const mapping = {
    kind: "leads",
    columns: { "lead.vendor_lead_id": "Id", "lead.company": "Company", "lead.purchased_on": "Bought" },
  };
  const rows = (prefix: string, days: string[]) =>
    days.map((day, index) => [`${prefix}${index}`, `${prefix} company ${index}`, day]);
  const header = ["Id", "Company", "Bought"];
  await importText(
    database,
    csv(header, rows("a", ["2026-01-05", "2026-01-20", "2026-02-03", "2026-02-10"])),
    {
      ...{ mapping, vendor: "Ardent", list: "A1" },
    },
  );
  await importText(database, csv(header, rows("b", ["2026-01-09", "2026-03-01", "2026-03-02"])), {
    ...{ mapping, vendor: "Bellow", list: "B1" },
  });
  await importText(
    database,
    csv(
      ["lead", "step", "at", "polarity"],
      [
        ["a0", "Appointment set", "2026-01-12", "positive"],
        ["a1", "Pain agreed", "2026-02-20", "positive"],
        ["b0", "Appointment held", "2026-02-01", "negative"],
      ],
    ),
    {
      mapping: {
        kind: "signals",
        columns: {
          "signal.lead_id": "lead",
          "signal.step": "step",
          "signal.at": "at",
          "signal.polarity": "polarity",
        },
      },
    },
  );
});
afterAll(() => database.close());

const header = [
  "Vendor",
  "List",
  "Basis",
  "Qty",
  "Unit price",
  "Amount",
  "Period start",
  "Period end",
  "Invoice date",
];
const invoice = (...rows: (string | number)[][]) => csv(header, rows);

/** What each lead carries, by its vendor's id, on a day. */
async function costs(asOf?: string): Promise<Record<string, number | null>> {
  const report = await inside((db) => leadsReport(db, { asOf }, { pageSize: 100 }));
  return Object.fromEntries(
    report.rows
      .map((row) => [row.vendorLeadId ?? "", row.costMinor] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

const takeBack = (importId: number | null) =>
  undo(database.db, { organizationId: database.organizationId, importId: importId ?? 0 });

/** Takes an invoice in, looks, and undoes it: everything derived is as if rebuilt, and in the end as before. */
async function taken(text: string, look: (result: ImportResult) => Promise<void>): Promise<void> {
  const result = await importText(database, text, { fileName: "invoice.csv" });
  try {
    await look(result);
    const maintained = await inside(derived);
    await inside(rebuildProgress);
    expect(await inside(derived)).toEqual(maintained);
  } finally {
    await takeBack(result.importId);
  }
  expect(Object.values(await costs())).toEqual([null, null, null, null, null, null, null]);
  expect(await inside(countLoose)).toBe(0);
}

const derived = async (db: Db) => [
  (await sql`select * from lead_progress order by lead_id`.execute(db)).rows,
  (await sql`select * from unallocated order by vendor_id, list_id, currency, charge_minor`.execute(db)).rows,
];
const countLoose = async (db: Db) =>
  (await sql<{ n: number }>`select count(*) as n from unallocated`.execute(db)).rows[0]?.n;

describe("a charge", () => {
  const nothing = { a0: null, a1: null, a2: null, a3: null, b0: null, b1: null, b2: null };
  it.each([
    [
      "of a list falls on all its leads",
      invoice(["Ardent", "A1", "flat", "", "", "10.03", "", "", "2026-02-01"]),
      { ...nothing, a0: 251, a1: 251, a2: 251, a3: 250 },
    ],
    [
      "per record is quantity times unit price",
      invoice(["Ardent", "A1", "record", 4, "2.50", "", "", "", ""]),
      { ...nothing, a0: 250, a1: 250, a2: 250, a3: 250 },
    ],
    [
      "per set falls on the leads of the list that reached that step, the others cost nothing",
      invoice(["Ardent", "A1", "set", 2, "150.00", "", "", "", ""]),
      { ...nothing, a0: 15_000, a1: 15_000, a2: 0, a3: 0 },
    ],
    [
      "per held appointment falls on those that reached that one",
      invoice(["Ardent", "A1", "held", 1, "300.00", "", "", "", ""]),
      { ...nothing, a0: 0, a1: 30_000, a2: 0, a3: 0 },
    ],
    [
      "per set in a period falls on those that reached it then",
      invoice(["Ardent", "", "set", 1, "99.99", "", "2026-02-01", "2026-02-28", ""]),
      { ...nothing, a0: 0, a1: 9999, a2: 0, a3: 0 },
    ],
    [
      "of a retainer spreads over the leads of its period",
      invoice(["Ardent", "", "retainer", "", "", "100.01", "2026-01-15", "2026-02-05", ""]),
      { ...nothing, a1: 5001, a2: 5000 },
    ],
    [
      "adds to another",
      invoice(
        ["Bellow", "B1", "flat", "", "", "9.00", "", "", ""],
        ["Bellow", "", "hours", 2, "50.00", "", "2026-03-01", "2026-03-31", ""],
      ),
      { ...nothing, b0: 300, b1: 5300, b2: 5300 },
    ],
  ])("%s", async (_, text, expected) => {
    await taken(text, async (result) => {
      expect(result).toMatchObject({ kind: "charges", rejected: 0, alreadyHere: 0 });
      expect(await costs()).toEqual(expected);
      expect(await inside(countLoose)).toBe(0);
    });
  });

  it("counts from its day: a list's from the purchase, a retainer's from its period, a set one's from the event", async () => {
    const text = invoice(
      ["Ardent", "A1", "set", 2, "150.00", "", "", "", "2026-06-01"],
      ["Bellow", "", "retainer", "", "", "90.00", "2026-02-01", "2026-03-31", ""],
    );
    await taken(text, async () => {
      const spend = async (asOf: string) => (await inside((db) => boardReport(db, { asOf }))).stalls;
      expect(await spend("2026-01-11")).toMatchObject({ spendMinor: 0, unallocatedMinor: 0 });
      expect(await spend("2026-01-12")).toMatchObject({ spendMinor: 30_000, unallocatedMinor: 0 });
      expect(await spend("2026-02-01")).toMatchObject({ spendMinor: 39_000, unallocatedMinor: 9000 });
      expect(await spend("2026-03-01")).toMatchObject({ spendMinor: 39_000, unallocatedMinor: 0 });
      expect(await costs("2026-01-12")).toMatchObject({ a0: 30_000 });
      expect(await costs("2026-03-01")).toMatchObject({ a0: 15_000, a1: 15_000, b1: 9000 });
    });
  });

  it("no lead can carry is unallocated: a list nobody has heard of, a month without leads, another currency", async () => {
    const text = csv(
      [...header, "Currency"],
      [
        ["Cobalt", "Never came", "flat", "", "", "70.00", "", "", "2026-02-01", "USD"],
        ["Bellow", "", "retainer", "", "", "30.00", "2025-05-01", "2025-05-31", "", "USD"],
        ["Bellow", "", "flat", "", "", "5.00", "", "", "2026-01-31", "USD"],
      ],
    );
    const neverCame = { vendor: "Cobalt", list: "Never came", isNew: true };
    await taken(text, async (result) => {
      expect(result).toMatchObject({
        ...{ accepted: 3, rejected: 0, made: { charges: 3 } },
        loose: [{ currency: "USD", charges: 1, minor: 7000, lists: [neverCame] }],
      });
      const { stalls, vendors } = await inside((db) => boardReport(db, {}));
      expect(stalls).toMatchObject({ spendMinor: 10_500, unallocatedMinor: 10_500 });
      expect(vendors.vendors.map(({ vendor, spendMinor }) => [vendor, spendMinor])).toContainEqual([
        "Cobalt",
        7000,
      ]);
    });
  });

  it("moves with the signals: reaching the step brings its share, losing it takes it away", async () => {
    await taken(invoice(["Ardent", "A1", "set", 3, "100.00", "", "", "", ""]), async () => {
      const signal = csv(
        ["lead", "step", "at", "polarity"],
        [["a3", "Appointment set", "2026-02-12", "negative"]],
      );
      const mapping = {
        kind: "signals",
        columns: {
          "signal.lead_id": "lead",
          "signal.step": "step",
          "signal.at": "at",
          "signal.polarity": "polarity",
        },
      };
      const { importId } = await importText(database, signal, { mapping });
      expect(await costs()).toMatchObject({ a0: 10_000, a1: 10_000, a2: 0, a3: 10_000 });
      await takeBack(importId);
      expect(await costs()).toMatchObject({ a0: 15_000, a1: 15_000, a2: 0, a3: 0 });
    });
  });
});

describe("an invoice", () => {
  it("taken in again adds nothing; a second equal line is a second charge", async () => {
    const line = ["Ardent", "A1", "flat", "", "", "10.00", "", "", "2026-02-01"];
    await taken(invoice(line), async () => {
      const again = await importText(database, invoice(line), { fileName: "again.csv" });
      expect(again).toMatchObject({ accepted: 0, alreadyHere: 1 });
      const twice = await importText(database, invoice(line, line), { fileName: "twice.csv" });
      expect(twice).toMatchObject({ accepted: 1, alreadyHere: 1 });
      expect((await costs()).a0).toBe(500);
      await takeBack(twice.importId);
    });
  });

  it("whose lines cannot be placed says why, line by line, and keeps the others", async () => {
    const text = invoice(
      ["", "", "flat", "", "", "10.00", "", "", ""],
      ["Ardent", "", "retainer", "", "", "10.00", "", "", ""],
      ["Ardent", "A1", "flat", "", "", "", "", "", ""],
      ["Ardent", "A1", "per dozen", "", "", "10.00", "", "", ""],
      ["Ardent", "A1", "flat", "", "", "4.00", "", "", ""],
    );
    await taken(text, async (result) => {
      expect(result).toMatchObject({ rows: 5, accepted: 1, rejected: 4 });
      expect(result.rejects.map(({ line, sentence }) => [line, sentence])).toEqual([
        [2, expect.stringContaining("names no vendor and no list")],
        [3, expect.stringContaining("names no list and no period")],
        [4, expect.stringContaining("no amount")],
        [5, expect.stringContaining("per dozen")],
      ]);
      expect((await costs()).a0).toBe(100);
    });
  });
});

describe("credits by file", () => {
  const credits = (...rows: string[][]) =>
    csv(["Vendor", "List", "Lead id", "Credit amount", "Credit date", "Reason"], rows);
  const charged = invoice(["Ardent", "A1", "flat", "", "", "40.00", "", "", "2026-02-01"]);

  it("fall on their leads or spread like a charge, and never exceed what was charged", async () => {
    await taken(charged, async () => {
      const text = credits(
        ["Ardent", "", "a0", "10.00", "2026-03-01", "wrong number"],
        ["Ardent", "", "a0", "0.01", "2026-03-02", "once more"],
        ["Ardent", "A1", "", "30.01", "2026-03-03", "too much"],
        ["Ardent", "A1", "", "3.01", "2026-03-03", "goodwill"],
        ["Ardent", "Z9", "", "1.00", "2026-03-03", "no such list"],
        ["Ardent", "", "zz", "1.00", "2026-03-03", "no such lead"],
      );
      const result = await importText(database, text, { fileName: "credits.csv" });
      expect(result).toMatchObject({
        kind: "credits",
        rows: 6,
        accepted: 2,
        rejected: 4,
        made: { credits: 2 },
      });
      expect(result.rejects.map(({ line, sentence }) => [line, sentence])).toEqual([
        [3, expect.stringMatching(/\$0\.01 would come back beside \$10\.00 .* cost \$10\.00/)],
        [4, expect.stringMatching(/\$30\.01 would come back beside \$10\.00 .* charged \$40\.00/)],
        [6, expect.stringContaining('no list "Z9"')],
        [7, expect.stringContaining('the id "zz"')],
      ]);
      const again = await importText(database, text, { fileName: "credits again.csv" });
      expect(again).toMatchObject({ accepted: 0, alreadyHere: 2, rejected: 4 });
      const { rows } = await inside((db) =>
        sql<{ sum: number }>`select sum(credited_minor)::int as sum from lead_progress`.execute(db),
      );
      expect(rows[0]?.sum).toBe(1301);
      await takeBack(result.importId);
    });
  });
});
