// Is a report that was kept always the one that would be made anew, and is none made twice for nothing?
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leadsReport } from "../../app/reports/leadsReport";
import { stallsReport } from "../../app/reports/stallsReport";
import type { KeptReports } from "../../app/server/keptReports";
import { withOrganization } from "../../db/connection";
import { findToday } from "../../db/queries/organization";
import { findRevision, sweepRevisions } from "../../db/queries/revisions";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";
import { keepReports } from "../support/reportKeeper";

let database: TestDatabase;
let reports: KeptReports;
let forget: () => Promise<void>;
let made = 0;

beforeAll(async () => {
  database = await testDatabase();
  await take("One", "A");
});
afterAll(() => database.close());
beforeEach(() => {
  made = 0;
  ({ reports, close: forget } = keepReports(database, { max: 3 }));
});
afterEach(() => forget());

const take = (list: string, id: string) =>
  importText(database, csv(["Lead ID", "Company", "Purchased"], [[id, `Acme ${id}`, "2026-03-01"]]), {
    list,
  });
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const write = (statement: string) => inside((db) => sql.raw(statement).execute(db));
const count = async (db: Db) => {
  made += 1;
  const { rows } = await sql<{ n: number }>`select count(*) as n from lead`.execute(db);
  return rows[0]?.n;
};
const look = (asked: { asOf?: string; page?: number } = {}, page = "page") => reports(page, asked, count);

describe("a report", () => {
  it("is made once for one question, and for each other question", async () => {
    expect([
      await look(),
      await look(),
      await look({ page: 2 }),
      await look({}, "other"),
      await look(),
    ]).toEqual([1, 1, 1, 1, 1]);
    expect(made).toBe(3);
  });

  it("is made once for two who ask at the same time", async () => {
    await Promise.all([look(), look()]);
    expect(made).toBe(1);
  });

  it("is made anew after each change that has ended, and not before", async () => {
    await look();
    await inside(async (db) => {
      await sql`update vendor set return_window_days = 30`.execute(db);
      await look();
      expect(made).toBe(1);
    });
    await look();
    await look();
    expect(made).toBe(2);
  });

  it("shows what an import brought", async () => {
    const before = await look();
    await take("Two", "B");
    expect(await look()).toBe((before ?? 0) + 1);
  });

  it("is not made anew for a change that was taken back", async () => {
    await look();
    await inside(async (db) => {
      await sql`update vendor set return_window_days = 31`.execute(db);
      throw new Error("no");
    }).catch(() => undefined);
    await look();
    expect(made).toBe(1);
  });

  it("is made anew for a change after another of its transaction was taken back", async () => {
    await look();
    await inside(async (db) => {
      await sql`savepoint here`.execute(db);
      await sql`update vendor set return_window_days = 32`.execute(db);
      await sql`rollback to savepoint here`.execute(db);
      await sql`update vendor set return_window_days = 33`.execute(db);
    });
    await look();
    expect(made).toBe(2);
  });

  it("asks which revision it is once with all that are asked for in the same moment", async () => {
    await Promise.all([look(), look({}, "other")]);
    let connections = 0;
    const taken = () => {
      connections += 1;
    };
    database.pool.on("acquire", taken);
    await Promise.all([look(), look({}, "other")]);
    database.pool.off("acquire", taken);
    expect(connections).toBe(1);
    expect(made).toBe(2);
  });

  it("does not take the revision that somebody asked for before a change", async () => {
    await look();
    const early = look();
    await write("update vendor set return_window_days = 34");
    await Promise.all([early, look()]);
    expect(made).toBe(2);
  });

  it("is made anew on a new day", async () => {
    await look();
    await write("update organization set time_zone = 'Pacific/Kiritimati'");
    await look();
    const far = await inside(findToday);
    await write("update organization set time_zone = 'America/New_York'");
    await look();
    expect(made).toBe(3);
    expect(far >= (await inside(findToday))).toBe(true);
  });

  it("is kept by number: the one read longest ago goes first", async () => {
    for (const page of [1, 2, 3, 1, 4]) await look({ page });
    expect(made).toBe(4);
    await look({ page: 1 });
    expect(made).toBe(4);
    await look({ page: 2 });
    expect(made).toBe(5);
  });

  it("that could not be made is not kept", async () => {
    const fail = () => reports("page", {}, () => Promise.reject(new Error("no such thing")));
    await expect(fail()).rejects.toThrow("no such thing");
    expect(await look()).toBeGreaterThan(0);
  });
});

describe("a change", () => {
  it("waits for no other that is still being written", async () => {
    let second: Promise<unknown> | undefined;
    await inside(async (db) => {
      await sql`update vendor set return_window_days = 40`.execute(db);
      second = write("update issue set name = name");
      await second;
    });
    expect(second).toBeDefined();
  });

  it("leaves its mark with every table that a report reads", async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class c
      where relnamespace = 'public'::regnamespace and relkind = 'r'
        and exists (select from pg_attribute a where a.attrelid = c.oid and attname = 'organization_id')
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and tgname = 'marks_revision') order by 1`.execute(
      database.db,
    );
    const unmarked: Record<string, string> = {
      account_follower: "follows from leads, deals and companies set apart, in their transactions",
      deal_keys: "what matching looks through",
      deleted_money: "shown among the charges, which are not kept",
      import_change: "what an undo needs; no report reads it",
      import_reject: "shown on an import's own pages, which are not kept",
      lead_keys: "what matching looks through",
      lead_progress: "follows from facts, in their transaction, or with derived_day",
      mapping_memory: "offered while a file is taken in",
      match_model: "what matching learned; /matches, which says when, is not kept",
      revision: "the marks themselves",
      ...Object.fromEntries(
        "open_objection rollup rollup_objection rollup_open_objection rollup_outcome rollup_raised rollup_reach rollup_step rollup_step_age rollup_step_time rollup_win rollup_work unallocated"
          .split(" ")
          .map((name) => [name, "follows from lead_progress"]),
      ),
      vendor_link: "shown on a page that is not kept",
      word_change: "shown with the settings, which are not kept",
    };
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(unmarked).sort());
  });

  it("of somebody who looks after the database by hand marks every organization", async () => {
    const before = await inside(findRevision);
    await sql`update vendor set return_window_days = 50`.execute(database.db);
    expect(await inside(findRevision)).not.toEqual(before);
  });

  it("never brings back a revision that was, however often marks are swept", async () => {
    const seen: string[] = [];
    for (let turn = 0; turn < 30; turn += 1) {
      await (turn % 4 === 3
        ? inside(sweepRevisions)
        : write(`update vendor set return_window_days = ${turn}`));
      seen.push((await inside(findRevision)).revision);
    }
    const { rows } = await inside((db) =>
      sql<{ n: number }>`select count(*)::int as n from revision`.execute(db),
    );
    expect(rows[0]?.n).toBeLessThan(8);
    const changed = seen.filter((_, turn) => turn % 4 !== 3);
    expect(new Set(changed).size).toBe(changed.length);
  });
});

describe("a past day", () => {
  const asOf = "2026-03-20";
  const days =
    () => `select count(*)::int as n from pg_stat_activity where application_name = 'placket past day'
    and datname = current_database()`;
  const kept = async () => (await sql.raw<{ n: number }>(days()).execute(database.db)).rows[0]?.n;
  const derivedAt = (db: Db) =>
    sql<{ oid: number | null; day: string }>`select to_regclass('pg_temp.lead_progress')::oid::int as oid,
      (select derived_on from derived_day) as day`
      .execute(db)
      .then(({ rows }) => rows[0]);

  it("is derived once for all pages, and anew after a change", async () => {
    const first = await reports("one", { asOf }, derivedAt);
    expect(first).toMatchObject({ day: asOf, oid: expect.any(Number) });
    expect(await reports("two", { asOf }, derivedAt)).toEqual(first);
    await write("update vendor set return_window_days = 60");
    const later = await reports("two", { asOf }, derivedAt);
    expect(later?.day).toBe(asOf);
    expect(later?.oid).not.toBe(first?.oid);
  });

  it("is what it would be derived for one page alone", async () => {
    for (const day of [asOf, "2026-03-02", asOf, "2026-02-01", "2026-04-04"]) {
      const asked = { asOf: day };
      const plain = await inside((db) => stallsReport(db, asked));
      expect(await reports("stalls", asked, (db) => stallsReport(db, asked))).toEqual(plain);
      const leads = await inside((db) => leadsReport(db, asked, { pageSize: 50 }));
      expect(await reports("leads", asked, (db) => leadsReport(db, asked, { pageSize: 50 }))).toEqual(leads);
    }
    expect(await kept()).toBe(2);
  });

  it("can be looked at twice in one transaction, and another after it", async () => {
    const both = await inside(async (db) => {
      const seen = [];
      for (const day of [asOf, asOf, "2026-03-02"])
        seen.push((await stallsReport(db, { asOf: day })).asOf, (await derivedAt(db))?.day);
      return seen;
    });
    expect(both).toEqual([asOf, asOf, asOf, asOf, "2026-03-02", "2026-03-02"]);
  });

  it("is looked at by many at once, each day by its own", async () => {
    const asked = ["2026-03-02", asOf, "2026-03-02", "2026-04-04", asOf].map((day, page) => ({
      asOf: day,
      page,
    }));
    const seen = await Promise.all(asked.map((one) => reports("many", one, derivedAt)));
    expect(seen.map((one) => one?.day)).toEqual(asked.map((one) => one.asOf));
    expect(await kept()).toBe(2);
  });

  it("lets go of its connection when nobody looks any more, and when that breaks", async () => {
    const short = keepReports(database, { idleMs: 200 });
    try {
      await short.reports("page", { asOf }, derivedAt);
      await expect.poll(kept).toBe(0);
      await short.reports("other page", { asOf }, derivedAt);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'placket past day'
        and datname = current_database()`.execute(database.db);
      await expect.poll(kept).toBe(0);
      await expect
        .poll(() => short.reports("a third page", { asOf }, derivedAt).catch(() => undefined))
        .toMatchObject({ day: asOf });
    } finally {
      await short.close();
    }
  });
});
