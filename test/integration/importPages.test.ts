// Do the pages of imports load, act and refuse as functions, before any browser?
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { action as chooseColumns, loader as columnsPage } from "../../app/routes/imports.$importId.columns";
import { loader as originalFile } from "../../app/routes/imports.$importId.file";
import { loader as rejectsFile } from "../../app/routes/imports.$importId.rejects[.]csv";
import { loader as importsPage } from "../../app/routes/imports._index";
import { action as uploadAction, loader as uploadPage } from "../../app/routes/imports.upload";
import type { LoadContext } from "../../app/server/context";
import { withOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import { createOrganization } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";
import { openUploads, type Uploads } from "../support/uploaded";

const leads = [
  "Lead ID,Company Name,Email,Cost,Bought",
  "N-1,Halvorsen Dental,ann@halvorsen.example,45.00,03/04/2026",
  "N-2,Brightwater,bo@brightwater.example,forty,03/25/2026",
  ",,,45.00,03/26/2026",
  "N-4,=cmd|' /C calc'!A0,di@dow.example,-1,03/26/2026",
].join("\n");

let database: TestDatabase;
let uploads: Uploads;
let context: LoadContext;
beforeAll(async () => {
  database = await testDatabase();
  uploads = openUploads(database);
  context = uploads.context;
});
afterAll(async () => {
  await uploads?.close();
  await database?.close();
});

type Params = Record<string, string>;
const asked = (path: string, params: Params, more: Partial<LoadContext> = {}): LoaderFunctionArgs & ActionFunctionArgs => ({
  request: new Request(`http://localhost${path}`),
  params,
  context: { ...context, ...more },
});
const posted = (params: Params, fields: Record<string, string>): ActionFunctionArgs => ({
  request: new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) }),
  params,
  context,
});
const of = (importId: number): Params => ({ importId: String(importId) });
const thrown = async (work: Promise<unknown>): Promise<Response> => work.then(() => Promise.reject(new Error("nothing was thrown")), (error) => error);
const ended = (importId: number) =>
  vi.waitFor(() => expect(context.jobs.progress(database.organizationId, importId)).toBeUndefined(), { timeout: 10_000 });
const statusOf = async (importId: number) => (await withOrganization(database.db, database.organizationId, (db) => findImport(db, importId)))?.status;

/** The fields of the page's form as it stands. */
async function formOf(importId: number): Promise<Record<string, string>> {
  const { view } = await columnsPage(asked("/", of(importId)));
  return {
    kind: view.kind,
    ...Object.fromEntries(Object.entries(view.texts).map(([name, value]) => [name === "purchasedOn" ? "purchased-on" : name, value ?? ""])),
    ...Object.fromEntries(view.columns.map(({ index, target }) => [`column-${index}`, target ?? ""])),
    ...Object.fromEntries(view.picks.map(({ name, value }) => [name, value])),
  };
}

test("without imports the page says so, and offers the organization's currency", async () => {
  expect(await importsPage(asked("/imports", {}))).toEqual({ imports: [], more: false, vendors: [], currency: "USD" });
});

test("the page of columns shows what was found, guessed and doubted", async () => {
  const importId = await uploads.upload(leads.replaceAll("25/2026", "05/2026").replaceAll("26/2026", "06/2026"), { texts: { vendor: "Northwind", cost: "1,000" } });
  const page = await columnsPage(asked("/", of(importId)));
  expect(page.fileName).toBe("leads.csv");
  expect(page.view.facts).toEqual(["4 rows, 5 columns", "read as UTF-8", "cells parted by comma", "header on line 1"]);
  expect(page.view.columns.map(({ header, target, filled, confidence }) => [header, target, filled, confidence])).toEqual([
    ["Lead ID", "lead.vendor_lead_id", 0.75, "sure"],
    ["Company Name", "lead.company", 0.75, "sure"],
    ["Email", "lead.email", 0.75, "sure"],
    ["Cost", "lead.cost", 1, "sure"],
    ["Bought", "lead.purchased_on", 1, "guess"],
  ]);
  expect(page.view.columns[1]?.samples).toEqual(["Halvorsen Dental", "Brightwater", "=cmd|' /C calc'!A0"]);
  expect(page.view.picks).toEqual([expect.objectContaining({ name: "format-lead.purchased_on", label: "Bought", value: "" })]);
  expect(page.view.picks[0]?.hint).not.toContain("{");
  expect(page.faults).toEqual({ cost: "1,000 is no amount of USD. Write it as 1200.00, without signs." });
});

describe("choices", () => {
  test("that are wrong are kept and named, and nothing is started", async () => {
    const importId = await uploads.upload(leads);
    const answer = await chooseColumns(posted(of(importId), { ...(await formOf(importId)), do: "import", "column-3": "lead.company", "purchased-on": "yesterday" }));
    const { view, faults } = await columnsPage(asked("/", of(importId)));
    expect(answer.headers.get("Location")).toBe(`/imports/${importId}/columns`);
    expect(answer.status).toBe(303);
    expect(view.columns[3]).toMatchObject({ target: "lead.company", problem: "Two columns become Company. Leave one out." });
    expect(faults).toEqual({ purchasedOn: "yesterday is no day. Write it as 2026-01-31." });
    expect(view.texts.purchasedOn).toBe("yesterday");
    expect(await statusOf(importId)).toBe("uploaded");
  });

  test("of a column's field and format decide what is taken in", async () => {
    const importId = await uploads.upload("Ref,Firm,When\nA-1,Larch Dental,03/04/2026\nA-2,Elm Legal,05/06/2026\n");
    const fields = { ...(await formOf(importId)), "column-0": "lead.vendor_lead_id", "column-1": "lead.company", "column-2": "lead.purchased_on" };
    await chooseColumns(posted(of(importId), { ...fields, do: "check" }));
    await ended(importId);
    const unanswered = await columnsPage(asked("/", of(importId)));
    expect(unanswered.view.check?.result).toMatchObject({ rows: 2, accepted: 0, rejected: 2 });
    await chooseColumns(posted(of(importId), { ...(await formOf(importId)), "format-lead.purchased_on": "dd/MM/yyyy", do: "check" }));
    await ended(importId);
    const answered = await columnsPage(asked("/", of(importId)));
    expect(answered.view.check?.result).toMatchObject({ rows: 2, accepted: 2, rejected: 0, made: { leads: 2 } });
    expect(answered.view.picks).toEqual([expect.objectContaining({ name: "format-lead.purchased_on", value: "dd/MM/yyyy" })]);
    await chooseColumns(posted(of(importId), { ...(await formOf(importId)), vendor: "Changed since", do: "keep" }));
    expect((await columnsPage(asked("/", of(importId)))).view.check).toBeUndefined();
    expect(await statusOf(importId)).toBe("uploaded");
  });

  test("of another kind are guessed anew", async () => {
    const importId = await uploads.upload("Company,Stage,Created\nLarch,Closed Won,2026-03-04\nElm,Lead,2026-03-05\n");
    await chooseColumns(posted(of(importId), { kind: "deals", do: "guess" }));
    const { view } = await columnsPage(asked("/", of(importId)));
    expect([view.kind, view.columns[0]?.target, view.columns[1]?.target]).toEqual(["deals", "deal.company", "deal.status"]);
  });

  test("of a step's column make signals", async () => {
    const importId = await uploads.upload("Lead ID,Company,Sat down on\nS-1,Larch Dental,2026-03-04\nS-2,Elm Legal,\n");
    await chooseColumns(posted(of(importId), { ...(await formOf(importId)), "column-2": "step:Appointment held", "as-2": "date", do: "import" }));
    await ended(importId);
    const { report } = await importPage(asked("/", of(importId)));
    expect(report.made).toEqual([{ noun: "leads", count: 2 }, { noun: "signals", count: 1 }]);
  });

  test("of a deal's words say which are won", async () => {
    const importId = await uploads.upload("Deal ID,Company,Status,Close Date\nD-1,Larch Dental,Bagged,2026-03-04\nD-2,Elm Legal,Binned,2026-03-05\n");
    await chooseColumns(posted(of(importId), { kind: "deals", do: "guess" }));
    const { view } = await columnsPage(asked("/", of(importId)));
    expect(view.words.map(({ word }) => word)).toEqual(["Bagged", "Binned"]);
    const words = { "word-0": "Bagged", "status-0": "won", "word-1": "Binned", "status-1": "lost" };
    await chooseColumns(posted(of(importId), { ...(await formOf(importId)), ...words, do: "import" }));
    await ended(importId);
    expect((await importPage(asked("/", of(importId)))).report).toMatchObject({ accepted: 2, rejected: 0 });
  });

  test("to discard leave no file and no row", async () => {
    const importId = await uploads.upload(leads);
    const answer = await chooseColumns(posted(of(importId), { do: "discard" }));
    expect(answer.headers.get("Location")).toBe("/imports");
    expect(await statusOf(importId)).toBe("cancelled");
    expect((await thrown(originalFile(asked("/", of(importId))))).status).toBe(404);
    expect((await thrown(columnsPage(asked("/", of(importId))))).headers.get("Location")).toBe(`/imports/${importId}`);
  });
});

describe("an import that is done", () => {
  let importId: number;
  beforeAll(async () => {
    importId = await uploads.upload(leads, { fileName: "März leads.csv", texts: { vendor: "Northwind", list: "March" } });
    await chooseColumns(posted(of(importId), { ...(await formOf(importId)), do: "import" }));
    await ended(importId);
  });

  test("adds up, and leads to what it made", async () => {
    const { report, kept } = await importPage(asked("/", of(importId)));
    expect(report).toMatchObject({ status: "done", rows: 4, accepted: 2, alreadyHere: 0, rejected: 2, anonymous: 1, sameFileAs: null });
    expect(report.made).toEqual([{ noun: "leads", count: 2 }]);
    expect(report.lists).toEqual([expect.objectContaining({ name: "March", vendor: "Northwind", leads: 2 })]);
    expect(report.leads[0]?.name).toBe("Halvorsen Dental");
    expect(report.rejects).toMatchObject({ page: 1, pages: 1, from: 1, to: 2 });
    expect(kept).toBe(true);
  });

  test("its rejects are a file: the original cells, the line and the reason, nothing that runs", async () => {
    const answer = await rejectsFile(asked("/", of(importId)));
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
    expect(second).toMatch(/^N-4,"'=cmd\|' \/C calc'!A0",di@dow\.example,"'-1",03\/26\/2026,5,"?Line 5, Cost: /);
    expect(end).toBe("");
  });

  test("mended and uploaded again, only those rows go in, and our own columns mean nothing", async () => {
    const text = Buffer.from(await (await rejectsFile(asked("/", of(importId)))).arrayBuffer()).toString("utf8");
    const again = await uploads.upload(text.replace("forty", "40.00").replace("'-1", "41.00"), { texts: { vendor: "Northwind", list: "March" } });
    const { view } = await columnsPage(asked("/", of(again)));
    expect(view.columns.slice(5).map(({ header, target }) => [header, target])).toEqual([["Line in the file", ""], ["Not taken because", ""]]);
    await chooseColumns(posted(of(again), { ...(await formOf(again)), do: "import" }));
    await ended(again);
    expect((await importPage(asked("/", of(again)))).report).toMatchObject({ rows: 2, accepted: 2, rejected: 0 });
  });

  test("its original comes back byte for byte", async () => {
    const answer = await originalFile(asked("/", of(importId)));
    expect(answer.headers.get("Content-Disposition")).toContain("attachment; ");
    expect(answer.headers.get("Content-Length")).toBe(String(leads.length));
    expect(await answer.text()).toBe(leads);
  });

  test("cannot be mapped again", async () => {
    expect((await thrown(columnsPage(asked("/", of(importId))))).headers.get("Location")).toBe(`/imports/${importId}`);
  });

  test("the same file again adds nothing and names the first", async () => {
    const again = await uploads.upload(leads, { fileName: "copy.csv", texts: { vendor: "Northwind", list: "March" } });
    expect((await columnsPage(asked("/", of(again)))).sameFileAs).toBe(importId);
    await chooseColumns(posted(of(again), { ...(await formOf(again)), do: "import" }));
    await ended(again);
    expect((await importPage(asked("/", of(again)))).report).toMatchObject({ accepted: 0, alreadyHere: 2, rejected: 2, sameFileAs: importId });
  });

  test("stands in the history, newest first, with its counts", async () => {
    const { imports, vendors } = await importsPage(asked("/imports", {}));
    expect(imports.map((row) => row.importId)).toEqual([...imports.map((row) => row.importId)].sort((a, b) => b - a));
    expect(imports.find((row) => row.importId === importId)).toMatchObject({ file: "März leads.csv", kind: "leads", status: "done", rows: 4, accepted: 2, rejected: 2 });
    expect(imports.find((row) => row.status === "uploaded")).toMatchObject({ rows: null, accepted: null });
    expect(vendors).toContain("Northwind");
  });
});

test("more than a page of rejects is paged, and the file holds all of them", async () => {
  const rows = Array.from({ length: 1205 }, (_, index) => `B-${index},Company ${index},no amount`);
  const importId = await uploads.upload(`Lead ID,Company,Cost\n${rows.join("\n")}\n`);
  await chooseColumns(posted(of(importId), { ...(await formOf(importId)), "column-2": "lead.cost", do: "import" }));
  await ended(importId);
  const { report } = await importPage(asked("/?page=13", of(importId)));
  expect(report.rejects).toMatchObject({ page: 13, pages: 13, from: 1201, to: 1205 });
  expect(report.rejects.rows).toHaveLength(5);
  expect((await importPage(asked("/?page=99", of(importId)))).report.rejects.page).toBe(13);
  const text = await (await rejectsFile(asked("/", of(importId)))).text();
  expect(text.trim().split("\r\n")).toHaveLength(1206);
});

describe("not there or not yours is the same 404", () => {
  let foreign: number;
  beforeAll(async () => {
    const other = await createOrganization(database.db, { organizationId: 77, name: "Other MSP" });
    const theirs = openUploads({ ...database, organizationId: other });
    foreign = await theirs.upload(leads);
    await theirs.close();
  });

  test.each(["importPage", "columnsPage", "originalFile", "rejectsFile", "chooseColumns"] as const)("%s", async (name) => {
    const page = { importPage, columnsPage, originalFile, rejectsFile, chooseColumns }[name];
    for (const importId of [String(foreign), "999999", "0", "x", "1e3", "99999999999999999999"]) {
      const args = name === "chooseColumns" ? posted({ importId }, { do: "import" }) : asked("/", { importId });
      expect((await thrown(page(args) as Promise<unknown>)).status).toBe(404);
    }
    expect(await withOrganization(database.db, 77, (db) => findImport(db, foreign))).toMatchObject({ status: "uploaded" });
  });
});

test("a refused upload is shown with what had been typed; the page is nothing by itself", async () => {
  const refusedUpload = { sentence: "leads.csv is empty.", status: 400, texts: { vendor: "Northwind" } };
  expect(await uploadPage(asked("/", {}, { refusedUpload }))).toMatchObject({ refused: refusedUpload, currency: "USD" });
  expect((await uploadAction(asked("/", {}, { refusedUpload }))).init?.status).toBe(400);
  expect((await thrown(uploadPage(asked("/", {})))).headers.get("Location")).toBe("/imports");
  expect((await thrown(uploadAction(asked("/", {})))).headers.get("Location")).toBe("/imports");
});
