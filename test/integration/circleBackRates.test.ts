// Are the rates of circling back what a reader who counts by hand would say?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { circleBackRatesReport } from "../../app/reports/circleBackRatesReport";
import { circleBackReport } from "../../app/reports/circleBackReport";
import { withOrganization } from "../../db/connection";
import { findToday } from "../../db/queries/organization";
import { listStepChances } from "../../db/queries/stepChances";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads, type NamedLead } from "../support/importOracleLeads";
import type { OracleLead, OracleSignal } from "../support/oracleLead";
import { no, yes } from "../support/stateCase";

let database: TestDatabase;
let today: string;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const ago = (days: number) => addDays(today, -days);
const price = "Price range accepted";
const pain = "Pain agreed";

beforeAll(async () => {
  database = await testDatabase();
  today = await inside(findToday);
  const lead = (signals: OracleSignal[], more: Partial<OracleLead> = {}): OracleLead => ({
    ...{ purchased_on: ago(60), as_of: today, signals, ...more },
  });
  const old = (id: number, won: boolean): NamedLead => ({
    id: `old ${id}`,
    lead: {
      ...{ purchased_on: ago(200), as_of: today, signals: [yes("Reached", ago(190)), no(pain, ago(185))] },
      deals: [{ status: won ? "won" : "lost", opened_on: ago(180), [won ? "won_on" : "lost_on"]: ago(150) }],
    },
  });
  await importOracleLeads(database, [
    { id: "open", lead: lead([no(price, ago(30), { issue: "price" })]) },
    {
      id: "resolved",
      lead: lead([
        no(price, ago(30), { issue: "price" }),
        no(price, ago(29), { issue: "price" }),
        yes(price, ago(20)),
      ]),
    },
    {
      id: "twice",
      lead: lead([
        no(price, ago(30), { issue: "timing" }),
        yes(price, ago(25)),
        no(price, ago(9), { issue: "timing" }),
      ]),
    },
    { id: "early", lead: lead([no(price, ago(50), { issue: "price" })]) },
    {
      id: "won open",
      lead: lead([no(price, ago(30), { issue: "price" })], {
        deals: [{ status: "won", opened_on: ago(40), won_on: ago(10) }],
      }),
    },
    ...Array.from({ length: 24 }, (_, id) => old(id, id < 6)),
  ]);
  await circleBack("open", { owner: "Maria", due: ago(20), done: ago(20) });
  await circleBack("resolved", { owner: "Maria", due: ago(15), done: null });
  await circleBack("early", { owner: "Piotr", due: ago(5), done: ago(4) });
  await circleBack("twice", { owner: "Piotr", due: today, done: null });
});
afterAll(() => database.close());

async function circleBack(
  lead: string,
  { owner, due, done }: { owner: string; due: string; done: string | null },
) {
  await inside(async (db) => {
    const { signal_id } = await db
      .selectFrom("signal")
      .innerJoin("lead", "lead.lead_id", "signal.lead_id")
      .select("signal_id")
      .where("vendor_lead_id", "=", lead)
      .where("polarity", "=", "negative")
      .orderBy("at", "desc")
      .executeTakeFirstOrThrow();
    const done_at = done && `${done}T16:00:00Z`;
    await db
      .insertInto("circle_back")
      .values({ signal_id, owner, due_on: due, done_at, prompt: null, snoozed_to: null, note: null })
      .execute();
  });
}
const counts = (rate: { hits: number; n: number }) => `${rate.hits}/${rate.n}`;

describe("rates", () => {
  it("count an objection once until it is answered, when it was raised in the time, also where the lead was won since", async () => {
    const report = await inside((db) => circleBackRatesReport(db, {}, { days: 40 }));
    expect(counts(report.whole.resolved)).toBe("2/5");
    const named = report.byIssue.map(({ name, resolved }) => [name, counts(resolved)]);
    expect(named).toEqual([
      ["price", "1/3"],
      ["timing", "1/2"],
    ]);
  });

  it("count a circle-back as due once its day has passed, unless the buyer resolved it before", async () => {
    const report = await inside((db) => circleBackRatesReport(db, {}, { days: 40 }));
    expect(counts(report.whole.inTime)).toBe("1/2");
    const owners = report.byOwner.map(({ name, inTime, resolved }) => [
      name,
      counts(inTime),
      counts(resolved),
    ]);
    expect(owners.sort()).toEqual([
      [null, "0/0", "1/2"],
      ["Maria", "1/1", "1/2"],
      ["Piotr", "0/1", "0/1"],
    ]);
  });

  it("know only what had happened by the day looked at", async () => {
    const report = await inside((db) => circleBackRatesReport(db, { asOf: ago(26) }, { days: 30 }));
    expect(counts(report.whole.resolved)).toBe("0/5");
  });

  it("are of one vendor where asked, and of nobody where there is none", async () => {
    const report = await inside((db) => circleBackRatesReport(db, { vendor: 999 }, { days: 40 }));
    expect(report.whole).toMatchObject({ resolved: { n: 0, value: null }, inTime: { n: 0, value: null } });
  });
});

describe("the chance of a step", () => {
  it("is won of the leads that reached it and are old enough, with won leads on every step", async () => {
    const found = await inside((db) => listStepChances(db, { boughtBy: ago(180) }));
    expect(found.slice(0, 5)).toEqual([
      ...[1, 2, 3, 4].map((step) => ({ step, reached: 24, won: 6 })),
      { step: 5, reached: 6, won: 6 },
    ]);
    expect(await inside((db) => listStepChances(db, { boughtBy: ago(201) }))).toEqual([]);
  });

  it("orders with the money where at least 20 leads tell it, and says so where they do not", async () => {
    const at = (step: number) => inside((db) => circleBackReport(db, { step, lost: true }));
    const known = await at(4);
    expect(known.rows[0]?.chance).toMatchObject({ value: 0.25, n: 24 });
    expect(known.byMoney).toBeNull();
    const unknown = await at(7);
    expect(unknown.byMoney).toContainEqual({ step: price, n: 6 });
  });
});
