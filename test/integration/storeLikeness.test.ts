// Does a look by likeness leave the same rows whatever an earlier one left, and write none that say the same?
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withOrganization } from "../../db/connection";
import { decideMatches, type MatchedPair } from "../../db/queries/decideMatch";
import { rebuildProgress } from "../../db/queries/derive";
import { type LikenessFound, storeLikeness } from "../../db/queries/storeLikeness";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { drawing } from "../support/drawing";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
let deals: number[];
let leads: number[];
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

/** Leads of five companies, of which the first has three, one of them bought too late for every deal; deals that no exact key links. */
beforeEach(async () => {
  database = await testDatabase();
  const buy = (rows: string[][], purchasedOn: string) =>
    importText(database, csv(["ID", "Company", "Email"], rows), {
      ...{ vendor: "Northwind", list: `List ${purchasedOn}`, purchasedOn },
    });
  const lead = (n: number, company: number) => [`A${n}`, `Alder ${n}`, `a${n}@alder${company}.example`];
  await buy([lead(1, 1), lead(2, 1), lead(3, 2), lead(4, 3), lead(5, 4), lead(6, 5)], "2026-01-10");
  await buy([lead(7, 1)], "2026-03-01");
  await importText(
    database,
    csv(
      ["Deal", "Company", "Status", "Opened", "Won", "Amount"],
      [1, 2, 3, 4, 5].map((n) => [
        ...[`D${n}`, `Birch ${n}`, "won", n === 5 ? "2025-12-01" : "2026-02-01", "2026-02-20", "500.00"],
      ]),
    ),
    {
      mapping: {
        kind: "deals",
        columns: {
          ...{ "deal.deal_id": "Deal", "deal.company": "Company", "deal.status": "Status" },
          ...{ "deal.opened_on": "Opened", "deal.won_on": "Won", "deal.amount": "Amount" },
        },
      },
    },
  );
  [deals, leads] = await inside(async (db) => [
    (await db.selectFrom("deal").select("deal_id").orderBy("deal_id").execute()).map((row) => row.deal_id),
    (await db.selectFrom("lead").select("lead_id").orderBy("lead_id").execute()).map((row) => row.lead_id),
  ]);
});
afterEach(() => database.close());

/** Of each deal up to three pairs, with few enough things to say that the next look often says the same. */
function look(draw: (below: number) => number): LikenessFound[] {
  return deals.flatMap((dealId) => {
    const pairs = leads.filter(() => draw(4) === 0).slice(0, 3);
    return pairs.map((leadId): LikenessFound => {
      const nth = draw(2);
      return {
        ...{ dealId, leadId, decision: draw(3) === 0 ? "queued" : "linked" },
        ...{ probability: [0.9, 0.991][nth] ?? 0, reasons: [{ words: `it's "so"\\${nth}`, weight: 1.25 }] },
      };
    });
  });
}

const rows = async (db: Db, columns = "match.*") => {
  const query = sql.raw<object>(`select ${columns} from match order by deal_id, lead_id`);
  return (await query.execute(db)).rows.map((row) => ({ ...row, decided_at: undefined }));
};
const progress = (db: Db) =>
  sql`select * from lead_progress order by lead_id`.execute(db).then(({ rows }) => rows);

it.each([1, 2, 3, 4])("looks one after the other leave what the last alone does (seed %d)", async (seed) => {
  const draw = drawing(seed);
  for (let nth = 0; nth < 12; nth += 1)
    await inside(async (db) => {
      const found = look(draw);
      const seen = nth % 4 === 3 ? deals.slice(0, 3) : deals;
      const given = { deals: seen, found: found.filter(({ dealId }) => seen.includes(dealId)) };
      if (nth === 6) {
        const { rows: some } = await sql<MatchedPair>`
          select deal_id as "dealId", lead_id as "leadId" from match order by deal_id, lead_id limit 2`.execute(
          db,
        );
        await decideMatches(db, { pairs: some, decision: "never", by: "Ana" });
      }
      await storeLikeness(db, given);
      const kept = await rows(db);
      const derived = await progress(db);
      await sql`delete from match where decided_by is null and deal_id = any (${seen}::bigint[])`.execute(db);
      await storeLikeness(db, given);
      expect(kept).toEqual(await rows(db));
      await rebuildProgress(db);
      expect(derived).toEqual(await progress(db));
    });
});

it("a look that finds the same writes no row, also where a link says why it has no credit", async () => {
  const [first = 0] = leads;
  const found = look(drawing(7)).filter(({ leadId }) => leadId !== first);
  for (const dealId of deals) {
    const reasons = [{ words: "company name", weight: 9 }];
    found.push({ dealId, leadId: first, decision: "linked", probability: 0.99, reasons });
  }
  await inside((db) => storeLikeness(db, { deals, found }));
  const before = await inside((db) => rows(db, "ctid, xmin, match.*"));
  expect(JSON.stringify(before)).toContain("bought after the deal opened");
  expect(JSON.stringify(before)).toContain("same account as a lead");
  await inside((db) => storeLikeness(db, { deals, found }));
  expect(await inside((db) => rows(db, "ctid, xmin, match.*"))).toEqual(before);
  await inside((db) => storeLikeness(db, { deals, found: found.slice(1) }));
  expect(await inside((db) => rows(db, "ctid, xmin, match.*"))).not.toEqual(before);
});

it("a pair that is linked no longer has no share, and its lead no deal", async () => {
  const [dealId = 0] = deals;
  const [, , leadId = 0] = leads;
  const found = (decision: "linked" | "queued"): LikenessFound[] => [
    { dealId, leadId, decision, probability: 0.95, reasons: [{ words: "company name", weight: 9 }] },
  ];
  const stands = () =>
    inside(async (db) => ({
      match: await db.selectFrom("match").select(["decision", "share_count"]).execute(),
      won: (await sql`select from lead_progress where outcome = 'won'`.execute(db)).rows.length,
    }));
  await inside((db) => storeLikeness(db, { deals, found: found("linked") }));
  expect(await stands()).toEqual({ match: [{ decision: "linked", share_count: 1 }], won: 1 });
  await inside((db) => storeLikeness(db, { deals, found: found("queued") }));
  expect(await stands()).toEqual({ match: [{ decision: "queued", share_count: null }], won: 0 });
  await inside((db) => storeLikeness(db, { deals: deals.slice(1), found: [] }));
  expect((await stands()).match).toHaveLength(1);
  await inside((db) => storeLikeness(db, { deals, found: [] }));
  expect(await stands()).toEqual({ match: [], won: 0 });
});

it("a pair that is queued says what the look says, also after a person linked it and forgot that; a link, when it was made", async () => {
  const pair = { dealId: deals[4] as number, leadId: leads[2] as number };
  const look = (decision: "queued" | "linked") => ({
    deals: [pair.dealId],
    found: [{ ...pair, decision, probability: 0.9, reasons: [{ words: "alike", weight: 1 }] }],
  });
  await inside(async (db) => {
    const row = async () =>
      (await sql`select decision, reasons, decided_at = now() as now from match`.execute(db)).rows;
    await storeLikeness(db, look("queued"));
    const first = await row();
    await decideMatches(db, { pairs: [pair], decision: "linked", by: "Ana" });
    await decideMatches(db, { pairs: [pair], decision: null, by: "Ana" });
    await storeLikeness(db, look("queued"));
    expect(await row()).toEqual(first);
    await sql`update match set decided_at = now() - interval '22 days'`.execute(db);
    await storeLikeness(db, look("linked"));
    expect(await row()).toMatchObject([{ decision: "linked", now: true }]);
  });
});
