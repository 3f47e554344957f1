// Do mended rows go in once, with the original's vendor and list, and does either undo do the right thing?
import { afterAll, beforeAll, expect, test } from "vitest";
import { undo } from "../../app/intake/undo";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { action as mend, loader as rejectsPage } from "../../app/routes/imports.$importId.rejects._index";
import { loader as rejectsFile } from "../../app/routes/imports.$importId.rejects[.]csv";
import { withOrganization } from "../../db/connection";
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

let files = 0;

/** Three rows of which two are rejected, on lines 3 and 4. */
async function original(): Promise<number> {
  files += 1;
  const rows = ["1,Halvorsen,45.00", "2,Brightwater,forty", "3,Dow,fifty"].map((row) => `M${files}-${row}`);
  const importId = await pages.upload(`Lead ID,Company,Cost\n${rows.join("\n")}\n`, {
    texts: { vendor: "Northwind", list: `List ${files}` },
  });
  await pages.choose(importId, { "column-2": "lead.cost", do: "import" });
  return importId;
}

async function post(importId: number, fields: Record<string, string>): Promise<number> {
  const answer = await mend(pages.posted(of(importId), fields));
  const mending = Number(/^\/imports\/(\d+)$/.exec(answer.headers.get("Location") ?? "")?.[1]);
  await pages.ended(mending);
  return mending;
}

const waiting = (importId: number) => rejectsPage(pages.asked("/", of(importId)));
const report = async (importId: number) => (await importPage(pages.asked("/", of(importId)))).report;

test("an edited row goes in where its import went; one still bad stays with its new sentence; both add up", async () => {
  const first = await original();
  const mending = await post(first, { "cell-3-2": "40.00", "cell-4-2": "many" });
  expect(await report(mending)).toMatchObject({
    ...{
      status: "done",
      rows: 2,
      accepted: 1,
      rejected: 1,
      alreadyHere: 0,
      mends: { importId: first, waiting: 1 },
    },
    lists: [expect.objectContaining({ name: "List 1", vendor: "Northwind", leads: 1 })],
  });
  expect(await report(first)).toMatchObject({
    ...{ rows: 3, accepted: 1, rejected: 2, mends: null },
    mendings: [{ importId: mending, status: "done" }],
  });
  const left = await waiting(first);
  expect(left).toMatchObject({ kept: 1, fixed: 1, dropped: 0 });
  expect(left.rows[0]).toMatchObject({ line: 4, column: "Cost" });
  expect(left.rows[0]?.sentence).toMatch(/^Line 4, Cost: .*many/);
  expect(left.rows[0]?.cells.map(({ value }) => value)).toEqual(["M1-3", "Dow", "many"]);
});

test("nothing changed is nothing taken in", async () => {
  const first = await original();
  const answer = await mend(pages.posted(of(first), { "cell-3-2": "forty" }));
  expect(answer.headers.get("Location")).toBe(`/imports/${first}/rejects`);
  expect(await waiting(first)).toMatchObject({ kept: 2, fixed: 0, mendings: [] });
});

test("undoing the mending lets its row wait again; undoing the original leaves the mended row and ends mending", async () => {
  const first = await original();
  const mending = await post(first, { "cell-3-2": "40.00" });
  await undo(database.db, { organizationId: database.organizationId, importId: mending });
  expect(await waiting(first)).toMatchObject({ kept: 2, fixed: 0 });
  const again = await post(first, { "cell-3-2": "40.00" });
  expect(await report(again)).toMatchObject({ accepted: 1 });
  await undo(database.db, { organizationId: database.organizationId, importId: first });
  expect(await report(again)).toMatchObject({
    status: "done",
    lists: [expect.objectContaining({ leads: 1 })],
  });
  expect((await thrown(waiting(first))).headers.get("Location")).toBe(`/imports/${first}`);
});

test("the downloaded file is recognised without being told its vendor and list; twice adds nothing", async () => {
  const first = await original();
  const text = await (await rejectsFile(pages.asked("/", of(first)))).text();
  for (const [accepted, alreadyHere] of [
    [2, 0],
    [0, 2],
  ]) {
    const again = await pages.upload(text.replace("forty", "40.00").replace("fifty", "50.00"));
    await pages.choose(again, { "column-2": "lead.cost", do: "import" });
    expect(await report(again)).toMatchObject({
      ...{ rows: 2, accepted, alreadyHere, rejected: 0, mends: { importId: first, waiting: 0 } },
    });
  }
  expect(await waiting(first)).toMatchObject({ kept: 0, fixed: 2 });
  expect((await report(first)).lists).toEqual([expect.objectContaining({ vendor: "Northwind" })]);
});

test("the downloaded file advises what a page can do, and is recognised by what it says", async () => {
  const asked = "Deal ID,Company,Deal Stage\nG-1,Acme,Negotiation\nG-2,Dow,Waiting for Godot\n";
  const first = await pages.upload(asked, {});
  await pages.choose(first, { do: "import" });
  const text = await (await rejectsFile(pages.asked("/", of(first)))).text();
  expect(text).toContain("Say what it means where its columns are checked, or correct the cell.");
  expect(text).not.toContain("with values");
  const again = await pages.upload(text.replace(",Waiting for Godot,", ",Negotiation,"));
  await pages.choose(again, { do: "import" });
  expect(await report(again)).toMatchObject({ rows: 1, accepted: 1, mends: { importId: first } });
});

test("a row added to the downloaded file is rejected by name", async () => {
  const first = await original();
  const text = await (await rejectsFile(pages.asked("/", of(first)))).text();
  const again = await pages.upload(`${text.replace("forty", "40.00")}X-9,New,12.00,99,\r\n`);
  await pages.choose(again, { "column-2": "lead.cost", do: "import" });
  const { rejects, ...counts } = await report(again);
  expect(counts).toMatchObject({ rows: 3, accepted: 1, rejected: 2 });
  expect(rejects.rows[1]).toMatchObject({ line: 4, code: "not a reject" });
});

test("one value is replaced in all rejects of a reason; dropped rows come back", async () => {
  const first = await original();
  const answer = await mend(pages.posted(of(first), { drop: "4" }));
  expect(answer.headers.get("Location")).toBe(`/imports/${first}/rejects`);
  expect(await waiting(first)).toMatchObject({ kept: 1, dropped: 1 });
  await mend(pages.posted(of(first), { do: "restore" }));
  const bulk = { do: "column", how: "replace", index: "2", from: "fifty", to: "50.00" };
  const mending = await post(first, { ...bulk, code: "unreadable money" });
  expect(await report(mending)).toMatchObject({ rows: 1, accepted: 1 });
  expect(await waiting(first)).toMatchObject({ kept: 1, fixed: 1, dropped: 0 });
});

test("a mended row's date is read as the whole file had it: the few mended rows decide nothing", async () => {
  const rows = ["D-1,Halvorsen,45.00,25/03/2026", "D-2,Brightwater,forty,03/04/2026"];
  const first = await pages.upload(`Lead ID,Company,Cost,Purchased on\n${rows.join("\n")}\n`, {
    texts: { vendor: "Northwind", list: "Day first" },
  });
  await pages.choose(first, { "column-2": "lead.cost", "column-3": "lead.purchased_on", do: "import" });
  const mending = await post(first, { "cell-3-2": "40.00" });
  expect(await report(mending)).toMatchObject({ rows: 1, accepted: 1, rejected: 0 });
  const leads = await withOrganization(database.db, database.organizationId, (db) =>
    db.selectFrom("lead").select("purchased_on").where("import_id", "=", mending).execute(),
  );
  expect(leads).toEqual([{ purchased_on: "2026-04-03" }]);
});

test("a line that stands twice in a mended file goes in once; the second is rejected and says where the first is", async () => {
  const first = await original();
  const text = await (await rejectsFile(pages.asked("/", of(first)))).text();
  const line = /^M\d+-2.*\r\n/m.exec(text)?.[0].replace("forty", "40.00") ?? "";
  const again = await pages.upload(text.replace("forty", "40.00") + line);
  await pages.choose(again, { "column-2": "lead.cost", do: "import" });
  const { rejects, ...counts } = await report(again);
  expect(counts).toMatchObject({ rows: 3, accepted: 1, alreadyHere: 0, rejected: 2 });
  expect(rejects.rows[1]).toMatchObject({
    ...{ line: 4, code: "mended twice" },
    sentence:
      "Line 4, Line in the file: line 3 of leads.csv is mended on line 2 already. Leave one of the two.",
  });
});

test("cells that a spreadsheet would run come back as they were", async () => {
  const rows = ["G-1,=Halvorsen,forty", "G-2,-Dow,fifty", "G-3,'=Oak,sixty"];
  const first = await pages.upload(`Lead ID,Company,Cost\n${rows.join("\n")}\n`, {
    texts: { vendor: "Guarded" },
  });
  await pages.choose(first, { "column-2": "lead.cost", do: "import" });
  const text = await (await rejectsFile(pages.asked("/", of(first)))).text();
  expect(text).toContain("'=Halvorsen");
  const again = await pages.upload(text.replace("forty", "40.00").replace("sixty", "60.00"));
  await pages.choose(again, { "column-2": "lead.cost", do: "import" });
  expect(await report(again)).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
  const { leads, rejects } = await withOrganization(database.db, database.organizationId, async (db) => ({
    leads: await db
      .selectFrom("lead")
      .select("company")
      .where("import_id", "=", again)
      .orderBy("line")
      .execute(),
    rejects: await db
      .selectFrom("import_reject")
      .select("cells")
      .where("import_id", "in", [first, again])
      .where("line", "=", 3)
      .execute(),
  }));
  expect(leads.map(({ company }) => company)).toEqual(["=Halvorsen", "'=Oak"]);
  for (const { cells } of rejects) expect(cells[1]).toBe("-Dow");
});

test.each<{ why: string; fields: Record<string, string> }>([
  { why: "beyond any file", fields: { drop: "99999999999" } },
  { why: "beyond what the database counts to", fields: { "width-3000000000": "3" } },
  { why: "no number", fields: { drop: "three" } },
])("a posted line that is $why is refused, and nothing changes", async ({ fields }) => {
  const first = await original();
  expect((await thrown(mend(pages.posted(of(first), fields)))).status).toBe(404);
  expect(await waiting(first)).toMatchObject({ kept: 2, dropped: 0 });
});

test("a posted line that is no reject changes nothing", async () => {
  const first = await original();
  const answer = await mend(
    pages.posted(of(first), { "width-77": "3", "cell-77-2": "1.00", "width-0003": "3" }),
  );
  expect(answer.headers.get("Location")).toBe(`/imports/${first}/rejects`);
  expect(await waiting(first)).toMatchObject({ kept: 2 });
});
