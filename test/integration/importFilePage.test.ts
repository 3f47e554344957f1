// Does the page of how a file is read show its first rows, and is the file read as chosen from then on?
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { loader as checkPage, action as runCheck } from "../../app/routes/imports.$importId.check";
import { loader as columnsPage } from "../../app/routes/imports.$importId.columns";
import { action as chooseReading, loader as filePage } from "../../app/routes/imports.$importId.file";
import { uploadPath } from "../../app/server/uploadFiles";
import { withOrganization } from "../../db/connection";
import { listImports } from "../../db/queries/imports";
import { type TestDatabase, testDatabase } from "../support/database";
import { of, openImportPages } from "../support/importPages";
import { workbookBytes } from "../support/workbook";

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

const leads = "Company,Email,Cost\nOak,a@oak.example,10\nElm,b@elm.example,20\nSumme,,30\n";

async function read(importId: number, fields: Record<string, string>): Promise<string | null> {
  const answer = await chooseReading(pages.posted(of(importId), fields));
  return answer.headers.get("Location");
}

async function shown(importId: number) {
  return (await filePage(pages.asked("/", of(importId)))).view;
}

test("the page shows the first rows as read, and rows that tell whether the encoding is right", async () => {
  const importId = await pages.upload(Buffer.from("Company,Email\nMüller,a@m.example\n", "latin1"));
  const view = await shown(importId);
  expect(view.found).toMatchObject({ encoding: "windows-1252", delimiter: "comma", headerLine: 1 });
  expect(view.rows.map(({ cells }) => cells)).toEqual([
    ["Company", "Email"],
    ["Müller", "a@m.example"],
  ]);
  expect(view.beyondAscii.map(({ line }) => line)).toEqual([2]);
  expect(await read(importId, { encoding: "cp437" })).toBe(`/imports/${importId}/columns`);
  expect((await shown(importId)).rows[1]?.cells[0]).not.toBe("Müller");
});

test("another delimiter makes other columns", async () => {
  const importId = await pages.upload("Company,x§Email,y\nOak,1§a@oak.example,2\nElm,3§b@elm.example,4\n");
  await read(importId, { delimiter: "other", otherDelimiter: "§" });
  const { view } = await columnsPage(pages.asked("/", of(importId)));
  expect(view.columns.map(({ header }) => header)).toEqual(["Company,x", "Email,y"]);
});

test("another header row keeps what was chosen by hand for columns of the same name", async () => {
  const importId = await pages.upload(`Note,Email,Other\n${leads}`);
  await pages.choose(importId, { do: "check", "column-1": "deal.email" });
  await read(importId, { headerLine: "2" });
  const { view } = await columnsPage(pages.asked("/", of(importId)));
  expect(view.facts).toContain("header on line 2");
  expect(view.columns.map(({ header, target }) => [header, target])).toEqual([
    ["Company", "lead.company"],
    ["Email", "deal.email"],
    ["Cost", "lead.cost"],
  ]);
});

test.each([
  { totalRow: "", rows: 3, accepted: 2, rejected: 1, why: "nobody said" },
  { totalRow: "leave-out", rows: 2, accepted: 2, rejected: 0, why: "it is left out" },
  { totalRow: "keep", rows: 3, accepted: 3, rejected: 0, why: "it is a row" },
])("a last total row counts as said: $why", async ({ totalRow, rows, accepted, rejected }) => {
  const importId = await pages.upload(leads.replaceAll("oak", `oak${totalRow}`));
  expect((await shown(importId)).total).toBe("Summe · 30");
  await read(importId, { totalRow });
  await pages.choose(importId, { do: "import", vendor: `Vendor ${totalRow}` });
  const { report } = await importPage(pages.asked("/", of(importId)));
  expect(report).toMatchObject({ status: "done", rows, rejected });
  expect(report.accepted + report.alreadyHere).toBe(accepted);
  const [newest] = await withOrganization(database.db, database.organizationId, (db) => listImports(db));
  expect(newest?.import_id).toBe(importId);
  expect((newest?.options as Record<string, unknown> | undefined)?.totalLeftOut).toEqual(
    totalRow === "leave-out" ? { line: 4, text: "Summe · 30" } : null,
  );
});

test("comment lines are seen, a choice, and named in the check and the history", async () => {
  const text = "# Export of March\nCompany,Email\nOak,a@comment.example\n#7,b@comment.example\n";
  const importId = await pages.upload(text);
  expect((await shown(importId)).comments).toBe("Line 1 is a comment and left out: # Export of March.");
  await read(importId, { comments: "#" });
  const leftOut = "2 lines are comments and left out; the first is line 1: # Export of March.";
  expect((await shown(importId)).comments).toBe(leftOut);
  await pages.choose(importId, { do: "check", vendor: "Comments" });
  const { check, leftOut: said } = await checkPage(pages.asked("/", of(importId)));
  expect(check?.result).toMatchObject({ rows: 1, accepted: 1, alreadyHere: 0, rejected: 0 });
  expect(said).toBe(leftOut);
  await pages.choose(importId, { do: "import", vendor: "Comments" });
  const page = await importPage(pages.asked("/", of(importId)));
  expect(page.report).toMatchObject({ rows: 1, accepted: 1, alreadyHere: 0, rejected: 0 });
  expect(page.leftOut).toBe(leftOut);
});

test("the sheets of a workbook are a choice; the first with data is read until one is chosen", async () => {
  const sheet = (name: string) => [
    ["Company", "Email"],
    [name, `${name}@sheets.example`],
  ];
  const book = workbookBytes({ Cover: [], March: sheet("march"), April: sheet("april") });
  const importId = await pages.upload(book, { fileName: "lists.xlsx" });
  const view = await shown(importId);
  expect(view.sheets).toEqual([
    { name: "Cover", rows: 0 },
    { name: "March", rows: 2 },
    { name: "April", rows: 2 },
  ]);
  expect(view.found.sheet).toBe("March");
  expect(view.rows[1]?.cells[0]).toBe("march");
  await read(importId, { sheet: "April" });
  expect((await shown(importId)).rows[1]?.cells[0]).toBe("april");
  await pages.choose(importId, { do: "import", vendor: "Sheets" });
  const page = await importPage(pages.asked("/", of(importId)));
  expect(page.report).toMatchObject({ status: "done", rows: 1, leads: [{ name: "april" }] });
  expect(page.reading).toEqual(["the sheet April"]);
});

test("the page reads no file: it shows what was read in the thread of the inspection", async () => {
  const importId = await pages.upload(
    workbookBytes({
      Leads: [
        ["Company", "Email"],
        ["Oak", "a@read.example"],
      ],
    }),
  );
  const { file_path } = (await pages.found(importId)) ?? {};
  rmSync(uploadPath(pages.context.config, file_path ?? ""));
  expect((await shown(importId)).rows).toHaveLength(2);
});

test("a choice that cannot be read so is kept and named, and the reading stays as it was", async () => {
  const importId = await pages.upload(leads);
  expect(await read(importId, { headerLine: "400" })).toBe(`/imports/${importId}/file`);
  const view = await shown(importId);
  expect(view.trouble).toContain("No row starts on line 400");
  expect(view.texts.headerLine).toBe("400");
  expect(await read(importId, { delimiter: "other" })).toBe(`/imports/${importId}/file`);
  expect((await shown(importId)).faults.delimiter).toContain("is no delimiter");
  const { view: columns } = await columnsPage(pages.asked("/", of(importId)));
  expect(columns.columns).toHaveLength(3);
});

test("the check has a page of its own, from which the file is taken in; a left-out total is named there and in the history", async () => {
  const importId = await pages.upload(leads.replaceAll("oak", "checked-oak"));
  await read(importId, { totalRow: "leave-out", headerLine: "1" });
  const unchecked = await checkPage(pages.asked("/", of(importId)));
  expect(unchecked).toMatchObject({
    check: undefined,
    leftOut: "Line 4 is a total and left out: Summe · 30.",
  });
  const checked = await pages.choose(importId, { do: "check", vendor: "Checked" });
  expect(checked.headers.get("Location")).toBe(`/imports/${importId}/check`);
  const { check } = await checkPage(pages.asked("/", of(importId)));
  expect(check?.result).toMatchObject({ rows: 2, rejected: 0 });
  const answer = await runCheck(pages.posted(of(importId), { do: "import" }));
  expect(answer.headers.get("Location")).toBe(`/imports/${importId}`);
  await pages.ended(importId);
  const page = await importPage(pages.asked("/", of(importId)));
  expect(page.report).toMatchObject({ failure: null, status: "done", rows: 2 });
  expect(page).toMatchObject({
    reading: ["header on line 1"],
    leftOut: "Line 4 is a total and left out: Summe · 30.",
  });
});
