// Do all numbers of a finished import open their rows, those that its check showed, for as long as they are kept?
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { loader as checkRows } from "../../app/routes/imports.$importId.check_.rows";
import { loader as rejectsFile } from "../../app/routes/imports.$importId.rejects[.]csv";
import { loader as importRows } from "../../app/routes/imports.$importId.rows";
import { verdictDirectory } from "../../app/server/importDraft";
import { sweepOriginals } from "../../app/server/sweepOriginals";
import { uploadPath } from "../../app/server/uploadFiles";
import { type TestDatabase, testDatabase } from "../support/database";
import { of, openImportPages, thrown } from "../support/importPages";
import { importText } from "../support/importText";

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

const header = "Lead ID,Company Name,Email,Cost";
const file = (...rows: string[]) => `${[header, ...rows].join("\n")}\n`;
const leads = (from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, n) => `L-${from + n},Company ${from + n},l${from + n}@co${from + n}.example,5.00`,
  );

type Query = Record<string, string>;
const ask = (query: Query) => `/?${new URLSearchParams(query)}`;

async function checked(importId: number, query: Query) {
  const { view } = await checkRows(pages.asked(ask(query), of(importId)));
  return view;
}

async function taken(importId: number, query: Query) {
  const { view } = await importRows(pages.asked(ask(query), of(importId)));
  return view;
}

const linesOf = (view: { rows: { line: number }[] } | undefined) => view?.rows.map(({ line }) => line);

interface Case {
  why: string;
  before?: string;
  content: string;
  fields?: Record<string, string>;
  lines: Record<string, number[]>;
}

const cases: Case[] = [
  {
    why: "rows that are here, changed, repeated, anonymous and bad in a list that has leads",
    before: file(...leads(1, 3)),
    content: file(
      "L-1,Company 1,l1@co1.example,5.00",
      "L-2,Company 2,other@co2.example,5.00",
      ...leads(4, 5),
      "L-4,Again,again@co4.example,5.00",
      "N-7,,,5.00",
      "L-8,Bad,bad@bad.example,five",
    ),
    fields: { "rule-2": "overwrite" },
    lines: {
      added: [4, 5, 7],
      changed: [3],
      "already here": [2, 6],
      repeated: [6],
      anonymous: [],
      rejected: [8],
    },
  },
  {
    why: "a new list, whose leads are copied straight, with repeats by id",
    content: file(...leads(1, 4), "L-2,Again,again@co2.example,5.00", "L-2,Thrice,thrice@co2.example,5.00"),
    lines: { added: [2, 3, 4, 5], "already here": [6, 7], repeated: [6, 7] },
  },
  {
    why: "a new list with rows of the same content and no id: each is a lead of its own, and named nobody",
    content:
      "Company Name,Email,Cost\nOak,a@oak.example,5\nElm,b@elm.example,5\nOak,a@oak.example,5\n,,5\n,,5\n",
    lines: { added: [2, 3, 4, 5, 6], repeated: [4, 6], anonymous: [5, 6] },
  },
  {
    why: "deals that make no leads",
    content:
      "Deal ID,Company,Status,Close Date\nD-1,Oak,Won,2026-03-04\nD-2,Elm,Lost,2026-03-05\nD-1,Oak,Won,2026-03-04\n",
    fields: { kind: "deals" },
    lines: { added: [2, 3], "already here": [4], repeated: [4] },
  },
];

describe.each(cases)("$why", ({ before, content, fields = {}, lines, why }) => {
  const texts = { vendor: `Vendor of ${why.slice(0, 12)}`, list: "List" };
  const all = ["added", "changed", "already here", "rejected", "repeated", "anonymous"];
  let importId: number;
  const ofCheck = new Map<string, number[] | undefined>();
  beforeAll(async () => {
    if (before !== undefined) await pages.choose(await pages.upload(before, { texts }), { do: "import" });
    importId = await pages.upload(content, { texts });
    await pages.choose(importId, { ...fields, do: "check" });
    for (const verdict of all) ofCheck.set(verdict, linesOf(await checked(importId, { verdict })));
    await pages.choose(importId, { ...fields, do: "import" });
  });

  it.each(all)("%s opens the rows of its number, and those the check had shown", async (verdict) => {
    const view = await taken(importId, { verdict });
    const expected = lines[verdict] ?? [];
    expect(linesOf(view)).toEqual(expected);
    expect(ofCheck.get(verdict)).toEqual(expected);
    expect(view?.total).toBe(expected.length);
    const { numbers } = await importPage(pages.asked("/", of(importId)));
    expect(numbers.opens).toContain(verdict);
  });
});

test("a repeat says which line it repeats, also where that went straight into the table; a reject says why", async () => {
  const content = file(...leads(1, 2), "L-2,Again,again@co2.example,5.00", "L-3,Bad,bad@bad.example,five");
  const importId = await pages.upload(content, { texts: { vendor: "Saying" } });
  await pages.choose(importId, { do: "import" });
  expect((await taken(importId, { verdict: "repeated" }))?.rows).toMatchObject([
    { name: "Again", says: "3" },
  ]);
  const rejected = await taken(importId, { verdict: "rejected", code: "unreadable money" });
  expect(rejected?.rows).toMatchObject([{ line: 5, name: "Cost", says: expect.stringContaining("five") }]);
  const bare = await thrown(importRows(pages.asked("/", of(importId))));
  expect(bare.headers.get("location")).toBe(`/imports/${importId}`);
  const none: Query[] = [
    { verdict: "rejected", code: "none" },
    { verdict: "nothing" },
    { verdict: "added", field: "x" },
  ];
  for (const query of none)
    expect((await thrown(importRows(pages.asked(ask(query), of(importId))))).status).toBe(404);
});

test("many rows that are here are paged", async () => {
  const texts = { vendor: "Many", list: "Many" };
  await pages.choose(await pages.upload(file(...leads(1, 250)), { texts }), { do: "import" });
  const importId = await pages.upload(file(...leads(1, 250), ...leads(900, 900)), { texts });
  await pages.choose(importId, { do: "import" });
  const view = await taken(importId, { verdict: "already here", page: "3" });
  expect(view).toMatchObject({ page: 3, pages: 3, total: 250, from: 201, to: 250 });
  expect(view?.rows[0]).toMatchObject({ line: 202, name: "Company 201" });
});

test("a mended row that comes again is among those already here", async () => {
  const texts = { vendor: "Mended", list: "Mended" };
  const first = await pages.upload(file("L-1,Oak,a@oak.example,five", "L-2,Elm,b@elm.example,six"), {
    texts,
  });
  await pages.choose(first, { "column-3": "lead.cost", do: "import" });
  const csv = await (await rejectsFile(pages.asked("/", of(first)))).text();
  const mended = await pages.upload(csv.replace("five", "5.00"));
  await pages.choose(mended, { "column-3": "lead.cost", do: "import" });
  const again = await pages.upload(csv.replace("five", "5.00").replace("six", "6.00"));
  await pages.choose(again, { "column-3": "lead.cost", do: "import" });
  expect((await pages.found(again))?.already_here).toBe(1);
  expect(linesOf(await taken(again, { verdict: "already here" }))).toEqual([2]);
});

describe("rows that are no longer kept", () => {
  async function twice(vendor: string): Promise<number> {
    const texts = { vendor, list: "List" };
    await pages.choose(await pages.upload(file(...leads(1, 2)), { texts }), { do: "import" });
    const importId = await pages.upload(file(...leads(1, 2)), { texts });
    await pages.choose(importId, { do: "import" });
    return importId;
  }
  const cases: [why: string, make: () => Promise<number>, gone: RegExp][] = [
    [
      "went with the original",
      async () => {
        const importId = await twice("Swept");
        await sweepOriginals(pages.context, new Date(Date.now() + 91 * 86_400_000));
        return importId;
      },
      /kept beside the original\. The original was removed on \d/,
    ],
    [
      "are not kept of a file that came by the command line",
      async () => {
        const text = file(...leads(1, 2));
        await importText(database, text, { vendor: "Command", list: "List" });
        return (await importText(database, text, { vendor: "Command", list: "List" })).importId ?? 0;
      },
      /No original is kept of a file that came by the command line/,
    ],
    [
      "were not kept in an earlier release",
      async () => {
        const importId = await twice("Earlier");
        const { file_path } = (await pages.found(importId)) ?? {};
        const path = uploadPath(pages.context.config, file_path ?? "");
        rmSync(verdictDirectory(path), { recursive: true });
        return importId;
      },
      /was not kept when this file was taken in/,
    ],
  ];
  it.each(cases)("%s, which the pages say; the numbers stay", async (_, make, gone) => {
    const importId = await make();
    const { numbers, report } = await importPage(pages.asked("/", of(importId)));
    expect(report.alreadyHere).toBe(2);
    expect(numbers.opens).not.toContain("already here");
    expect(numbers.gone).toMatch(gone);
    const rows = await importRows(pages.asked(ask({ verdict: "already here" }), of(importId)));
    expect(rows).toMatchObject({ view: undefined, gone: expect.stringMatching(gone) });
  });
});
