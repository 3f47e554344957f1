// Is an Excel workbook read like any other file: days, money, ids and line ends as they stand in its cells?
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inspectFile } from "../../../app/intake/inspect";
import type { IntakeContext } from "../../../app/intake/intakeRow";
import { readRows } from "../../../app/intake/rows";
import { workbookSheets, workbookText } from "../../../app/intake/spreadsheet";
import { styled, workbookBytes } from "../../support/workbook";

const directory = mkdtempSync(join(tmpdir(), "placket-workbook-"));
afterAll(() => rmSync(directory, { recursive: true }));

const path = join(directory, "leads.xlsx");
writeFileSync(
  path,
  workbookBytes({
    Notes: [["Nothing here"], ["but words"]],
    Leads: [
      ["Lead ID", "Company", "Email", "Purchased", "Price"],
      ["00501", 'Acme "Dental", Inc.', "ann@acme-dental.example", new Date("2026-01-10T00:00:00Z"), 80.1],
      [6502530000, "Birch & Law", "bo@birch-law.example", new Date("2026-01-11T00:00:00Z"), 79.95],
      [null, "Two\nlines", "cy@two-lines.example", null, null],
    ],
  }),
);

const rows = [
  ["Company", "Email"],
  ["Oak", "a@oak.example"],
  ["Elm", "b@elm.example"],
];

const context: IntakeContext = {
  ...{ kind: "leads", currency: "USD", timeZone: "America/New_York", country: "US", today: "2026-06-01" },
  ...{ steps: [], issues: [], cues: [] },
};

describe("a workbook", () => {
  it("reads as the CSV text of the sheet named", async () => {
    const text = (await listed(workbookText(path, "Leads"))).join("");
    expect(text).toBe(
      'Lead ID,Company,Email,Purchased,Price\r\n00501,"Acme ""Dental"", Inc.",ann@acme-dental.example,2026-01-10,80.1\r\n' +
        '6502530000,Birch & Law,bo@birch-law.example,2026-01-11,79.95\r\n,"Two\nlines",cy@two-lines.example,,\r\n',
    );
  });

  it("reads the first sheet where none is named", async () => {
    expect((await listed(workbookText(path))).join("")).toBe("Nothing here\r\nbut words\r\n");
  });

  it("becomes leads like any file, with days, money and ids as they stand", async () => {
    const inspection = await inspectFile(path, { sheet: "Leads", context });
    expect(inspection).toMatchObject({ encoding: "xlsx", sheet: "Leads", kind: "leads", rows: 3 });
    const rows = (await listed(readRows(path, inspection, context))).flat();
    expect(rows).toMatchObject([
      {
        lead: {
          vendor_lead_id: "00501",
          company: 'Acme "Dental", Inc.',
          purchased_on: "2026-01-10",
          price_minor: 8010,
        },
      },
      { lead: { vendor_lead_id: "6502530000", purchased_on: "2026-01-11", price_minor: 7995 } },
      { lead: { vendor_lead_id: null, purchased_on: null, price_minor: null } },
    ]);
  });

  it("that lacks the sheet names those it has", async () => {
    await expect(inspectFile(path, { sheet: "Deals" })).rejects.toThrow(
      'This workbook has no sheet "Deals". It has "Notes", "Leads".',
    );
  });

  interface Case {
    why: string;
    sheets: Record<string, (string | null)[][]>;
    read: string;
    counts: number[];
    says: string | undefined;
  }

  it.each<Case>([
    {
      why: "the first sheet has rows",
      sheets: { Leads: rows, Deals: rows },
      ...{ read: "Leads", counts: [3, 3], says: 'Of its 2 sheets, "Leads" is read.' },
    },
    {
      why: "the first sheet is empty",
      sheets: { Cover: [], Leads: rows, Deals: rows },
      ...{
        read: "Leads",
        counts: [0, 3, 3],
        says: 'The sheet "Cover" is empty; "Leads" is the first with data, and is read.',
      },
    },
    {
      why: "blank rows are none",
      sheets: { Cover: [[" "], [null]], Leads: rows },
      ...{
        read: "Leads",
        counts: [0, 3],
        says: 'The sheet "Cover" is empty; "Leads" is the first with data, and is read.',
      },
    },
    {
      why: "the first sheet has a title alone",
      sheets: { Cover: [["Leads of March"]], Leads: rows },
      ...{ read: "Leads", counts: [1, 3] },
      says: 'The sheet "Cover" has no rows under its first; "Leads" is the first with data, and is read.',
    },
    {
      why: "the first sheet has a table, but of no column that is known",
      sheets: {
        Overview: [
          ["Bericht", "März"],
          ["Anzahl", "2"],
        ],
        Leads: [["Export of March"], ["Firma", "E-Mail"], ["Oak", "a@oak.example"], ["Elm", "b@elm.example"]],
      },
      ...{ read: "Leads", counts: [2, 4] },
      says: 'The sheet "Overview" has no column that is known; "Leads" has, and is read.',
    },
    { why: "there is one sheet", sheets: { Only: rows }, read: "Only", counts: [3], says: undefined },
  ])("lists its sheets with their rows and reads the first with data: $why", async (given) => {
    const at = join(directory, "sheets.xlsx");
    writeFileSync(at, workbookBytes(given.sheets));
    const inspection = await inspectFile(at, { context });
    expect(inspection).toMatchObject({ sheet: given.read, rows: 2 });
    expect(inspection.sheets?.map(({ rows }) => rows)).toEqual(given.counts);
    expect(inspection.notes.find((note) => note.includes("sheet"))).toBe(given.says);
  });

  it("of many megabytes is read sheet by sheet until one has data, and the others are named", async () => {
    const at = join(directory, "large.xlsx");
    const long = Array.from({ length: 300 }, (_, n) => [`Company ${n}`, "x".repeat(30_000)]);
    writeFileSync(at, workbookBytes({ Cover: [], Long: long, Leads: rows }));
    expect(await workbookSheets(at)).toEqual({
      sheets: [
        { name: "Cover", rows: 0 },
        { name: "Long", rows: 300 },
        { name: "Leads", rows: null },
      ],
      proposed: "Long",
    });
  });

  it("of styled blank rows holds the few that hold something, each on its line", async () => {
    const at = join(directory, "styled.xlsx");
    const blank = Array.from({ length: 150_000 }, () => [styled, styled, styled]);
    writeFileSync(at, workbookBytes({ Leads: [...rows, ...blank, [styled, "c@ash.example"]] }));
    expect(await workbookSheets(at)).toEqual({ sheets: [{ name: "Leads", rows: 4 }], proposed: "Leads" });
    const lines = (await listed(workbookText(at))).join("").split("\r\n");
    expect(lines.flatMap((line, n) => (/[^,]/.test(line) ? [[n, line]] : []))).toEqual([
      [0, "Company,Email"],
      [1, "Oak,a@oak.example"],
      [2, "Elm,b@elm.example"],
      [150_003, ",c@ash.example"],
    ]);
  });

  it("of very many rows is read whole and in order, beside a small sheet", async () => {
    const at = join(directory, "many.xlsx");
    const days = (n: number) => new Date(Date.UTC(2026, 0, 1 + (n % 28)));
    const many = Array.from({ length: 60_000 }, (_, n) => [
      ...[`Firm & Söhne ${n}`, n % 3 === 0 ? null : `${n}@firm.example`, days(n)],
      ...(n === 50_000 ? [styled, true] : []),
    ]);
    writeFileSync(at, workbookBytes({ Cover: [["Cover"]], Leads: many }));
    expect((await workbookSheets(at)).sheets).toEqual([
      { name: "Cover", rows: 1 },
      { name: "Leads", rows: 60_000 },
    ]);
    const expected = many.map(
      ([name, email], n) =>
        `${String(name)},${email === null ? "" : String(email)},${days(n).toISOString().slice(0, 10)},,${n === 50_000 ? "TRUE" : ""}`,
    );
    expect((await listed(workbookText(at, "Leads"))).join("").split("\r\n").slice(0, -1)).toEqual(expected);
    expect((await listed(workbookText(at, "Cover"))).join("")).toBe("Cover\r\n");
  });

  it("whose sheet was named says so, also where an earlier one has rows", async () => {
    const inspection = await inspectFile(path, { sheet: "Leads", context });
    expect(inspection.notes).toContain('Of its 2 sheets, "Leads" is read.');
  });

  it("that has no data in any sheet is refused as a file without rows is", async () => {
    const at = join(directory, "blank.xlsx");
    writeFileSync(at, workbookBytes({ A: [], B: [] }));
    await expect(inspectFile(at)).rejects.toThrow(/holds no rows/);
  });

  it("is a workbook: a sheet of a text is refused", async () => {
    const at = join(directory, "text.csv");
    writeFileSync(at, "Company,Email\nOak,a@oak.example\n");
    await expect(inspectFile(at, { sheet: "Leads" })).rejects.toThrow(
      'This is no Excel workbook, so it has no sheet "Leads".',
    );
  });

  it("that is damaged is one sentence", async () => {
    const broken = join(directory, "broken.xlsx");
    writeFileSync(broken, workbookBytes({ A: [["x"]] }).subarray(0, 400));
    await expect(inspectFile(broken)).rejects.toThrow(/cannot be read .* save it as “CSV UTF-8”/);
  });
});

async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
