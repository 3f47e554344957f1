// Does one organization ever see anything of another?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectDatabase, withOrganization } from "../../db/connection";
import { createOrganization } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
const other = 2;

beforeAll(async () => {
  database = await testDatabase();
  await createOrganization(database.db, { organizationId: other, name: "Other MSP" });
});
afterAll(() => database.close());

const names = (organizationId: number) =>
  withOrganization(database.db, organizationId, async (db) =>
    (await db.selectFrom("organization").select("name").execute()).map(({ name }) => name),
  );

describe("withOrganization", () => {
  test("shows the rows of its organization and no others", async () => {
    expect(await names(database.organizationId)).toEqual(["Test MSP"]);
    expect(await names(other)).toEqual(["Other MSP"]);
  });

  test("an organization that does not exist sees nothing", async () => {
    expect(await names(77)).toEqual([]);
  });

  test("without an organization the application's role sees nothing, in any table", async () => {
    await database.db.transaction().execute(async (db) => {
      const { rows: tables } = await sql<{ name: string }>`
        select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'organization_id' order by 1`.execute(db);
      expect(tables.length).toBeGreaterThan(20);
      await sql`set local role placket_app`.execute(db);
      for (const { name } of tables) {
        const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db);
        expect([name, rows[0]?.n]).toEqual([name, 0]);
      }
    });
  });

  test("refuses to write a row of another organization", async () => {
    const writing = withOrganization(database.db, database.organizationId, (db) =>
      db
        .insertInto("vendor")
        .values({ organization_id: other, name: "Smuggler", name_key: "smuggler" })
        .execute(),
    );
    await expect(writing).rejects.toThrow(/row-level security/);
  });

  test("changes nothing of another organization, even without a where clause", async () => {
    await withOrganization(database.db, database.organizationId, (db) =>
      db.updateTable("organization").set({ name: "Test MSP" }).execute(),
    );
    expect(await names(other)).toEqual(["Other MSP"]);
  });

  test("what is thrown inside undoes what was written", async () => {
    const failing = withOrganization(database.db, other, async (db) => {
      await db.insertInto("vendor").values({ name: "Gone", name_key: "gone" }).execute();
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    const vendors = await withOrganization(database.db, other, (db) =>
      db.selectFrom("vendor").selectAll().execute(),
    );
    expect(vendors).toEqual([]);
  });

  test("neither the role nor the organization stays on the pooled connection", async () => {
    const { db, close } = connectDatabase(database.url, { max: 1 });
    const settings = () =>
      sql<{ role: string; organization: string | null }>`
        select current_user::text as role, nullif(current_setting('app.organization_id', true), '') as organization`
        .execute(db)
        .then(({ rows }) => rows[0]);
    const before = await settings();
    await withOrganization(db, other, async (inside) => {
      const { rows } = await sql<{ role: string }>`select current_user::text as role`.execute(inside);
      expect(rows).toEqual([{ role: "placket_app" }]);
    });
    await withOrganization(db, other, () => Promise.reject(new Error("no"))).catch(() => undefined);
    expect(await settings()).toEqual(before);
    expect(before?.organization).toBeNull();
    await close();
  });

  test("many organizations at once on few connections do not mix", async () => {
    const asked = Array.from({ length: 40 }, (_, index) => (index % 2 ? other : database.organizationId));
    const seen = await Promise.all(asked.map(names));
    expect(seen.flat()).toEqual(asked.map((id) => (id === other ? "Other MSP" : "Test MSP")));
  });
});

test("row-level security is on and forced, for the owner too, in every table of an organization", async () => {
  const { rows } = await database.pool.query(
    `select relname from pg_class join pg_attribute on attrelid = pg_class.oid and attname = 'organization_id'
     where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
       and not (relrowsecurity and relforcerowsecurity)`,
  );
  expect(rows).toEqual([]);
});
