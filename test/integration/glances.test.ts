// Do small reads share a transaction, and does none of them pay for another?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGlances, type Glance } from "../../app/server/glances";
import { connectDatabase, withOrganization } from "../../db/connection";
import { findOrganization } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
let glance: Glance;

beforeAll(async () => {
  database = await testDatabase();
  glance = createGlances(database.db, database.organizationId);
});
afterAll(() => database.close());

async function transactionOf(db: Db): Promise<string> {
  const { rows } = await sql<{ at: string }>`select pg_backend_pid() || ' ' || now() as at`.execute(db);
  return rows[0]?.at ?? "";
}

const broken = (db: Db) => sql`select no_such_column`.execute(db);

describe("reads asked for at the same moment", () => {
  test("are of one transaction, of the organization", async () => {
    const [one, other, organization] = await Promise.all([
      glance(transactionOf),
      glance(transactionOf),
      glance(findOrganization),
    ]);
    expect(other).toBe(one);
    expect(organization?.organizationId).toBe(database.organizationId);
  });

  test("are of another than those asked for when they are answered", async () => {
    const first = await glance(transactionOf);
    expect(await glance(transactionOf)).not.toBe(first);
  });

  test("have their answers though one between them fails", async () => {
    const [before, failed, after] = await Promise.allSettled([
      glance(transactionOf),
      glance(broken),
      glance(transactionOf),
    ]);
    expect(before.status).toBe("fulfilled");
    expect(failed).toMatchObject({ status: "rejected", reason: { message: /no_such_column/ } });
    expect(after.status).toBe("fulfilled");
    expect(await glance(transactionOf)).toBeTruthy();
  });

  test("all fail where there is no database, and the next is asked anew", async () => {
    const nowhere = connectDatabase("postgres://placket:placket@127.0.0.1:9/nowhere");
    const there = createGlances(nowhere.db, 1);
    const all = await Promise.allSettled([there(transactionOf), there(transactionOf)]);
    expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(there(transactionOf)).rejects.toThrow(/ECONNREFUSED/);
    await nowhere.close();
  });
});

describe("a transaction of an organization", () => {
  const organizationId = 1;

  test.each([
    ["holds none within it", (db: Db) => db],
    ["nor where another schema is asked for", (db: Db) => db.withSchema("public")],
  ])("%s", async (_, of) => {
    const inside = withOrganization(database.db, organizationId, (db) =>
      withOrganization(of(db), organizationId, transactionOf),
    );
    await expect(inside).rejects.toThrow(/not supported/);
  });

  test.each([Number.NaN, 1.5, "1'; drop table lead; --" as unknown as number])(
    "is of no organization %s",
    async (id) => {
      await expect(withOrganization(database.db, id, transactionOf)).rejects.toThrow(
        /No organization has the id/,
      );
    },
  );

  test("leaves neither role nor organization on its connection, ended or failed", async () => {
    const { db, close } = connectDatabase(database.url, { max: 1 });
    await withOrganization(db, organizationId, transactionOf);
    await withOrganization(db, organizationId, broken).catch(() => undefined);
    const { rows } = await sql`
      select current_user = session_user as own, current_setting('app.organization_id', true) as organization`.execute(
      db,
    );
    expect(rows).toEqual([{ own: true, organization: "" }]);
    await close();
  });

  test("that may not begin leaves no transaction on its connection", async () => {
    await sql`create role glances_stranger login password 'stranger'`.execute(database.db);
    const url = Object.assign(new URL(database.url), { username: "glances_stranger", password: "stranger" });
    const { db, close } = connectDatabase(url.href, { max: 1 });
    await expect(withOrganization(db, organizationId, transactionOf)).rejects.toThrow(/permission denied/);
    const { rows } = await sql`select now() = statement_timestamp() as free`.execute(db);
    expect(rows).toEqual([{ free: true }]);
    await close();
    await sql`drop role glances_stranger`.execute(database.db);
  });

  test("that has failed answers no query that comes late, whoever has its connection by then", async () => {
    const { db, close } = connectDatabase(database.url, { max: 1 });
    let late: Promise<unknown> | undefined;
    const failed = withOrganization(db, organizationId, async (db) => {
      late = new Promise((resolve) => setTimeout(resolve, 100)).then(() => transactionOf(db));
      late.catch(() => undefined);
      throw new Error("no reason");
    });
    await expect(failed).rejects.toThrow("no reason");
    await withOrganization(db, 2, (db) => sql`select pg_sleep(0.3)`.execute(db));
    await expect(late).rejects.toThrow(/rolled back/);
    await close();
  });

  test("sees in each statement what is there by then, also where the database's default is another", async () => {
    const { db, close } = connectDatabase(
      `${database.url}?options=-cdefault_transaction_isolation%3Drepeatable%5C%20read`,
    );
    const name = (db: Db) => findOrganization(db).then((found) => found?.name);
    const rename = (name: string) =>
      withOrganization(database.db, organizationId, (db) =>
        db.updateTable("organization").set({ name }).execute(),
      );
    await rename("before");
    const seen = await withOrganization(db, organizationId, async (db) => {
      const before = await name(db);
      await rename("after");
      return [before, await name(db)];
    });
    expect(seen).toEqual(["before", "after"]);
    await close();
  });
});
