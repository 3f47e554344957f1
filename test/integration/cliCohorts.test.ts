// Does the command line say what comes of the leads of each month or list, and print the curves of the page?
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Trouble } from "../../app/domain/trouble";
import { cohortsReport } from "../../app/reports/cohortsReport";
import { withOrganization } from "../../db/connection";
import { reportCommand } from "../../scripts/commands/report";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import type { OracleDeal } from "../support/oracleLead";
import { whatPrints } from "../support/whatPrints";

const asOf = "2026-06-01";
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const lead = (purchased_on: string | null, ...deals: OracleDeal[]) => ({
    purchased_on,
    as_of: asOf,
    deals,
  });
  await importOracleLeads(database, [
    { id: "won", lead: lead("2026-01-10", { status: "won", opened_on: "2026-01-20", won_on: "2026-03-01" }) },
    { id: "open", lead: lead("2026-01-10") },
    { id: "lost", list: "Young", lead: lead("2026-05-20", { status: "lost", lost_on: "2026-05-25" }) },
    { id: "undated win", lead: lead("2026-01-12", { status: "won", opened_on: "2026-02-01" }) },
    { id: "undated lead", lead: lead(null) },
  ]);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

const ask = (...words: string[]) =>
  whatPrints(database, reportCommand, [...words, "--as-of", asOf, "--horizon", "90"]);
const json = async (...words: string[]) => JSON.parse(await ask(...words, "--json"));

test("cohorts as JSON are those of the page; what is undated is counted, and in no curve", async () => {
  const found = await json("cohorts");
  expect(found).toMatchObject({
    ...{ asOf, by: "month", horizonDays: 90, usualHorizonDays: 180 },
    whole: { n: 5, won: 2, lost: 1, undecided: 2, undated: 2 },
    cohorts: [
      {
        ...{ key: "2026-01", name: "Jan 2026", n: 3, won: 2, lost: 0, undecided: 1, undated: 1, young: 0 },
        share: { value: 0.5, n: 2, followedTo: 90 },
        ...{ naive: { n: 3 }, medianDays: { days: 50 } },
        projection: { leads: 1, wins: null, valueMinor: null, why: "few wins" },
      },
      { key: "2026-05", n: 1, lost: 1, share: { value: 0, n: 1 }, medianDays: { days: null } },
      { key: null, name: null, n: 1, undated: 1, share: { value: null, n: 0, followedTo: null } },
    ],
  });
  const { db, organizationId } = database;
  const page = await withOrganization(db, organizationId, (db) => cohortsReport(db, { asOf, horizon: 90 }));
  const { drawn: _, ...rest } = page;
  expect(found).toEqual(JSON.parse(JSON.stringify(rest)));
});

test("timing as JSON is one curve with a point a day, and with --by one for each month or list", async () => {
  const all = await json("timing");
  expect(all).toMatchObject({
    ...{ asOf, group: "all", n: 3, events: { won: 1, lost: 1, censored: 1 }, medianDays: 50 },
  });
  expect(all.curve).toHaveLength(91);
  expect(all.curve[4]).toMatchObject({ day: 4, won: 0, lost: 0, atRisk: 3 });
  expect(all.curve[5].lost).toBeCloseTo(1 / 3, 12);
  expect(all.curve[50]).toMatchObject({ day: 50, atRisk: 2 });
  expect(all.curve[50].won).toBeCloseTo(1 / 3, 12);
  for (const { won, wonLow, wonHigh } of all.curve) expect(wonLow <= won && won <= wonHigh).toBe(true);
  expect(await json("timing", "--by", "month")).toMatchObject([
    { group: "2026-01", n: 2, events: { won: 1, lost: 0, censored: 1 } },
    { group: "2026-05", n: 1, events: { won: 0, lost: 1, censored: 0 }, medianDays: null },
    { group: "date unknown", n: 0, curve: [], medianDays: null },
  ]);
  const byList: { group: string; n: number }[] = await json("timing", "--by", "list");
  expect(byList.map(({ group, n }) => [group, n]).sort()).toEqual([
    ["Vendor: List", 2],
    ["Vendor: Young", 1],
  ]);
});

test("tables say the same, with what is not known and why", async () => {
  const text = await ask("cohorts");
  expect(text).toContain("2 of 5 leads are in no curve");
  expect(text).toMatch(/Jan 2026 +3 +2 +0 +1 /);
  expect(text).toContain("only 1 win to learn from, 20 needed");
  expect(await ask("cohorts", "--by", "list")).toContain("Vendor: Young");
  expect(await ask("timing")).toContain("3 dated leads, 1 won, 1 lost, 1 neither by then");
});

test.each([
  [["timing", "--by", "vendor"], "Write month or list."],
  [["cohorts", "--horizon", "0"], "Write it as 180"],
])("%j is refused in a sentence", async (words, sentence) => {
  const refused = whatPrints(database, reportCommand, words);
  await expect(refused).rejects.toThrow(Trouble);
  await expect(refused).rejects.toThrow(sentence);
});
