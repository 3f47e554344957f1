// Does COPY bring rows in unchanged, whatever is in them?
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyField, copyRows } from "../../db/copy";
import { type TestDatabase, testDatabase } from "../support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    'create schema if not exists staging; create table staging."odd name" (id int, "odd ""column" text)',
  );
});
afterAll(() => database.close());

const columns = ["id", 'odd "column'];

async function* chunks(texts: string[]) {
  for (const text of texts) yield text;
}

async function copy(texts: string[]): Promise<number> {
  const client = await database.pool.connect();
  try {
    await client.query('truncate staging."odd name"');
    return await copyRows(client, "staging.odd name", columns, chunks(texts));
  } finally {
    client.release();
  }
}

const stored = async () =>
  (
    await database.pool.query<{ v: string | null }>(
      'select "odd ""column" as v from staging."odd name" order by id',
    )
  ).rows.map(({ v }) => v);

describe("copyField and copyRows", () => {
  test("every text comes back as it went in", async () => {
    const texts = [
      "plain",
      "",
      "\\N",
      "\\",
      "\\.",
      "a\tb",
      "a\nb",
      "a\r\nb",
      "\b\f\v",
      "\\n",
      "Ünï—codé 🧵",
      "'\";--",
      " x ",
      null,
    ];
    const lines = texts.map((text, id) => `${copyField(id)}\t${copyField(text)}\n`);
    expect(await copy(lines)).toBe(texts.length);
    expect(await stored()).toEqual(texts);
  });

  test("rows may be cut anywhere into chunks", async () => {
    const whole = Array.from({ length: 5000 }, (_, id) => `${id}\t${copyField(`wörd ${id}`)}\n`).join("");
    const cut = whole.match(/[\s\S]{1,777}/g) ?? [];
    expect(await copy(cut)).toBe(5000);
    expect((await stored())[4999]).toBe("wörd 4999");
  });

  test("no rows are no rows", async () => {
    expect(await copy([])).toBe(0);
  });

  test("a row that Postgres refuses stores nothing and leaves the connection usable", async () => {
    await copy(["1\tkept\n"]);
    const client = await database.pool.connect();
    await expect(
      copyRows(client, "staging.odd name", columns, chunks(["2\tok\n", "x\tno number\n"])),
    ).rejects.toThrow(/integer/);
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    client.release();
    expect(await stored()).toEqual(["kept"]);
  });

  test("a source that fails half way stores nothing", async () => {
    await copy(["1\tkept\n"]);
    async function* failing() {
      yield "2\tno\n";
      throw new Error("the file broke off");
    }
    const client = await database.pool.connect();
    await expect(copyRows(client, "staging.odd name", columns, failing())).rejects.toThrow(
      "the file broke off",
    );
    client.release();
    expect(await stored()).toEqual(["kept"]);
  });

  test.each([
    { value: true, field: "t" },
    { value: false, field: "f" },
    { value: 12.5, field: "12.5" },
    { value: new Date("2026-01-02T03:04:05Z"), field: "2026-01-02T03:04:05.000Z" },
    { value: null, field: "\\N" },
  ])("$value is $field", ({ value, field }) => {
    expect(copyField(value)).toBe(field);
  });

  test.each([
    { value: "a\0b", why: "Postgres has no NUL" },
    { value: Number.NaN, why: "no number" },
    { value: Number.POSITIVE_INFINITY, why: "no number" },
  ])("refuses $value: $why", ({ value }) => {
    expect(() => copyField(value)).toThrow(RangeError);
  });
});
