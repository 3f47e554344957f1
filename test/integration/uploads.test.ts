// Is a file that comes in kept whole, or refused with one sentence and without a trace?
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { csvLines } from "../../app/intake/exportCsv";
import { readDraft } from "../../app/server/importDraft";
import { withOrganization } from "../../db/connection";
import { countImports, findImport, listRejects } from "../../db/queries/imports";
import { type TestDatabase, testDatabase } from "../support/database";
import { importText } from "../support/importText";
import { boundary, form, formType, part, startUploadSite, type UploadSite } from "../support/uploadSite";

const mostBytes = 20_000;
const leads =
  "Lead ID,Company Name,Email\nN-1,Halvorsen Dental,ann@halvorsen.example\nN-2,Brightwater,bo@brightwater.example\n";
const file = part("file", leads, "leads.csv");
const vendor = part("vendor", "Northwind");

let database: TestDatabase;
let site: UploadSite;
beforeAll(async () => {
  database = await testDatabase();
  site = await startUploadSite(database, { mostBytes });
});
afterAll(async () => {
  await site?.close();
  await database?.close();
});

const importOf = (importId: number) =>
  withOrganization(database.db, database.organizationId, (db) => findImport(db, importId));
const imports = () => withOrganization(database.db, database.organizationId, countImports);

test("a file that no guess can read is kept, and its user is asked how to read it", async () => {
  const broken =
    'Company,City,Email\nOak,Rye,a@oak.example\nElm,"Hove,b@elm.example\nAsh,Deal,c@ash.example\n';
  const answer = await site.post(form(vendor, part("file", broken, "broken.csv")));
  const importId = Number(/^\/imports\/(\d+)\/file$/.exec(answer.location ?? "")?.[1]);
  const draft = await readDraft(
    join(site.dataDirectory, "uploads", (await importOf(importId))?.file_path ?? ""),
  );
  expect(draft?.refused?.trouble).toContain("Line 3: a quote opens");
  expect(draft?.reading).toEqual({ quote: "none" });
  expect(draft?.inspection.rows).toBe(3);
});

test("a file of rejects that comes back opens with its original's vendor, list and mapping; what is typed goes first", async () => {
  const text = "Lead ID,Firm,Paid\nM-1,Oak,45.00\nM-2,Elm,forty\n";
  const mapping = {
    kind: "leads",
    columns: { "lead.vendor_lead_id": "Lead ID", "lead.company": "Firm", "lead.cost": "Paid" },
  };
  const { importId: original = 0 } = await importText(database, text, {
    ...{ fileName: "march.csv", vendor: "Quillhall", list: "March", purchasedOn: "2026-03-02", mapping },
  });
  const [reject] = await withOrganization(database.db, database.organizationId, (db) =>
    listRejects(db, { importId: original ?? 0, limit: 1, offset: 0 }),
  );
  const csv = csvLines([
    ["Lead ID", "Firm", "Paid", "Line in the file", "Not taken because"],
    ["M-2", "Elm", "40.00", "3", reject?.sentence ?? ""],
  ]);
  const draftOf = async (...parts: string[]) => {
    const { location } = await site.post(form(...parts, part("file", csv, "mended.csv")));
    const importId = Number(/\d+/.exec(location ?? "")?.[0]);
    return readDraft(join(site.dataDirectory, "uploads", (await importOf(importId))?.file_path ?? ""));
  };
  const draft = await draftOf();
  expect(draft?.mends).toEqual({ importId: original, file: "march.csv" });
  expect(draft?.texts).toMatchObject({ vendor: "Quillhall", list: "March", purchasedOn: "2026-03-02" });
  expect(draft?.choices.columns).toEqual(["lead.vendor_lead_id", "lead.company", "lead.cost", "", ""]);
  expect((await draftOf(part("list", "Another")))?.texts).toMatchObject({
    vendor: "Quillhall",
    list: "Another",
  });
});

test("a good upload is kept as it came, for its owner alone, and leads to its columns", async () => {
  const fields = ["list", "purchased-on", "cost", "currency"].map((name, index) =>
    part(name, ["March", "2026-03-02", "90.00", "EUR"][index] ?? ""),
  );
  const answer = await site.post(form(vendor, ...fields, part("file", leads, "C:\\lists\\leads.csv")));
  const importId = Number(/^\/imports\/(\d+)\/columns$/.exec(answer.location ?? "")?.[1]);
  const kept = await importOf(importId);
  const path = join(site.dataDirectory, "uploads", kept?.file_path ?? "");
  expect(answer.status).toBe(303);
  expect(readFileSync(path, "utf8")).toBe(leads);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(kept).toMatchObject({
    status: "uploaded",
    kind: "leads",
    file_name: "leads.csv",
    file_bytes: leads.length,
    file_sha256: createHash("sha256").update(leads).digest("hex"),
    options: {
      vendor: "Northwind",
      list: "March",
      purchasedOn: "2026-03-02",
      cost: { minor: 9000, currency: "EUR" },
      header: ["Lead ID", "Company Name", "Email"],
    },
  });
  expect((await readDraft(path))?.choices.columns).toEqual([
    "lead.vendor_lead_id",
    "lead.company",
    "lead.email",
  ]);
});

test("a wrong field costs nobody the file: the page of columns asks again", async () => {
  const answer = await site.post(form(part("cost", "1,200"), file));
  const importId = Number(answer.location?.split("/")[2]);
  const kept = await importOf(importId);
  expect(kept?.options).toEqual({ header: ["Lead ID", "Company Name", "Email"] });
  expect((await readDraft(join(site.dataDirectory, "uploads", kept?.file_path ?? "")))?.texts.cost).toBe(
    "1,200",
  );
});

test("a file of just the largest size is taken", async () => {
  const row = "N-1,Halvorsen,ann@halvorsen.example\n";
  const full = `Lead ID,Company,Email\n${row.repeat(540)}`.padEnd(mostBytes, "\n");
  expect(full.length).toBe(mostBytes);
  expect((await site.post(form(part("file", full, "full.csv")))).status).toBe(303);
});

describe("refused, with nothing kept", () => {
  let before: { files: string[]; imports: number };
  beforeEach(async () => {
    before = { files: site.files(), imports: await imports() };
  });
  afterEach(async () => {
    // What is written though it was refused may come a moment after the answer.
    await delay(50);
    expect({ files: site.files(), imports: await imports() }).toEqual(before);
  });

  const many = Array.from({ length: 30 }, (_, index) => part(`f${index}`, "x"));
  const big = "x,y\n".repeat(mostBytes);
  test.each([
    { why: "no file part", body: form(vendor), sentence: /^No file came/ },
    { why: "no file chosen", body: form(vendor, part("file", "", "")), sentence: /^No file came/ },
    {
      why: "an empty file",
      body: form(vendor, part("file", "", "leads.csv")),
      sentence: /^leads\.csv is empty/,
    },
    {
      why: "a file under another name",
      body: form(vendor, part("attachment", leads, "leads.csv")),
      sentence: /^No file came/,
    },
    { why: "two files", body: form(vendor, file, part("file", leads, "more.csv")), sentence: /^Two files/ },
    {
      why: "more parts than the form has",
      body: form(vendor, ...many, file),
      sentence: /^The form came with more parts/,
    },
    {
      why: "a very long field",
      body: form(vendor, part("list", "x".repeat(5000)), file),
      sentence: /^What was typed into “list” is too long/,
    },
    {
      why: "cut off inside the file",
      body: vendor + file.slice(0, -40),
      sentence: /^The upload ended before the file did/,
    },
    {
      why: "cut off inside a field",
      body: vendor.slice(0, -10),
      sentence: /^The upload ended/,
      typed: "N",
    },
    {
      why: "cut off inside a part's header",
      body: `${vendor}--${boundary}\r\nContent-Dis`,
      sentence: /^The upload ended/,
    },
    { why: "no body", body: "", sentence: /^The upload ended/, typed: undefined },
    {
      why: "only a header row",
      body: form(vendor, part("file", "Company,Email\n", "leads.csv")),
      sentence: /^leads\.csv: This file has a header and no data rows/,
    },
    {
      why: "no text",
      body: form(vendor, part("file", "PK\u0003\u0004 and so on", "leads.xlsx")),
      sentence: /^leads\.xlsx: This is /,
    },
  ])("$why", async ({ body, sentence, ...more }) => {
    const typed = "typed" in more ? more.typed : "Northwind";
    const { status, refused } = await site.post(body);
    expect({ status, sentence: refused?.sentence, vendor: refused?.texts.vendor }).toEqual({
      status: 400,
      sentence: expect.stringMatching(sentence),
      vendor: typed,
    });
  });

  test.each([
    {
      why: "another kind of form",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      status: 415,
    },
    { why: "no kind at all", headers: {}, status: 415 },
    { why: "compressed", headers: { ...formType, "content-encoding": "gzip" }, status: 415 },
    {
      why: "a form without a boundary",
      headers: { "content-type": "multipart/form-data; charset=utf-8" },
      status: 400,
    },
    {
      why: "another boundary",
      headers: { "content-type": `multipart/form-data; boundary=${"x".repeat(5000)}` },
      status: 400,
    },
  ])("$why", async ({ headers, status }) => {
    expect((await site.post(form(vendor, file), headers as Record<string, string>)).status).toBe(status);
  });

  test("too large by its own account: before any of it is read", async () => {
    const head = `POST /imports/upload HTTP/1.1\r\nHost: x\r\nContent-Type: ${formType["content-type"]}\r\nContent-Length: ${10 ** 12}\r\n\r\n`;
    expect(await site.raw(head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("too large by count, where no length was given: while it streams", async () => {
    const body = form(vendor, part("file", big, "big.csv")).slice(0, mostBytes * 3);
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n`;
    const head = `POST /imports/upload HTTP/1.1\r\nHost: x\r\nContent-Type: ${formType["content-type"]}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await site.raw(head + chunk)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test("too large by count, within the length that was given", async () => {
    const { status, refused } = await site.post(
      form(vendor, part("file", big.slice(0, mostBytes + 1), "big.csv")),
    );
    expect({ status, sentence: refused?.sentence }).toEqual({
      status: 413,
      sentence: expect.stringMatching(/larger than 20000 bytes/),
    });
  });

  test("too large by far: who sends on to the end gets to hear why", async () => {
    const body = form(vendor, part("file", "x,y\n".repeat(5_000_000), "big.csv"));
    const head = `POST /imports/upload HTTP/1.1\r\nHost: x\r\nContent-Type: ${formType["content-type"]}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(await site.deaf(`${head}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 413 /,
    );
  });

  test("a length that says less than comes: the file is cut, and that is seen", async () => {
    const body = form(vendor, file);
    const head = `POST /imports/upload HTTP/1.1\r\nHost: x\r\nContent-Type: ${formType["content-type"]}\r\nContent-Length: ${body.length - 60}\r\n\r\n`;
    expect(await site.raw(head + body)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("a client that hangs up in the middle", async () => {
    const body = form(vendor, file);
    const head = `POST /imports/upload HTTP/1.1\r\nHost: x\r\nContent-Type: ${formType["content-type"]}\r\nContent-Length: ${body.length + 100}\r\n\r\n`;
    expect(await site.raw(head + body.slice(0, -70), { hangUpAfterMs: 100 })).toBe("");
    await expect.poll(() => site.files()).toEqual(before.files);
  });
});

test("after all that the server still takes a good one", async () => {
  expect((await site.post(form(vendor, file))).status).toBe(303);
});
