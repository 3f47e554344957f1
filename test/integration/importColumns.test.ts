// Does the page of an uploaded file's columns show what was found, keep what is chosen, and start what is asked?
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loader as importPage } from "../../app/routes/imports.$importId._index";
import { loader as columnsPage } from "../../app/routes/imports.$importId.columns";
import { loader as originalFile } from "../../app/routes/imports.$importId.original";
import { type TestDatabase, testDatabase } from "../support/database";
import { of, openImportPages, thrown } from "../support/importPages";
import { workbookBytes } from "../support/workbook";

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

test("the page of columns shows what was found, guessed and doubted", async () => {
  const importId = await pages.upload(
    leads.replaceAll("25/2026", "05/2026").replaceAll("26/2026", "06/2026"),
    {
      texts: { vendor: "Northwind", cost: "1,000" },
    },
  );
  const page = await columnsPage(pages.asked("/", of(importId)));
  expect(page.fileName).toBe("leads.csv");
  expect(page.view.facts).toEqual([
    "4 rows, 5 columns",
    "read as UTF-8",
    "cells parted by comma",
    "header on line 1",
  ]);
  expect(
    page.view.columns.map(({ header, target, filled, confidence }) => [header, target, filled, confidence]),
  ).toEqual([
    ["Lead ID", "lead.vendor_lead_id", 0.75, "sure"],
    ["Company Name", "lead.company", 0.75, "sure"],
    ["Email", "lead.email", 0.75, "sure"],
    ["Cost", "lead.cost", 1, "sure"],
    ["Bought", "lead.purchased_on", 1, "guess"],
  ]);
  expect(page.view.columns[1]?.samples).toEqual(["Halvorsen Dental", "Brightwater", "=cmd|' /C calc'!A0"]);
  expect(page.view.picks).toEqual([
    expect.objectContaining({ name: "format-lead.purchased_on", label: "Bought", value: "" }),
  ]);
  expect(page.view.picks[0]?.hint).not.toContain("{");
  expect(page.faults).toEqual({ cost: "1,000 is no amount of USD. Write it as 1200.00, without signs." });
});

test("an Excel workbook is taken like any other file, and its original comes back as one", async () => {
  const bytes = workbookBytes({
    Leads: [
      ["Lead ID", "Company", "Email"],
      ["X-1", "Larch Dental", "lea@larch.example"],
    ],
  });
  const importId = await pages.upload(bytes, { fileName: "leads.xlsx" });
  const { view } = await columnsPage(pages.asked("/", of(importId)));
  expect(view.facts).toEqual([
    "1 row, 3 columns",
    expect.stringContaining("an Excel workbook"),
    "header on line 1",
  ]);
  await pages.choose(importId, { do: "import" });
  expect((await importPage(pages.asked("/", of(importId)))).report).toMatchObject({
    status: "done",
    accepted: 1,
  });
  const original = await originalFile(pages.asked("/", of(importId)));
  expect(original.headers.get("Content-Type")).toContain("spreadsheetml");
  expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
});

describe("choices", () => {
  test("that are wrong are kept and named, and nothing is started", async () => {
    const importId = await pages.upload(leads);
    const answer = await pages.choose(importId, {
      do: "import",
      "column-3": "lead.company",
      "purchased-on": "yesterday",
    });
    const { view, faults } = await columnsPage(pages.asked("/", of(importId)));
    expect(answer.headers.get("Location")).toBe(`/imports/${importId}/columns`);
    expect(answer.status).toBe(303);
    expect(view.columns[3]).toMatchObject({
      target: "lead.company",
      problem: "Two columns become Company. Leave one out.",
    });
    expect(faults).toEqual({ purchasedOn: "yesterday is no day. Write it as 2026-01-31." });
    expect(view.texts.purchasedOn).toBe("yesterday");
    expect((await pages.found(importId))?.status).toBe("uploaded");
  });

  test("of a column's field and format decide what is taken in", async () => {
    const importId = await pages.upload(
      "Ref,Firm,When\nA-1,Larch Dental,03/04/2026\nA-2,Elm Legal,05/06/2026\n",
    );
    const fields = {
      "column-0": "lead.vendor_lead_id",
      "column-1": "lead.company",
      "column-2": "lead.purchased_on",
    };
    await pages.choose(importId, { ...fields, do: "check" });
    const unanswered = await columnsPage(pages.asked("/", of(importId)));
    expect(unanswered.view.check?.result).toMatchObject({ rows: 2, accepted: 0, rejected: 2 });
    await pages.choose(importId, { "format-lead.purchased_on": "dd/MM/yyyy", do: "check" });
    const answered = await columnsPage(pages.asked("/", of(importId)));
    expect(answered.view.check?.result).toMatchObject({
      rows: 2,
      accepted: 2,
      rejected: 0,
      made: { leads: 2 },
    });
    expect(answered.view.picks).toEqual([
      expect.objectContaining({ name: "format-lead.purchased_on", value: "dd/MM/yyyy" }),
    ]);
    await pages.choose(importId, { vendor: "Changed since", do: "keep" });
    expect((await columnsPage(pages.asked("/", of(importId)))).view.check).toBeUndefined();
    expect((await pages.found(importId))?.status).toBe("uploaded");
  });

  test("of another kind are guessed anew", async () => {
    const importId = await pages.upload(
      "Company,Stage,Created\nLarch,Closed Won,2026-03-04\nElm,Lead,2026-03-05\n",
    );
    await pages.choose(importId, { kind: "deals", do: "guess" });
    const { view } = await columnsPage(pages.asked("/", of(importId)));
    expect([view.kind, view.columns[0]?.target, view.columns[1]?.target]).toEqual([
      "deals",
      "deal.company",
      "deal.status",
    ]);
  });

  test("of a step's column make signals", async () => {
    const importId = await pages.upload(
      "Lead ID,Company,Sat down on\nS-1,Larch Dental,2026-03-04\nS-2,Elm Legal,\n",
    );
    await pages.choose(importId, { "column-2": "step:Appointment held", "as-2": "date", do: "import" });
    const { report } = await importPage(pages.asked("/", of(importId)));
    expect(report.made).toEqual([
      { noun: "leads", count: 2 },
      { noun: "signals", count: 1 },
    ]);
  });

  test("to discard leave no file and no row", async () => {
    const importId = await pages.upload(leads);
    const answer = await pages.choose(importId, { do: "discard" });
    expect(answer.headers.get("Location")).toBe("/imports");
    expect((await pages.found(importId))?.status).toBe("cancelled");
    expect((await thrown(originalFile(pages.asked("/", of(importId))))).status).toBe(404);
    expect((await thrown(columnsPage(pages.asked("/", of(importId))))).headers.get("Location")).toBe(
      `/imports/${importId}`,
    );
  });
});
