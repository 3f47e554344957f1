// Does a word of an address that is not known choose nothing, on every page that chooses by words?
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NotKnown } from "../../app/domain/addressWords";
import { chargesReport } from "../../app/reports/chargesReport";
import { circleBackReport } from "../../app/reports/circleBackReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { paidTwiceReport } from "../../app/reports/paidTwiceReport";
import { placketReport } from "../../app/reports/placketReport";
import { unmatchedReport } from "../../app/reports/unmatchedReport";
import { withOrganization } from "../../db/connection";
import type { Db } from "../../db/schema";
import { sampleAnswers } from "../fixtures/sampleAnswers";
import { type TestDatabase, testDatabase } from "../support/database";
import { importSample } from "../support/importSample";

const { asOf } = sampleAnswers;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await importSample(database);
});
afterAll(() => database?.close());

type Asked = { notKnown?: NotKnown[] };
const page = { pageSize: 20 };
const listed: Record<string, (db: Db, asked: Asked) => Promise<number[]>> = {
  leads: async (db, asked) => {
    const { leads, rows } = await leadsReport(db, { ...asked, asOf }, page);
    return [leads, rows.length];
  },
  "leads, one by one": async (db, asked) => {
    const { leads, rows } = await leadsReport(db, { ...asked, asOf, worked: true }, page);
    return [leads, rows.length];
  },
  placket: async (db, asked) => {
    const { leads, rows } = await placketReport(db, { ...asked, asOf }, page);
    return [leads, rows.length];
  },
  "circle-back": async (db, asked) => {
    const { totals, rows } = await circleBackReport(db, { ...asked, asOf }, page);
    return [totals.all, totals.objections, rows.length];
  },
  "paid-twice": async (db, asked) => {
    const { total, rows } = await paidTwiceReport(db, { ...asked, asOf }, page);
    return [total, rows.length];
  },
  unmatched: async (db, asked) => {
    const { total, deals } = await unmatchedReport(db, { ...asked, asOf }, page);
    return [total, deals.length];
  },
  charges: async (db, asked) => {
    const { total, lines, sums } = await chargesReport(db, asked, page);
    return [total, lines.length, ...sums.map(({ chargedMinor, pricedMinor }) => chargedMinor + pricedMinor)];
  },
};

test("a part of the ledger that is not known lists nothing, beside the counts of the others", async () => {
  const inside = (asked: Asked) =>
    withOrganization(database.db, database.organizationId, (db) =>
      circleBackReport(db, { ...asked, asOf }, page),
    );
  const [all, late] = [await inside({}), await inside({ notKnown: [{ name: "show", text: "late" }] })];
  expect(all.totals.all).toBeGreaterThan(0);
  expect(late.totals).toEqual({ ...all.totals, objections: 0, leads: 0 });
  expect(late.rows).toEqual([]);
});

test.each(Object.entries(listed))("on %s", async (_name, count) => {
  const inside = (asked: Asked) =>
    withOrganization(database.db, database.organizationId, (db) => count(db, asked));
  expect(Math.min(...(await inside({})))).toBeGreaterThan(0);
  expect(Math.max(...(await inside({ notKnown: [{ name: "state", text: "stuck" }] })))).toBe(0);
});
