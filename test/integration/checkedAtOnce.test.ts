// Does a foreign key hold, and is a change noticed, where very many rows are checked at once?
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withOrganization } from "../../db/connection";
import { insertCheckedAtOnce } from "../../db/queries/checkedAtOnce";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

const many = 600;
let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  const names = Array.from({ length: many }, (_, n) => [`A${n}`, `Acme ${n}`]);
  await importText(database, csv(["Lead ID", "Company"], names), {
    vendor: "Northwind",
    list: "March",
    purchasedOn: "2026-03-01",
  });
  await inside((db) =>
    sql`insert into deal (identity_hash, company, status, currency) values (1, 'Birch', 'open', 'USD')`.execute(
      db,
    ),
  );
});
afterAll(() => database.close());

/** So many signals, a minute apart; the last may speak of another lead, step or issue. */
const signals = (last: Partial<Record<"lead" | "step" | "issue", number>> = {}): RawBuilder<unknown> => {
  const id = (table: "lead" | "step" | "issue") => sql`case when n = ${many} and ${last[table] !== undefined}
    then ${last[table] ?? 0} else (select min(${sql.ref(`${table}_id`)}) from ${sql.table(table)}) end as ${sql.ref(`${table}_id`)}`;
  return sql`(select ${id("lead")}, ${id("step")}, ${id("issue")}, timestamptz '2026-04-01' + n * interval '1 minute' as at from generate_series(1, ${many}::int) n)`;
};

const insert = (db: Db, rows: RawBuilder<unknown>) =>
  insertCheckedAtOnce(db, {
    table: "signal",
    rows,
    references: { lead: "lead_id", step: "step_id", issue: "issue_id" },
    insert: sql`insert into signal (lead_id, step_id, issue_id, at, polarity) select lead_id, step_id, issue_id, at, 'negative' from ${rows} as meant`,
  });

/** A link of the deal to each lead; the last may be of another. */
const link = (db: Db, last: Partial<Record<"lead" | "deal", number>> = {}) => {
  const rows = sql`(select case when n = ${many} then coalesce(${last.lead ?? null}::bigint, lead_id) else lead_id end as lead_id,
      case when n = ${many} then coalesce(${last.deal ?? null}::bigint, deal_id) else deal_id end as deal_id
    from (select lead_id, row_number() over (order by lead_id) as n from lead) as numbered cross join deal)`;
  return insertCheckedAtOnce(db, {
    table: "match",
    rows,
    references: { deal: "deal_id", lead: "lead_id" },
    insert: sql`insert into match (deal_id, lead_id, method) select deal_id, lead_id, 'likeness' from ${rows} as meant`,
  });
};
const countLinks = async (db: Db) =>
  (await sql<{ n: number }>`select count(*) as n from match`.execute(db)).rows[0]?.n;

/** Whether the transaction left its mark, and as whom it goes on. */
async function marks(db: Db) {
  const { rows } = await sql<{ role: string; who: string; marked: boolean }>`
    select current_setting('session_replication_role') as role, current_user as who,
      exists (select from revision where transaction_id = pg_current_xact_id()::text::bigint) as marked`.execute(
    db,
  );
  return rows[0];
}

const count = async (db: Db) =>
  (await sql<{ n: number }>`select count(*) as n from signal`.execute(db)).rows[0]?.n;

it.each(["lead", "step", "issue"] as const)("no row speaks of a %s that is not there", async (table) => {
  await expect(inside((db) => insert(db, signals({ [table]: 987_654 })))).rejects.toThrow(/foreign key/);
  expect(await inside(count)).toBe(0);
});

it("the rows go in, their transaction is a revision, and Postgres checks again afterwards", async () => {
  const mark = await inside(async (db) => {
    await insert(db, signals());
    await expect(count(db)).resolves.toBe(many);
    return marks(db);
  });
  expect(mark).toEqual({ role: "origin", who: "placket_app", marked: true });
  await expect(
    inside((db) =>
      sql`insert into signal (lead_id, step_id, at, polarity) select 987654, min(step_id), now(), 'negative' from step`.execute(
        db,
      ),
    ),
  ).rejects.toThrow(/foreign key/);
});

it.each(["lead", "deal"] as const)("no link is of a %s that is not there", async (table) => {
  await expect(inside((db) => link(db, { [table]: 987_654 }))).rejects.toThrow(/foreign key/);
  expect(await inside(countLinks)).toBe(0);
});

it("links go in without a check of each, and their transaction is a revision", async () => {
  const mark = await inside(async (db) => {
    await link(db);
    return marks(db);
  });
  expect(mark).toEqual({ role: "origin", who: "placket_app", marked: true });
  expect(await inside(countLinks)).toBe(many);
});
