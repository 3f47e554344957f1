// Does the doctor find what is wrong with a database that DATABASE_URL names?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { doctor } from "../../db/doctor";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const examine = (databaseUrl: string) => doctor({ databaseUrl, dataDirectory: "/nonexistent" });
const problems = async (databaseUrl = database.url) =>
  (await examine(databaseUrl)).lines
    .filter(({ problem }) => problem !== undefined)
    .map(({ problem }) => problem);

/** The run's Postgres gives durability away on purpose. */
const always = "Committed rows can be lost when the machine fails: set fsync = on.";

describe("the doctor", () => {
  test("names versions, size, migrations and role, and not the password", async () => {
    const { lines } = await examine(database.url);
    const text = lines.map(({ name, value }) => `${name}: ${value}`).join("\n");
    expect(text).toMatch(/^Placket: \d+\.\d+/m);
    expect(text).toMatch(/^Database: test_\w+ at 127\.0\.0\.1:\d+, by DATABASE_URL$/m);
    expect(text).toMatch(/^Migrations: [1-9]\d* applied, none pending$/m);
    expect(text).toMatch(/^Role: placket, acting as placket_app$/m);
    expect(text).toMatch(/^Isolation: each organization sees its own rows$/m);
    expect(text).not.toContain(new URL(database.url).password);
    expect(await problems()).toEqual([always]);
  });

  const wounds = [
    {
      why: "a table without row-level security",
      wound: "alter table vendor disable row level security",
      cure: "alter table vendor enable row level security",
      problem: /Row-level security is off for vendor/,
    },
    {
      why: "a policy that lets everybody in",
      wound: "create policy open on organization using (true)",
      cure: "drop policy open on organization",
      problem: /Without an organization rows can be seen/,
    },
    {
      why: "a migration from the future",
      wound: "insert into migration (name, timestamp) values ('9999_later', 'x')",
      cure: "delete from migration where name = '9999_later'",
      problem: /newer Placket \(9999_later\)/,
    },
  ];
  test.each(wounds)("finds $why", async ({ wound, cure, problem }) => {
    await sql.raw(wound).execute(database.db);
    const found = await problems();
    await sql.raw(cure).execute(database.db);
    expect(found.filter((sentence) => sentence !== always)).toEqual([expect.stringMatching(problem)]);
    expect(await problems()).toEqual([always]);
  });

  test("says why the database cannot be reached, and the rest all the same", async () => {
    const url = new URL(database.url);
    url.port = "9";
    const { ok, lines } = await examine(url.href);
    expect(ok).toBe(false);
    expect(lines.map(({ name }) => name)).toEqual(["Placket", "Node", "Database"]);
    expect(lines.at(-1)?.problem).toMatch(/Nothing answers at 127\.0\.0\.1:9/);
  });
});
