// Do the ledger's totals and pages come to what its rows say, however they are read: all at once, or the dearest of each step and issue alone?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { ledgerShows } from "../../app/domain/ledgerFilters";
import { withOrganization } from "../../db/connection";
import { lookAsOf, refreshProgress } from "../../db/queries/derive";
import { areFew } from "../../db/queries/heldObjections";
import { listObjections, type ObjectionRow, type ObjectionsQuery } from "../../db/queries/objections";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { randomLead } from "../support/randomLead";

let database: TestDatabase;
let today: string;
let all: ObjectionRow[];
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

const whole = { filters: {}, step: undefined, chances: [], limit: 10_000, offset: 0 };
const ways = { "all at once": { atOnce: 1_000_000 }, "by their index": { atOnce: -1 } };

beforeAll(async () => {
  database = await testDatabase();
  const leads = fc.sample(randomLead, { numRuns: 300, seed: 20_261_127 });
  await importOracleLeads(
    database,
    leads.map((lead, index) => ({ id: `r${index}`, lead: { ...lead, as_of: "2026-08-30" } })),
  );
  await inside(async (db) => {
    today = await findToday(db);
    await sql`update deal set amount_minor = case when deal_id % 3 > 0 then 1000 * (deal_id % 7) end`.execute(
      db,
    );
    await sql`insert into circle_back (signal_id, owner, due_on, snoozed_to, done_at, created_at)
      select signal_id, (array['Ana', 'Ben', null])[1 + signal_id % 3], case when signal_id % 5 > 0 then ${today}::date + (signal_id % 7)::int - 3 end,
        case when signal_id % 4 = 2 then ${today}::date + (signal_id % 11)::int - 5 end, case when signal_id % 6 = 0 then now() - interval '3 hours' end, now() - interval '5 hours'
      from signal where polarity = 'negative' and signal_id % 4 > 1`.execute(db);
    await sql`insert into signal (lead_id, step_id, issue_id, at, polarity)
      select lead_id, step_id, issue_id, now() - interval '1 hour', 'negative' from signal where polarity = 'negative' and signal_id % 5 = 0 on conflict do nothing`.execute(
      db,
    );
    // Few at a time, so that what has moved stands beside what stood before.
    const { rows } = await sql<{ lead_id: number }>`select lead_id from lead order by lead_id`.execute(db);
    for (let from = 0; from < rows.length; from += 50)
      await refreshProgress(db, { leads: rows.slice(from, from + 50).map(({ lead_id }) => lead_id) });
    const query = { ...whole, asOf: today };
    const { rows: undone } = await listObjections(db, { ...query, filters: { lost: true } });
    const { rows: done } = await listObjections(db, { ...query, filters: { lost: true, show: "done" } });
    all = [...undone, ...done];
  });
}, 180_000);
afterAll(() => database.close());

type Asked = Pick<ObjectionsQuery, "filters" | "step" | "chances">;

/** What a reader with all rows before him would say. */
function plainly({ filters, step, chances }: Asked) {
  const { vendor, list, from, to, issue, owner, show, lost } = filters;
  const boughtIn = (row: ObjectionRow) => {
    const on = bought.get(row.lead_id) ?? null;
    return (
      (from === undefined || (on !== null && on >= from)) && (to === undefined || (on !== null && on <= to))
    );
  };
  const owned = all.filter(
    (row) =>
      (vendor === undefined || row.vendor_id === vendor) &&
      (list === undefined || row.list_id === list) &&
      boughtIn(row) &&
      (step === undefined || row.position === step) &&
      (issue === undefined || (row.issue_id ?? 0) === issue) &&
      (lost || row.outcome === "open") &&
      (owner === undefined || row.owner === owner),
  );
  const shows = {
    all: ({ standing }: ObjectionRow) => standing !== "done",
    overdue: ({ standing }: ObjectionRow) => standing === "overdue",
    due: ({ standing, snoozed_to, due_on }: ObjectionRow) =>
      standing === "overdue" || (standing === "open" && (snoozed_to ?? due_on) === today),
    free: ({ standing, owner }: ObjectionRow) => standing === "open" && owner === null,
    snoozed: ({ standing }: ObjectionRow) => standing === "snoozed",
    done: ({ standing }: ObjectionRow) => standing === "done",
  };
  const rows = owned.filter(shows[show ?? "all"]);
  const values = new Map(owned.filter(shows.all).map(({ lead_id, value_minor }) => [lead_id, value_minor]));
  const known = [...values.values()].filter((value) => value !== null);
  const chanceOf = (position: number) => chances.find((chance) => chance.step === position)?.value ?? null;
  const by_money = rows.some(({ position }) => chanceOf(position) === null);
  const rank = (row: ObjectionRow) => ["overdue", "open", "snoozed", "done"].indexOf(row.standing);
  const weight = ({ risk_minor, position }: ObjectionRow) =>
    risk_minor === null ? -Infinity : risk_minor * (by_money ? 1 : (chanceOf(position) ?? 0));
  const since = (row: ObjectionRow) => raisedAt.get(row.signal_id) ?? 0;
  const by = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  rows.sort(
    (a, b) =>
      by(rank(a), rank(b)) ||
      by(weight(b), weight(a)) ||
      by(since(a), since(b)) ||
      by(a.lead_id, b.lead_id) ||
      by(a.position, b.position) ||
      by(a.issue_id ?? 0, b.issue_id ?? 0),
  );
  const count = (name: keyof typeof shows) => owned.filter(shows[name]).length;
  return {
    totals: {
      ...{
        objections: rows.length,
        leads: new Set(rows.map(({ lead_id }) => lead_id)).size,
        all: count("all"),
      },
      ...{ overdue: count("overdue"), due: count("due"), free: count("free"), snoozed: count("snoozed") },
      ...{ done: count("done"), by_money },
      all_value_minor: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
    },
    rows,
  };
}

/** The row without the totals that come with it. */
function own(row: ObjectionRow): Partial<ObjectionRow> {
  const totals = Object.keys(plainly({ filters: {}, step: undefined, chances: [] }).totals);
  return Object.fromEntries(Object.entries(row).filter(([name]) => !totals.includes(name)));
}

async function compare({
  named: { step, ...named },
  chances,
  part,
  way,
}: {
  named: Partial<ObjectionsQuery["filters"] & { step: number | undefined }>;
  chances: readonly (number | null)[];
  part: { limit: number; offset: number };
  way: { atOnce: number };
}): Promise<void> {
  const filters = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const query = { filters, step, chances: chances.map((value, index) => ({ step: index + 1, value })) };
  const found = await inside((db) => listObjections(db, { ...query, ...part, asOf: today }, way));
  const { totals, rows } = plainly(query);
  expect(found.totals).toEqual(totals);
  expect(found.rows.map(own)).toEqual(rows.slice(part.offset, part.offset + part.limit).map(own));
}

const bought = new Map<number, string | null>();
const raisedAt = new Map<number, number>();
beforeAll(async () => {
  await inside(async (db) => {
    for (const { lead_id, purchased_on } of await db
      .selectFrom("lead")
      .select(["lead_id", "purchased_on"])
      .execute())
      bought.set(lead_id, purchased_on);
    for (const { signal_id, at } of await db.selectFrom("signal").select(["signal_id", "at"]).execute())
      raisedAt.set(signal_id, at.getTime());
  });
});

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 });
const asked = fc.record({
  ...{ vendor: maybe(fc.integer({ min: 1, max: 4 })), list: maybe(fc.integer({ min: 1, max: 4 })) },
  ...{ from: maybe(fc.constant("2026-01-06")), to: maybe(fc.constant("2026-01-20")) },
  ...{ step: maybe(fc.integer({ min: 1, max: 9 })), issue: maybe(fc.integer({ min: 0, max: 5 })) },
  ...{ owner: fc.option(fc.constantFrom("Ana", "Ben"), { nil: undefined, freq: 4 }) },
  ...{ show: maybe(fc.constantFrom(...ledgerShows)), lost: maybe(fc.constant(true)) },
  chances: fc.constantFrom(
    [],
    [0, 0, 0, 0, 0, 0, 0, 0, 0],
    [0.1, 0.5, 0, 0.25, 0.3, 0, 0.7, 0.9, 1],
    [0.4, 0.35, 0.3, 0.2, 0.6, 0.65, 0.7, 0.9, 0.8],
    [0.4, null, 0.3, 0.2, null, 0.65, 0.7, 0.9, 0.8],
  ),
  ...{ limit: fc.constantFrom(1, 3, 10, 1000), page: fc.constantFrom(0, 1, 2) },
});

describe("the ledger of random histories, half of it circled back on,", () => {
  it("has objections of every sort, and rows of what has moved", async () => {
    expect(all.length).toBeGreaterThan(100);
    for (const standing of ["overdue", "open", "snoozed", "done"])
      expect(all.filter((row) => row.standing === standing).length, standing).toBeGreaterThan(3);
    expect(all.filter((row) => row.raised_again).length).toBeGreaterThan(0);
    expect(all.filter((row) => row.value_minor !== null).length).toBeGreaterThan(3);
    expect(all.filter((row) => row.circle_back_id === null).length).toBeGreaterThan(30);
    const { rows } = await inside((db) =>
      sql<{ gone: number }>`select count(*) as gone from open_objection where objections < 0`.execute(db),
    );
    expect(rows[0]?.gone).toBeGreaterThan(3);
  });

  it.each(Object.entries(ways))("is what its rows say by every filter, read %s", async (_, way) => {
    await fc.assert(
      fc.asyncProperty(asked, ({ chances, limit, page, ...named }) =>
        compare({ named, chances, part: { limit, offset: page * limit }, way }),
      ),
      { numRuns: 150, seed: 7 },
    );
  });

  it.each(Object.entries(ways))("is what its rows say of each step and issue, read %s", async (_, way) => {
    for (const step of [undefined, 1, 2, 3, 4, 5, 6, 7, 8, 9])
      for (const issue of [undefined, 0, 1, 2, 3, 4, 5])
        for (const chance of [0, 0.5]) {
          const chances = Array.from({ length: 9 }, () => chance);
          const named = { step, issue, show: "free", lost: true } as const;
          await compare({ named, chances, part: { limit: 2, offset: 1 }, way });
        }
  });

  it("is read whole where the day is a past one, and where there is little", async () => {
    const few = (asOf: string | undefined, atOnce: number) =>
      inside((db) => lookAsOf(db, asOf, () => areFew(db, whole, { atOnce })));
    expect(await few(undefined, 1)).toBe(false);
    expect(await few(undefined, 1000)).toBe(true);
    expect(await few(addDays(today, -9), 1)).toBe(true);
  });
});
