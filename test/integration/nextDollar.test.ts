// Are the uses of the next dollar, and what stands out, what a hand reckons from the sample, on the page and on the command line?
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { circleBackReport } from "../../app/reports/circleBackReport";
import { findingsReport } from "../../app/reports/findingsReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { nextDollarReport } from "../../app/reports/nextDollarReport";
import { stepsReport } from "../../app/reports/stepsReport";
import { withOrganization } from "../../db/connection";
import type { Db } from "../../db/schema";
import { reportCommand } from "../../scripts/commands/report";
import { sampleAnswers } from "../fixtures/sampleAnswers";
import { type TestDatabase, testDatabase } from "../support/database";
import { importSample } from "../support/importSample";
import { whatPrints } from "../support/whatPrints";

const { asOf } = sampleAnswers;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await importSample(database);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.close();
});

const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const json = async (name: string) =>
  JSON.parse(await whatPrints(database, reportCommand, [name, "--as-of", asOf, "--json"]));

test("each step's flow is what the list of leads says, and its worth the formula shown", async () => {
  const report = await inside((db) => nextDollarReport(db, { asOf, points: 10, profit: "5000" }));
  expect(report).toMatchObject({ profitMinor: 5_000_00, profitFrom: "typed", points: 0.1 });
  expect(report.fixes.length).toBeGreaterThan(5);
  const to = ripeDay(asOf, report.horizonDays);
  const count = (filters: object) =>
    inside((db) => leadsReport(db, { ...filters, to, asOf })).then(({ leads }) => leads);
  expect(report.leads).toBe(await count({}));
  for (const { stepId, step, passRate, winRate, wins, points } of report.fixes) {
    const reached = await count({ step: stepId, stepState: "reached" });
    expect({ step, n: passRate.n }).toEqual({ step, n: reached });
    const share = passRate.value ?? 0;
    const gained = Math.min(0.1, 1 - share);
    expect(points).toBeCloseTo(gained, 12);
    expect(wins?.value ?? null).toBeCloseTo(
      (100 * gained * reached * (winRate.value ?? 0)) / report.leads,
      9,
    );
  }
});

test("what is held at a step is what the ledger lists there, and a circle-back costs our time", async () => {
  const report = await inside((db) => nextDollarReport(db, { asOf, minutes: 30, hour: "80" }));
  expect(report.circleBack.costMinor).toBe(report.circleBack.objections * 40_00);
  for (const { stepId, step, objections, leads } of report.held) {
    const { totals } = await inside((db) => circleBackReport(db, { step: stepId, asOf }));
    expect({ step, objections, leads }).toEqual({ step, objections: totals.objections, leads: totals.leads });
  }
});

test("an answered objection is won as often as the page of the steps says; at the close it says nothing", async () => {
  const report = await inside((db) => nextDollarReport(db, { asOf }));
  const { steps } = await inside((db) => stepsReport(db, { asOf }));
  const answered = report.held.map(({ step, answered, wins }) => [step, answered.n, wins === null]);
  expect(answered.length).toBeGreaterThan(5);
  expect(answered).toEqual(
    answered.map(([name]) => {
      const found = steps.find(({ step }) => step === name);
      const n = found?.kind === "close" ? 0 : found?.answeredWins.rate.n;
      return [name, n, n === 0];
    }),
  );
  expect(steps.find(({ kind }) => kind === "close")?.answeredWins.rate.n).toBeGreaterThan(0);
});

test("the command line prints what the pages show", async () => {
  expect(await json("next-dollar")).toEqual(
    JSON.parse(JSON.stringify(await inside((db) => nextDollarReport(db, { asOf })))),
  );
  const findings = await inside((db) => findingsReport(db, { asOf }));
  expect(await json("findings")).toEqual(JSON.parse(JSON.stringify(findings)));
  expect(await whatPrints(database, reportCommand, ["findings", "--as-of", asOf])).toContain(
    `1. ${findings.findings[0]?.sentence}`,
  );
});

function ripeDay(day: string, horizonDays: number): string {
  return new Date(Date.parse(day) - horizonDays * 86_400_000).toISOString().slice(0, 10);
}
