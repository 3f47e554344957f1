// Do the pages of imports say how each ended, hand out its files, and show nobody another's?
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loader as importsPage } from "../../app/routes/imports._index";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { action as chooseColumns, loader as columnsPage } from "../../app/routes/imports.$importId.columns";
import { loader as originalFile } from "../../app/routes/imports.$importId.original";
import { loader as rejectsFile } from "../../app/routes/imports.$importId.rejects[.]csv";
import { action as undoImport, loader as undoPage } from "../../app/routes/imports.$importId.undo";
import { action as uploadAction, loader as uploadPage } from "../../app/routes/imports.upload";
import { withOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import { createOrganization } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";
import { of, openImportPages, thrown } from "../support/importPages";
import { openUploads } from "../support/uploaded";

const leads = [
  "Lead ID,Company Name,Email,Cost,Bought",
  "N-1,Halvorsen Dental,ann@halvorsen.example,45.00,03/04/2026",
  "N-2,Brightwater,bo@brightwater.example,forty,03/25/2026",
  ",,,45.00,03/26/2026",
  "N-4,=cmd|' /C calc'!A0,di@dow.example,-1,03/26/2026",
].join("\n");

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

test("without imports the page says so, and offers the organization's currency", async () => {
  expect(await importsPage(pages.asked("/imports", {}))).toEqual({
    imports: [],
    more: false,
    vendors: [],
    currency: "USD",
  });
});

describe("an import that is done", () => {
  let importId: number;
  beforeAll(async () => {
    importId = await pages.upload(leads, {
      fileName: "März leads.csv",
      texts: { vendor: "Northwind", list: "March" },
    });
    await pages.choose(importId, { do: "import" });
  });

  test("adds up, and leads to what it made", async () => {
    const { report, kept } = await importPage(pages.asked("/", of(importId)));
    expect(report).toMatchObject({
      status: "done",
      rows: 4,
      accepted: 2,
      alreadyHere: 0,
      rejected: 2,
      anonymous: 1,
      sameFileAs: null,
    });
    expect(report.made).toEqual([{ noun: "leads", count: 2 }]);
    expect(report.lists).toEqual([expect.objectContaining({ name: "March", vendor: "Northwind", leads: 2 })]);
    expect(report.leads[0]?.name).toBe("Halvorsen Dental");
    expect(report.rejects).toMatchObject({ page: 1, pages: 1, from: 1, to: 2 });
    expect(kept).toBe(true);
  });

  test("its rejects are a file: the original cells, the line and the reason, nothing that runs", async () => {
    const answer = await rejectsFile(pages.asked("/", of(importId)));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="M_rz leads rejected rows.csv"; filename*=UTF-8''M%C3%A4rz%20leads%20rejected%20rows.csv`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox",
    });
    const text = Buffer.from(await answer.arrayBuffer()).toString("utf8");
    const [header, first, second, end] = text.split("\r\n");
    expect(header).toBe("\uFEFFLead ID,Company Name,Email,Cost,Bought,Line in the file,Not taken because");
    expect(first).toMatch(/^N-2,Brightwater,bo@brightwater\.example,forty,03\/25\/2026,3,"Line 3, Cost: /);
    expect(second).toMatch(/^N-4,"'=cmd\|' \/C calc'!A0",di@dow\.example,-1,03\/26\/2026,5,"?Line 5, Cost: /);
    expect(end).toBe("");
  });

  test("mended and uploaded again, only those rows go in, and our own columns mean nothing", async () => {
    const text = Buffer.from(
      await (await rejectsFile(pages.asked("/", of(importId)))).arrayBuffer(),
    ).toString("utf8");
    const again = await pages.upload(text.replace("forty", "40.00").replace(",-1,", ",41.00,"), {
      texts: { vendor: "Northwind", list: "March" },
    });
    const { view } = await columnsPage(pages.asked("/", of(again)));
    expect(view.columns.slice(5).map(({ header, target }) => [header, target])).toEqual([
      ["Line in the file", ""],
      ["Not taken because", ""],
    ]);
    await pages.choose(again, { do: "import" });
    expect((await importPage(pages.asked("/", of(again)))).report).toMatchObject({
      rows: 2,
      accepted: 2,
      rejected: 0,
    });
  });

  test("its original comes back byte for byte", async () => {
    const answer = await originalFile(pages.asked("/", of(importId)));
    expect(answer.headers.get("Content-Disposition")).toContain("attachment; ");
    expect(answer.headers.get("Content-Length")).toBe(String(leads.length));
    expect(await answer.text()).toBe(leads);
  });

  test("cannot be mapped again", async () => {
    expect((await thrown(columnsPage(pages.asked("/", of(importId))))).headers.get("Location")).toBe(
      `/imports/${importId}`,
    );
  });

  test("the same file again adds nothing and names the first", async () => {
    const again = await pages.upload(leads, {
      fileName: "copy.csv",
      texts: { vendor: "Northwind", list: "March" },
    });
    expect((await columnsPage(pages.asked("/", of(again)))).sameFileAs).toBe(importId);
    await pages.choose(again, { do: "import" });
    expect((await importPage(pages.asked("/", of(again)))).report).toMatchObject({
      accepted: 0,
      alreadyHere: 2,
      rejected: 2,
      sameFileAs: importId,
    });
  });

  test("stands in the history, newest first, with its counts", async () => {
    await pages.upload(leads);
    const { imports, vendors } = await importsPage(pages.asked("/imports", {}));
    expect(imports.map((row) => row.importId)).toEqual(
      [...imports.map((row) => row.importId)].sort((a, b) => b - a),
    );
    expect(imports.find((row) => row.importId === importId)).toMatchObject({
      file: "März leads.csv",
      kind: "leads",
      status: "done",
      rows: 4,
      accepted: 2,
      rejected: 2,
    });
    expect(imports.find((row) => row.status === "uploaded")).toMatchObject({ rows: null, accepted: null });
    expect(vendors).toContain("Northwind");
  });
});

test("more than a page of rejects is paged, and the file holds all of them", async () => {
  const rows = Array.from({ length: 1205 }, (_, index) => `B-${index},Company ${index},no amount`);
  const importId = await pages.upload(`Lead ID,Company,Cost\n${rows.join("\n")}\n`);
  await pages.choose(importId, { "column-2": "lead.cost", do: "import" });
  const { report } = await importPage(pages.asked("/?page=13", of(importId)));
  expect(report.rejects).toMatchObject({ page: 13, pages: 13, from: 1201, to: 1205 });
  expect(report.rejects.rows).toHaveLength(5);
  expect((await importPage(pages.asked("/?page=99", of(importId)))).report.rejects.page).toBe(13);
  const text = await (await rejectsFile(pages.asked("/", of(importId)))).text();
  expect(text.trim().split("\r\n")).toHaveLength(1206);
});

test("a signal without a lead is rejected with its cells, so that the mended file goes in", async () => {
  const importId = await pages.upload("Lead ID,Step,Date,Polarity\nnobody,Reached,2026-03-05,positive\n");
  await pages.choose(importId, { do: "import" });
  const text = Buffer.from(await (await rejectsFile(pages.asked("/", of(importId)))).arrayBuffer()).toString(
    "utf8",
  );
  expect(text).toMatch(
    /^\uFEFFLead ID,Step,Date,Polarity,.*\r\nnobody,Reached,2026-03-05,positive,2,"?Line 2: no lead here has the id/,
  );
});

test("an import is undone by its page, which then says what was taken back; a second time is refused", async () => {
  const importId = await pages.upload("Lead ID,Company,Email\nU-1,Umber Dental,ann@umber-dental.example\n", {
    texts: { vendor: "Umber" },
  });
  await pages.choose(importId, { do: "import" });
  expect(await undoPage(pages.asked("/", of(importId)))).toMatchObject({
    made: [{ noun: "leads", count: 1 }],
  });
  const answer = (await undoImport(pages.posted(of(importId), {}))) as Response;
  expect(answer.headers.get("Location")).toBe(`/imports/${importId}`);
  expect((await importPage(pages.asked("/", of(importId)))).report).toMatchObject({
    status: "undone",
    undo: { taken: [{ noun: "leads", count: 1 }], kept: [] },
  });
  const again = await thrown(undoPage(pages.asked("/", of(importId))));
  expect(again.headers.get("Location")).toBe(`/imports/${importId}`);
  expect(await undoImport(pages.posted(of(importId), {}))).toEqual({
    trouble: `Import ${importId} was undone before.`,
  });
});

describe("not there or not yours is the same 404", () => {
  let foreign: number;
  beforeAll(async () => {
    const other = await createOrganization(database.db, { organizationId: 77, name: "Other MSP" });
    const theirs = openUploads({ ...database, organizationId: other });
    foreign = await theirs.upload(leads);
    await theirs.close();
  });

  test.each(["importPage", "columnsPage", "originalFile", "rejectsFile", "chooseColumns"] as const)(
    "%s",
    async (name) => {
      const page = { importPage, columnsPage, originalFile, rejectsFile, chooseColumns }[name];
      for (const importId of [String(foreign), "999999", "0", "x", "1e3", "99999999999999999999"]) {
        const args =
          name === "chooseColumns"
            ? pages.posted({ importId }, { do: "import" })
            : pages.asked("/", { importId });
        expect((await thrown(page(args) as Promise<unknown>)).status).toBe(404);
      }
      expect(await withOrganization(database.db, 77, (db) => findImport(db, foreign))).toMatchObject({
        status: "uploaded",
      });
    },
  );
});

test("a refused upload is shown with what had been typed; the page is nothing by itself", async () => {
  const refusedUpload = { sentence: "leads.csv is empty.", status: 400, texts: { vendor: "Northwind" } };
  expect(await uploadPage(pages.asked("/", {}, { refusedUpload }))).toMatchObject({
    refused: refusedUpload,
    currency: "USD",
  });
  expect((await uploadAction(pages.asked("/", {}, { refusedUpload }))).init?.status).toBe(400);
  expect((await thrown(uploadPage(pages.asked("/", {})))).headers.get("Location")).toBe("/imports");
  expect((await thrown(uploadAction(pages.asked("/", {})))).headers.get("Location")).toBe("/imports");
});
