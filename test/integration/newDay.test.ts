// Do pages wait for a file that comes in, when it is the first to see a new day?
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withOrganization } from "../../db/connection";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const take = (list: string) => importText(database, csv(["Lead ID", "Company"], [["A", "Acme"]]), { list });
const inside = (query: string) =>
  withOrganization(
    database.db,
    database.organizationId,
    async (db) => (await sql.raw(query).execute(db)).rows,
  );

it("the day is turned in a transaction of its own, before the file's: what looks meanwhile has nothing to wait for", async () => {
  await take("One");
  await inside("update derived_day set derived_on = derived_on - 1");
  await take("Two");
  const [found] = await inside(`select derived_on = (now() at time zone time_zone)::date as today,
    derived_day.xmin <> (select xmin from list where name = 'Two') as apart from derived_day cross join organization`);
  expect(found).toEqual({ today: true, apart: true });
});
