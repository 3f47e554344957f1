// What does whoever opens the database get: which values, which sentences?
import { createServer } from "node:net";
import { Kysely, PostgresDialect, sql } from "kysely";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Trouble } from "../../app/domain/trouble";
import { openDatabase, withOrganization } from "../../db/connection";
import { findMigrationState, migrate } from "../../db/migrate";
import { createOrganization } from "../../db/queries/organization";
import type { Database } from "../../db/schema";
import { emptyDatabase, type TestDatabase, testDatabase } from "../support/database";
import { databaseUrl } from "../support/databaseUrl";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const open = (url: string) => openDatabase({ databaseUrl: url, dataDirectory: "/nonexistent" });

async function troubleOf(opening: Promise<unknown>): Promise<Trouble> {
  const error = await opening.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Trouble);
  return error as Trouble;
}

describe("values", () => {
  test.each([
    { select: "9007199254740991::int8", value: 9007199254740991, why: "money is an integer number" },
    { select: "sum(x) from (values (1::int8), (2)) as t(x)", value: "3", why: "a sum of bigint is numeric" },
    { select: "0.10::numeric", value: "0.10", why: "digits are kept" },
    { select: "date '2026-02-28'", value: "2026-02-28", why: "a day has no time zone" },
    { select: "timestamptz '2026-02-28 12:00Z'", value: new Date("2026-02-28T12:00:00Z"), why: "an instant" },
    { select: "array[1, null, 3]::int8[]", value: [1, null, 3], why: "the same in arrays" },
    { select: "array[date '2026-02-28']", value: ["2026-02-28"], why: "the same in arrays" },
    { select: "array[0.10]::numeric[]", value: ["0.10"], why: "the same in arrays" },
  ])("$select is $value: $why", async ({ select, value }) => {
    const { rows } = await sql
      .raw<{ v: unknown }>(
        `select ${select.includes(" from ") ? select.replace(" from", " as v from") : `${select} as v`}`,
      )
      .execute(database.db);
    expect(rows[0]?.v).toEqual(value);
  });

  test("a bigint past what a number can hold is an error, not a rounded number", async () => {
    await expect(sql`select 9007199254740993::int8`.execute(database.db)).rejects.toThrow(/too large/);
  });
});

describe("a wrong DATABASE_URL", () => {
  const cases: { why: string; change: (url: URL) => void; sentence: RegExp }[] = [
    {
      why: "wrong password",
      change: (url) => (url.password = "hush-hush"),
      sentence: /refuses the password of placket/,
    },
    {
      why: "no such database",
      change: (url) => (url.pathname = "/nowhere"),
      sentence: /no database nowhere/,
    },
    {
      why: "nothing listens",
      change: (url) => (url.port = "9"),
      sentence: /Nothing answers at 127\.0\.0\.1:9/,
    },
    {
      why: "TLS asked of a server without",
      change: (url) => (url.search = "?sslmode=verify-full"),
      sentence: /TLS/,
    },
    {
      why: "no such host",
      change: (url) => (url.hostname = "no-such-host.invalid"),
      sentence: /no-such-host\.invalid/,
    },
  ];
  test.each(cases)("$why: one sentence without the password", async ({ change, sentence }) => {
    const url = new URL(database.url);
    change(url);
    const trouble = await troubleOf(open(url.href));
    expect(trouble.message).toMatch(sentence);
    expect(trouble.message).not.toContain(url.password);
    expect(trouble.message).not.toMatch(/\n/);
    expect(trouble.exitCode).toBe(2);
  });

  test.each(["mysql://root@localhost/x", "not a url", "postgres://h:99999/x", "/var/lib/db"])(
    "%s is named as no URL of a Postgres",
    async (url) => {
      expect((await troubleOf(open(url))).message).toMatch(/DATABASE_URL/);
    },
  );

  test("something else answers at the port", async () => {
    const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const trouble = await troubleOf(open(`postgres://me:hush-hush@127.0.0.1:${port}/x`));
    expect(trouble.message).toMatch(/is it a Postgres/);
    server.close();
  });

  test("a user who may not make tables", async () => {
    const empty = await emptyDatabase();
    await sql`create role weak login password 'weak'`.execute(database.db);
    try {
      const url = new URL(empty.url);
      url.username = "weak";
      url.password = "weak-and-wrong";
      expect((await troubleOf(open(url.href))).message).toMatch(/refuses the password of weak/);
      url.password = "weak";
      expect((await troubleOf(open(url.href))).message).toMatch(/weak may not make tables and roles/);
    } finally {
      await empty.close();
      await sql`drop role weak`.execute(database.db);
    }
  });
});

describe("an owner of the database who is no superuser", () => {
  test("may create roles, so it migrates, and withOrganization is all that shows it rows", async () => {
    const empty = await emptyDatabase();
    const name = new URL(empty.url).pathname.slice(1);
    await sql
      .raw(`create role landlord login createrole password 'pw'; alter database ${name} owner to landlord`)
      .execute(database.db);
    const url = new URL(empty.url);
    url.username = "landlord";
    url.password = "pw";
    // Roles belong to the whole server, and this one is there already.
    await sql`grant placket_app to landlord with admin option`.execute(database.db);
    const opened = await open(url.href);
    try {
      await createOrganization(opened.db, { name: "Theirs" });
      const all = await opened.db.selectFrom("organization").select("name").execute();
      const theirs = await withOrganization(opened.db, 1, (db) =>
        db.selectFrom("organization").select("name").execute(),
      );
      expect([all, theirs]).toEqual([[], [{ name: "Theirs" }]]);
    } finally {
      await opened.close();
      await empty.close();
      await sql`drop role landlord`.execute(database.db);
    }
  });
});

describe("migrations", () => {
  test("run once when several processes open an empty database at the same moment", async () => {
    const empty = await emptyDatabase();
    const opened = await Promise.all([1, 2, 3, 4].map(() => open(empty.url)));
    const [first] = opened;
    const state = first && (await findMigrationState(first.db));
    expect(state?.pending).toEqual([]);
    expect(state?.applied.length).toBeGreaterThan(0);
    expect(await migrate(database.db)).toEqual([]);
    await Promise.all(opened.map(({ close }) => close()));
    await empty.close();
  });

  test("a database that a newer Placket made is refused and left alone", async () => {
    await sql`insert into migration (name, timestamp) values ('9999_from_the_future', 'x')`.execute(
      database.db,
    );
    const trouble = await troubleOf(open(database.url));
    expect(trouble.message).toMatch(/newer Placket \(it has 9999_from_the_future/);
    await sql`delete from migration where name like '9999%'`.execute(database.db);
    await (await open(database.url)).close();
  });

  test("a Postgres before 15 is refused", async () => {
    const query = async () => ({
      command: "SELECT",
      rowCount: 1,
      rows: [{ number: 140_011, version: "14.11" }],
    });
    const client = { query, release: () => undefined } as unknown as pg.PoolClient;
    const pool = { connect: async () => client, end: async () => undefined };
    const old = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
    expect((await troubleOf(migrate(old))).message).toMatch(/Postgres 14\.11, and Placket needs 15 or newer/);
  });

  test("an idle connection that breaks does not end the process, and the next query gets a new one", async () => {
    const said: string[] = [];
    const opened = await openDatabase({
      databaseUrl: database.url,
      dataDirectory: "/nonexistent",
      log: (sentence) => said.push(sentence),
    });
    await sql`select 1`.execute(opened.db);
    await database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await expect.poll(() => said.join()).toMatch(/connection to Postgres broke/);
    expect((await sql`select 1 as one`.execute(opened.db)).rows).toEqual([{ one: 1 }]);
    await opened.close();
  });

  test("another database of the server is none of ours", () => {
    expect(databaseUrl("postgres://a:b@h:1/x", "y")).toBe("postgres://a:b@h:1/y");
  });
});
