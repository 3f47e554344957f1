// Do files of tables hold the numbers of their pages, all rows, exact amounts, and nothing that a spreadsheet would run?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, test, vi } from "vitest";
import { decodeLeadFilters } from "../../app/domain/filters";
import { decimal } from "../../app/domain/money";
import { boardReport } from "../../app/reports/boardReport";
import { cohortsReport } from "../../app/reports/cohortsReport";
import { tables } from "../../app/reports/exports/tables";
import { leadsReport } from "../../app/reports/leadsReport";
import { magicCloseReport } from "../../app/reports/magicCloseReport";
import { nextDollarReport } from "../../app/reports/nextDollarReport";
import { paidTwiceReport } from "../../app/reports/paidTwiceReport";
import { placketReport } from "../../app/reports/placketReport";
import { type StepFinding, stepsReport } from "../../app/reports/stepsReport";
import { vendorReport } from "../../app/reports/vendorReport";
import { wasteReport } from "../../app/reports/wasteReport";
import type { BucketPart } from "../../app/reports/wasteSums";
import { withOrganization } from "../../db/connection";
import { eachBatch } from "../../db/cursor";
import type { Db } from "../../db/schema";
import { printSteps } from "../../scripts/commands/reportSteps";
import { printWaste } from "../../scripts/commands/reportWaste";
import { type TestDatabase, testDatabase } from "../support/database";
import { exportResponse, exportRows, exportText } from "../support/exportText";
import { importSample } from "../support/importSample";
import { csv, importText } from "../support/importText";

const asOf = "2026-10-31";
let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const rowsOf = (name: string, query = "") => exportRows(database, name, `?as-of=${asOf}${query}`);
const money = (minor: number | null) => (minor === null ? "" : decimal(minor, 2));
const text = (value: number | string | null) => (value === null ? "" : String(value));

beforeAll(async () => {
  database = await testDatabase();
  await importSample(database);
}, 120_000);
afterAll(() => database.close());

describe("a table's file", () => {
  it.each(Object.keys(tables))(
    "%s is CSV with a mark of UTF-8, and a name that tells the day",
    async (name) => {
      const response = await exportResponse(database, name, `?as-of=${asOf}`);
      expect(response.headers.get("Content-Disposition")).toContain(`placket-${name}-${asOf}.csv`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      expect(new TextDecoder().decode(bytes)).toMatch(/^[A-Z][^\r\n]+\r\n/);
    },
  );

  it("there is none of a name nobody gave", async () => {
    await expect(exportResponse(database, "toString")).rejects.toMatchObject({ status: 404 });
  });

  it("asked for its head alone, it gives none of its rows", async () => {
    const response = await exportResponse(database, "leads", "", { method: "HEAD" });
    expect(await response.text()).toBe("");
  });
});

describe("the numbers are those of the page", () => {
  test("the lists of a vendor, and the deals its leads are given credit for", async () => {
    const { vendors } = await inside((db) => boardReport(db, { asOf }));
    for (const { vendorId, deals } of vendors.vendors) {
      const report = await inside((db) => vendorReport(db, vendorId, { asOf }));
      const rows = await rowsOf("vendor-lists", `&vendor=${vendorId}`);
      expect(rows.map((row) => [row.List, row.Leads, row["Net spend"], row["Revenue basis"]])).toEqual(
        report?.lists.map((row) => [row.list, text(row.leads), money(row.spendMinor), "the whole contract"]),
      );
      const names = (await rowsOf("deals", `&vendor=${vendorId}`)).map((row) => row["Linked vendors"]);
      expect(names.length).toBe(deals);
      expect(names.filter((name) => !name?.includes(report?.vendor ?? ""))).toEqual([]);
    }
    expect(await rowsOf("vendor-lists")).toEqual([]);
  });

  test("steps, vendors and months of the board", async () => {
    const { stalls, vendors, trend } = await inside((db) => boardReport(db, { asOf }));
    const steps = await rowsOf("stalls");
    expect(steps.slice(0, stalls.steps.length).map((row) => [row.Step, row.Stalled, row.Stranded])).toEqual(
      stalls.steps.map((row) => [row.step, text(row.stalled), money(row.strandedMinor)]),
    );
    expect(
      (await rowsOf("vendors")).map((row) => [
        row.Vendor,
        row["Net spend"],
        row.CAC,
        row["Close rate"],
        row["Close rate, n"],
      ]),
    ).toEqual(
      vendors.vendors.map((row) => [
        row.vendor,
        money(row.spendMinor),
        money(row.cacMinor),
        text(row.closeRate.value),
        text(row.closeRate.n),
      ]),
    );
    expect((await rowsOf("months")).map((row) => [row["Bought in"], row.Leads])).toEqual(
      trend.map((row) => [text(row.month), text(row.leads)]),
    );
  });

  test("cohorts, what was paid twice, and what a step is worth", async () => {
    const { cohorts } = await inside((db) => cohortsReport(db, { asOf }));
    expect((await rowsOf("cohorts")).map((row) => [row.Cohort, row.Leads, row.Won])).toEqual(
      cohorts.map(({ name, n, won }) => [text(name), text(n), text(won)]),
    );
    const twice = await inside((db) => paidTwiceReport(db, { asOf }, { pageSize: 1000 }));
    expect((await rowsOf("paid-twice")).map((row) => [row.Lead, row.Cost, row["First cost"]])).toEqual(
      twice.rows.map((row) => [row.name, money(row.cost_minor), money(row.first_cost_minor)]),
    );
    const { fixes } = await inside((db) => nextDollarReport(db, { asOf }));
    expect((await rowsOf("fixes")).map((row) => [row.Step, row["More wins of 100 leads"]])).toEqual(
      fixes.map(({ step, wins }) => [step, text(wins?.value ?? null)]),
    );
  });

  test("buckets add up to the charges, to the cent, in all and in each group", async () => {
    const report = await inside((db) => wasteReport(db, { asOf, by: "month" }));
    const cents = (rows: Record<string, string>[], head: string) =>
      rows.reduce((sum, row) => sum + Math.round(Number(row[head]) * 100), 0);
    expect(cents(await rowsOf("waste"), "Money")).toBe(report.chargesMinor);
    const groups = await rowsOf("waste-groups", "&by=month");
    expect(groups.map((row) => row.Name)).toEqual(report.groups.map(({ name }) => name ?? ""));
    expect(cents(groups, "Waste")).toBe(report.wasteMinor);
  });

  test("steps and magic closes, the latter all of them", async () => {
    const steps = await inside((db) => stepsReport(db, { asOf }));
    expect(
      (await rowsOf("steps")).map((row) => [row.Step, row.Objected, row["Won when answered, won"]]),
    ).toEqual(
      steps.steps.map((row) => [
        row.step,
        text(row.objected),
        row.effect === null ? "" : text(row.answeredWins.won),
      ]),
    );
    const magic = await inside((db) => magicCloseReport(db, { asOf }));
    expect(await rowsOf("magic-closes")).toHaveLength(magic.magic.leads);
  });

  it.each([
    { query: "", why: "all" },
    { query: "&state=stalled&sort=company", why: "a state, sorted" },
    { query: "&bucket=objection+left+open&page=2", why: "a bucket; the page does not count" },
  ])("leads: $why, in the page's order", async ({ query }) => {
    const params = new URLSearchParams(`as-of=${asOf}${query}`);
    const filters = { ...decodeLeadFilters(params), page: undefined };
    const { rows } = await inside((db) => leadsReport(db, filters, { pageSize: 5000 }));
    expect(rows.length).toBeGreaterThan(20);
    expect(
      (await rowsOf("leads", query)).map((row) => [
        row["Lead id"],
        row["Lead's state"],
        row.Cost,
        row.Bucket,
      ]),
    ).toEqual(rows.map((row) => [text(row.vendorLeadId), row.state, money(row.costMinor), row.bucket]));
  });

  test("rows of buttons", async () => {
    const { rows } = await inside((db) => placketReport(db, { asOf, sort: "spend" }, { pageSize: 5000 }));
    const exported = await rowsOf("placket", "&sort=spend");
    expect(exported.map((row) => [row["Lead id"], row.State, row["Days silent"]])).toEqual(
      rows.map((row) => [text(row.vendorLeadId), row.state, text(row.silentDays)]),
    );
    expect(exported[0]?.Reached).toBe(rows[0]?.steps.find(({ step }) => step === "Reached")?.state);
  });
});

test("buckets and steps are those of the command line too", async () => {
  const said: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
  await inside((db) => printWaste(db, { asOf }, true));
  await inside((db) => printSteps(db, { asOf }, true));
  log.mockRestore();
  const [waste, steps] = said.map((json) => JSON.parse(json));
  expect((await rowsOf("waste")).map((row) => [row.Bucket, row.Step, row.Leads, row.Money])).toEqual(
    waste.buckets.map((part: BucketPart) => [
      part.bucket,
      part.step === null ? "at no step" : (part.step ?? ""),
      text(part.leads),
      money(part.minor),
    ]),
  );
  expect((await rowsOf("steps")).map((row) => [row.Step, row.Came, row["Kept silent"]])).toEqual(
    steps.steps.map((row: StepFinding) => [row.step, text(row.came), text(row.keptSilent)]),
  );
});

test.each([
  { rows: 250, batches: [100, 100, 50], why: "the last one is short" },
  { rows: 200, batches: [100, 100], why: "they are all full" },
  { rows: 0, batches: [], why: "there is nothing" },
])(
  "rows come batch by batch, in order, the next only when the one before is dealt with: $why",
  async ({ rows, batches }) => {
    const [sizes, numbers]: [number[], number[]] = [[], []];
    let busy = false;
    await inside((db) =>
      eachBatch(db, sql<{ n: number }>`select n from generate_series(1, ${rows}::int) n order by n desc`, {
        size: 100,
        take: async (batch) => {
          expect(busy).toBe(false);
          busy = true;
          await Promise.resolve();
          sizes.push(batch.length);
          numbers.push(...batch.map(({ n }) => n));
          busy = false;
        },
      }),
    );
    expect(sizes).toEqual(batches);
    expect(numbers).toEqual(Array.from({ length: rows }, (_, at) => rows - at));
  },
);

test("a reader who leaves in the middle lets the connection go, and nothing is written down as a fault", async () => {
  const response = await exportResponse(database, "leads");
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await expect
    .poll(async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`.execute(database.db);
      return rows[0]?.n;
    })
    .toBe(0);
});

test("a lead's name that a spreadsheet would run is guarded; numbers stay numbers", async () => {
  await importText(database, csv(["Id", "Company", "Price"], [["f1", "=HYPERLINK(1)", "12.50"]]), {
    mapping: {
      kind: "leads",
      columns: { "lead.vendor_lead_id": "Id", "lead.company": "Company", "lead.cost": "Price" },
    },
    ...{ vendor: "Ärger & Söhne", list: "Odd", purchasedOn: "2026-10-01" },
  });
  const found = await exportText(database, "leads", "?q=HYPERLINK");
  expect(found).toContain('"\'=HYPERLINK(1)"');
  expect(found).toContain("Ärger & Söhne");
  expect(found).toContain(",12.50,");
});
