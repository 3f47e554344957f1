// Are the numbers of a check those of the import that follows, and of the rows that each opens?
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { loader as checkRows } from "../../app/routes/imports.$importId.check_.rows";
import { loader as columnsPage } from "../../app/routes/imports.$importId.columns";
import { loader as rejectsFile } from "../../app/routes/imports.$importId.rejects[.]csv";
import { loader as importRows } from "../../app/routes/imports.$importId.rows";
import { type TestDatabase, testDatabase } from "../support/database";
import { of, openImportPages, thrown } from "../support/importPages";

let database: TestDatabase;
let pages: ReturnType<typeof openImportPages>;
beforeAll(async () => {
  database = await testDatabase();
  pages = openImportPages(database);
});
afterAll(async () => {
  await pages?.close();
  await database?.close();
});

const header = "Lead ID,Company Name,Email,Phone,Cost,Bought";
const first = [
  header,
  "N-1,Halvorsen Dental,ann@halvorsen.example,212-555-0101,45.00,2026-01-10",
  "N-2,Brightwater,bo@brightwater.example,,45.00,2026-01-10",
  "N-3,Dow Foods,di@dow.example,212-555-0103,45.00,2026-01-10",
].join("\n");
const second = [
  header,
  "N-1,Halvorsen Group,ann@halvorsen.example,212-555-0199,45.00,2026-01-10",
  "N-2,Brightwater,bo@brightwater.example,212-555-0102,50.00,2026-01-10",
  "N-3,Dow Foods,di@dow.example,,45.00,2026-01-10",
  'N-4,"Back\\slash	Tab",ed@tab.example,212-555-0104,45.00,2026-01-11',
  "N-4,Repeat,ed@tab.example,212-555-0104,45.00,2026-01-11",
  ",,,,45.00,2026-01-12",
  "N-6,Brightwater,cy@brightwater.example,,45.00,2026-02-11",
  "N-7,Bad,bad@bad.example,,forty,2026-02-11",
  "N-8,Worse,bad@bad.example,,45.00,2026-02-31",
].join("\n");
const texts = { vendor: "Northwind", list: "March" };
const rules = { "rule-1": "overwrite", "rule-3": "overwrite", "rule-4": "overwrite" };

async function rowsOf(importId: number, query: Record<string, string>) {
  const { view } = await checkRows(pages.asked(`/?${new URLSearchParams(query)}`, of(importId)));
  return view;
}

describe("a check of a file that changes, adds, repeats and errs", () => {
  let importId: number;
  beforeAll(async () => {
    await pages.choose(await pages.upload(first, { texts }), { do: "import" });
    importId = await pages.upload(second, { texts });
    await pages.choose(importId, { ...rules, do: "check" });
  });
  const numbers = { accepted: 5, changed: 2, alreadyHere: 2, rejected: 2, anonymous: 1 };
  const tally = {
    repeated: 1,
    duplicates: 0,
    fields: [
      { field: "lead.phone", rows: 2 },
      { field: "lead.company", rows: 1 },
      { field: "lead.price_minor", rows: 1 },
    ],
    codes: [
      expect.objectContaining({ code: "unreadable date", rows: 1 }),
      expect.objectContaining({ code: "unreadable money", rows: 1 }),
    ],
  };

  it("says what each number is, field by field and reason by reason", async () => {
    const { view } = await columnsPage(pages.asked("/", of(importId)));
    expect(view.check?.result).toMatchObject({ rows: 9, ...numbers, tally, refused: null });
  });

  it.each<[query: Record<string, string>, lines: number[]]>([
    [{ verdict: "added" }, [5, 7, 8]],
    [{ verdict: "changed" }, [2, 3]],
    [{ verdict: "changed", field: "lead.phone" }, [2, 3]],
    [{ verdict: "changed", field: "lead.price_minor" }, [3]],
    [{ verdict: "already here" }, [4, 6]],
    [{ verdict: "repeated" }, [6]],
    [{ verdict: "anonymous" }, [7]],
    [{ verdict: "rejected" }, [9, 10]],
    [{ verdict: "rejected", code: "unreadable date" }, [10]],
    [{ verdict: "duplicate" }, []],
  ])("%o opens its rows", async (query, lines) => {
    const view = await rowsOf(importId, query);
    expect(view.rows.map(({ line }) => line)).toEqual(lines);
    expect(view.total).toBe(lines.length);
  });

  it("tells what changes from what to what, whom a row names and which line it repeats", async () => {
    const { rows } = await rowsOf(importId, { verdict: "changed" });
    expect(
      rows.map(({ name, changes }) => [name, changes.map(({ label, from, to }) => [label, from, to])]),
    ).toEqual([
      [
        "Halvorsen Group",
        [
          ["Phone", "+12125550101", "+12125550199"],
          ["Company", "Halvorsen Dental", "Halvorsen Group"],
        ],
      ],
      [
        "Brightwater",
        [
          ["Phone", null, "+12125550102"],
          ["Cost", "$45.00", "$50.00"],
        ],
      ],
    ]);
    expect((await rowsOf(importId, { verdict: "added" })).rows[0]?.name).toBe("Back\\slash Tab");
    expect((await rowsOf(importId, { verdict: "repeated" })).rows).toMatchObject([
      { name: "Repeat", says: "5" },
    ]);
    expect((await rowsOf(importId, { verdict: "rejected" })).rows[0]).toMatchObject({ name: "Cost" });
  });

  it("of no number are the check itself", async () => {
    const answer = await thrown(checkRows(pages.asked("/", of(importId))));
    expect(answer.headers.get("location")).toBe(`/imports/${importId}/check`);
  });

  it.each([
    "/?verdict=nothing",
    "/?verdict=changed&field=lead.website",
    "/?verdict=changed&field=../../x",
    "/?verdict=rejected&code=missing",
    "/?verdict=added&field=lead.phone",
  ])("%s is not there", async (path) => {
    expect((await thrown(checkRows(pages.asked(path, of(importId))))).status).toBe(404);
  });

  it("ends as the check said, opens the same changes, and needs the check no more", async () => {
    const checked = await rowsOf(importId, { verdict: "changed" });
    await pages.choose(importId, { ...rules, do: "import" });
    const { report } = await importPage(pages.asked("/", of(importId)));
    expect(report).toMatchObject({ status: "done", rows: 9, ...numbers, tally });
    const { view } = await importRows(pages.asked("/?verdict=changed", of(importId)));
    expect(view?.rows.map(({ line, name, changes }) => ({ line, name, changes }))).toEqual(
      checked.rows.map(({ line, name, changes }) => ({ line, name, changes })),
    );
    expect(
      (await importRows(pages.asked("/?verdict=added", of(importId)))).view?.rows.map(({ line }) => line),
    ).toEqual([5, 7, 8]);
    expect(
      (await importRows(pages.asked("/?verdict=changed&field=lead.company", of(importId)))).view?.total,
    ).toBe(1);
    expect(
      (await thrown(checkRows(pages.asked("/?verdict=added", of(importId))))).headers.get("Location"),
    ).toBe(`/imports/${importId}`);
  });
});

it("leads of accounts bought before are told with where", async () => {
  const elder = await pages.upload(`${header}\nE-1,Nest Law,n@nest.example,,1,2026-01-10\n`, {
    texts: { vendor: "Elder", list: "Old" },
  });
  await pages.choose(elder, { do: "import" });
  const importId = await pages.upload(`${header}\nF-1,Nest Law,m@nest.example,,1,2026-02-10\n`, {
    texts: { vendor: "Newer", list: "New" },
  });
  await pages.choose(importId, { do: "check" });
  expect((await rowsOf(importId, { verdict: "duplicate" })).rows).toMatchObject([
    { line: 2, name: "Nest Law", says: "bought before on 2026-01-10 in Old from Elder" },
  ]);
});

it("numbers of choices that were changed since lead back to them", async () => {
  const importId = await pages.upload(first, { texts });
  await pages.choose(importId, { do: "check" });
  expect((await rowsOf(importId, { verdict: "already here" })).total).toBe(3);
  await pages.choose(importId, { list: "Other", do: "none" });
  expect(
    (await thrown(checkRows(pages.asked("/?verdict=added", of(importId))))).headers.get("Location"),
  ).toBe(`/imports/${importId}/columns`);
});

it("a discarded file takes the rows of its check with it", async () => {
  const importId = await pages.upload(first, { texts });
  await pages.choose(importId, { do: "check" });
  const kept = () => readdirSync(join(pages.context.config.dataDirectory, "uploads"));
  const before = kept().filter((name) => name.endsWith(".check")).length;
  await pages.choose(importId, { do: "discard" });
  expect(kept().filter((name) => name.endsWith(".check"))).toHaveLength(before - 1);
});

it("many rows are paged", async () => {
  const rows = Array.from(
    { length: 1250 },
    (_, n) => `P-${n},Company ${n},p${n}@p${n}.example,,1,2026-01-10`,
  );
  const importId = await pages.upload(`${header}\n${rows.join("\n")}\n`, { texts: { vendor: "Paged" } });
  await pages.choose(importId, { do: "check" });
  const last = await rowsOf(importId, { verdict: "added", page: "13" });
  expect(last).toMatchObject({ page: 13, pages: 13, total: 1250, from: 1201, to: 1250 });
  expect(last.rows.map(({ line }) => line)).toEqual(Array.from({ length: 50 }, (_, n) => 1202 + n));
  expect((await rowsOf(importId, { verdict: "added", page: "2" })).rows[0]?.line).toBe(102);
});

describe("all or nothing", () => {
  it("stores nothing where a row is rejected, says why, and keeps the rejects to be seen and downloaded", async () => {
    const importId = await pages.upload(second, { texts: { vendor: "Whole", list: "Whole" } });
    await pages.choose(importId, { "all-or-nothing": "yes", do: "check" });
    const { view } = await columnsPage(pages.asked("/", of(importId)));
    expect(view.check?.result?.refused).toMatch(/^2 rows were rejected, .* The first: Line 9, Cost: /);
    await pages.choose(importId, { "all-or-nothing": "yes", do: "import" });
    const { report } = await importPage(pages.asked("/", of(importId)));
    expect(report).toMatchObject({ status: "failed", accepted: 0, rejected: 2, lists: [] });
    expect(report.failure).toMatch(/^2 rows were rejected, /);
    expect(report.rejects.rows.map(({ line }) => line)).toEqual([9, 10]);
    const text = await (await rejectsFile(pages.asked("/", of(importId)))).text();
    expect(text.split("\r\n")[1]).toMatch(/^N-7,Bad,bad@bad\.example,,forty,2026-02-11,9,/);
    await pages.choose(importId, { do: "import" });
    const again = await importPage(pages.asked("/", of(importId)));
    expect(again.report).toMatchObject({ status: "done", rejected: 2, accepted: 6 });
  });
});
