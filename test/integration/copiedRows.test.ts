// Do bytes come from the database as they are, whatever their length, and is the connection good for more afterwards?
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withOrganization } from "../../db/connection";
import { copiedRows, copiedValues } from "../../db/copiedRows";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const answers = async (db: Db) =>
  (await sql<{ three: number }>`select 1 + 2 as three`.execute(db)).rows[0]?.three;
/** `n` and as many bytes as `lengths` says, each the last digit of its place. */
const rowsOf = (lengths: readonly number[]) =>
  `select n, convert_to(repeat('0123456789', length / 10 + 1), 'UTF8') as bytes from unnest(array[${lengths.join(",")}]::int[]) with ordinality as l(length, n) order by n`;

it.each([
  ["none", []],
  ["small ones", [0, 1, 5, 70, 9]],
  ["one that is cut into many chunks", [3_000_000]],
  ["some that end anywhere in a chunk", [200_000, 10, 1_048_576, 65_536, 999_999, 0, 65_535]],
])("rows: %s", async (_, lengths) => {
  await inside(async (db) => {
    const found: string[] = [];
    for await (const [n, bytes] of copiedRows(db, rowsOf(lengths))) {
      const text = bytes?.toString() ?? "";
      expect(text).toBe("0123456789".repeat(text.length / 10));
      found.push(`${n?.readBigInt64BE()} ${text.length}`);
    }
    expect(found).toEqual(lengths.map((length, at) => `${at + 1} ${(Math.floor(length / 10) + 1) * 10}`));
    expect(await answers(db)).toBe(3);
  });
});

it("whoever stops early finds the connection free", async () => {
  await inside(async (db) => {
    for await (const [n] of copiedRows(db, rowsOf([2_000_000, 2_000_000, 2_000_000]))) {
      expect(n?.readBigInt64BE()).toBe(1n);
      break;
    }
    expect(await answers(db)).toBe(3);
  });
});

it("a fault of the database is one of the reader", async () => {
  const read = inside(async (db) => {
    for await (const _ of copiedRows(db, "select 1 / (n - 3) from generate_series(1, 5) as n"));
  });
  await expect(read).rejects.toThrow("division by zero");
  expect(await inside(answers)).toBe(3);
});

it("nothing of another organization is read", async () => {
  await inside((db) =>
    sql`insert into vendor (name, name_key) values ('Northwind', 'northwind')`.execute(db),
  );
  const vendors = (organizationId: number) =>
    withOrganization(database.db, organizationId, async (db) => {
      const names: string[] = [];
      for await (const [name] of copiedRows(db, "select name from vendor")) names.push(String(name));
      return names;
    });
  expect(await vendors(database.organizationId)).toEqual(["Northwind"]);
  expect(await vendors(database.organizationId + 1)).toEqual([]);
});

it("values come one by one as they are: unknown, empty, of other letters, and large", async () => {
  const read = (from: string) =>
    inside(async (db) => {
      const values = await copiedValues(db, `select n, text from ${from} order by place`);
      const found: [number | null, string | null][] = [];
      while (values.next()) found.push([values.number(), values.text()]);
      expect(await answers(db)).toBe(3);
      return found;
    });
  expect(
    await read(
      "(values (1, 9007199254740991::bigint, 'Åse & Søn\t\\N'), (2, -7, ''), (3, null, null), (4, 4294967296, '😀')) as given(place, n, text)",
    ),
  ).toEqual([
    [Number.MAX_SAFE_INTEGER, "Åse & Søn\t\\N"],
    [-7, ""],
    [null, null],
    [4_294_967_296, "😀"],
  ]);
  expect(await read("(select 1 as place, 1::bigint as n, 'a' as text where false) as given")).toEqual([]);
  const many = await read(
    "(select n as place, n, repeat('é', 100) as text from generate_series(1::bigint, 30000) as n) as given",
  );
  expect(many).toHaveLength(30_000);
  expect(many.every(([n, text], at) => n === at + 1 && text === "é".repeat(100))).toBe(true);
});
