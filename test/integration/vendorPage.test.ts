// Can a vendor send its lists by its link, and does it get to see what became of them and nothing else?
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loader as root } from "../../app/root";
import { action as changeLinks, loader as linksPage } from "../../app/routes/imports.vendors";
import { loader as vendorPage } from "../../app/routes/vendor.$token._index";
import { action as sendOn, loader as sentPage } from "../../app/routes/vendor.$token.$importId._index";
import { loader as refusedFile } from "../../app/routes/vendor.$token.$importId.refused[.]csv";
import { readConfig } from "../../app/server/config";
import { withOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import { listListsOfImport } from "../../db/queries/importTraces";
import { type TestDatabase, testDatabase } from "../support/database";
import { openImportPages, thrown } from "../support/importPages";
import { form, formType, part, startUploadSite, type UploadSite } from "../support/uploadSite";

const list = [
  "Lead ID,Company,Email,Cost,Vendor,Stage,Close Date",
  "N-1,Halvorsen Dental,ann@halvorsen.example,45.00,Somebody Else,Closed Won,2026-03-02",
  "N-2,Brightwater,bo@brightwater.example,forty,Somebody Else,Closed Won,2026-03-02",
  "N-3,Orchard Legal,cy@orchard.example,45.00,Somebody Else,Closed Won,2026-03-02",
].join("\n");

let database: TestDatabase;
let pages: ReturnType<typeof openImportPages>;
let site: UploadSite;
beforeAll(async () => {
  database = await testDatabase();
  pages = openImportPages(database);
  site = await startUploadSite(database, { mostBytes: 20_000 });
});
afterAll(async () => {
  await site?.close();
  await pages?.close();
  await database?.close();
});

const asked = (params: Record<string, string>, path = "/") =>
  pages.asked(path, params, { config: readConfig({ PLACKET_DATA: site.dataDirectory, NODE_ENV: "test" }) });
const inside = <T>(ask: Parameters<typeof withOrganization<T>>[2]) =>
  withOrganization(database.db, database.organizationId, ask);

/** The token of a vendor's link, made first where it has none. */
async function tokenOf(vendor: string): Promise<string> {
  await changeLinks(pages.posted({}, { vendor }));
  const { links } = await linksPage(pages.asked("/imports/vendors", {}));
  return (
    links
      .find((link) => link.vendor === vendor)
      ?.url.split("/")
      .at(-1) ?? ""
  );
}

async function send(token: string, text: string, fileName = "march.csv"): Promise<number> {
  const answer = await site.post(form(part("file", text, fileName)), formType, `/vendor/${token}`);
  const [, importId] = new RegExp(`^/vendor/${token}/(\\d+)$`).exec(answer.location ?? "") ?? [];
  return Number(importId);
}

async function settled(token: string, importId: number) {
  const params = { token, importId: String(importId) };
  return vi.waitFor(async () => {
    const sent = await sentPage(asked(params));
    expect(["checking", "under way"]).not.toContain(sent.phase);
    return sent;
  }, 30_000);
}

describe("a list that came by a link", () => {
  let token: string;
  let importId: number;
  beforeAll(async () => {
    token = await tokenOf("Northwind");
    importId = await send(token, list);
  });

  test("is checked before anything of it is kept", async () => {
    const sent = await settled(token, importId);
    expect(sent).toMatchObject({
      phase: "checked",
      counts: { rows: 3, accepted: 2, alreadyHere: 0, refused: 1 },
      refused: [{ line: 3, column: "Cost" }],
    });
    expect(await inside((db) => db.selectFrom("lead").select("lead_id").execute())).toEqual([]);
  });

  test("goes in as the link's vendor's, whatever the file says, and makes leads only", async () => {
    await sendOn(asked({ token, importId: String(importId) }));
    const sent = await settled(token, importId);
    expect(sent).toMatchObject({
      phase: "done",
      counts: { rows: 3, accepted: 2, alreadyHere: 0, refused: 1 },
      reasons: [{ code: "unreadable money", rows: 1 }],
    });
    const lists = await inside((db) => listListsOfImport(db, { importId, limit: 9 }));
    expect(lists).toMatchObject([{ name: "march", vendor: "Northwind", leads: 2 }]);
    expect(await inside((db) => findImport(db, importId))).toMatchObject({
      who: "Northwind, by its upload page",
      made: { leads: 2, deals: 0, signals: 0 },
    });
  });

  test("sent again is all duplicate, and its refused rows are a file", async () => {
    const again = await settled(token, await send(token, list));
    expect(again.counts).toEqual({ rows: 3, accepted: 0, alreadyHere: 2, refused: 1 });
    const answer = await refusedFile(asked({ token, importId: String(importId) }));
    expect(await answer.text()).toMatch(/N-2,Brightwater,bo@brightwater\.example,forty,.*,3,"Line 3, Cost: /);
  });

  test("shows the vendor these facts and no others", async () => {
    const sent = await sentPage(asked({ token, importId: String(importId) }));
    expect(Object.keys(sent).sort()).toEqual(
      [
        "counts",
        "file",
        "importId",
        "job",
        "phase",
        "reasons",
        "refused",
        "token",
        "trouble",
        "vendor",
      ].sort(),
    );
    expect(Object.keys(await vendorPage(asked({ token }))).sort()).toEqual([
      "list",
      "refused",
      "token",
      "vendor",
    ]);
    expect(await root(asked({}, `/vendor/${token}`))).toEqual({
      organization: undefined,
      timeZone: undefined,
    });
    expect(await root(asked({}, "/imports"))).toMatchObject({ organization: "Test MSP" });
  });
});

test("a file whose columns name nobody is refused with what to do, and leaves nothing", async () => {
  const token = await tokenOf("Northwind");
  const files = site.files();
  const answer = await site.post(
    form(part("file", "Alpha,Beta\n1,2\n3,4\n", "odd.csv")),
    formType,
    `/vendor/${token}`,
  );
  expect(answer.refused?.sentence).toMatch(/^odd\.csv: No column says who a lead is\. Head the columns/);
  expect(site.files()).toEqual(files);
});

describe("the same 404", () => {
  let token: string;
  let revoked: string;
  let foreign: number;
  let own: number;
  beforeAll(async () => {
    token = await tokenOf("Northwind");
    own = await pages.upload(list);
    const other = await tokenOf("Lanternway");
    foreign = await send(other, list);
    revoked = await tokenOf("Quillhall");
    const { links } = await linksPage(pages.asked("/imports/vendors", {}));
    const id = links.find(({ vendor }) => vendor === "Quillhall")?.id;
    await changeLinks(pages.posted({}, { do: "revoke", link: String(id) }));
  });

  test.each([
    ["a token nobody made", () => vendorPage(asked({ token: "x".repeat(32) }))],
    ["a token of another shape", () => vendorPage(asked({ token: "1" }))],
    ["a revoked token", () => vendorPage(asked({ token: revoked }))],
    ["a list of another vendor", () => sentPage(asked({ token, importId: String(foreign) }))],
    ["an import of the organization's own", () => sentPage(asked({ token, importId: String(own) }))],
    ["a list that is not there", () => sentPage(asked({ token, importId: "9999999" }))],
    ["sending on another vendor's list", () => sendOn(asked({ token, importId: String(foreign) }))],
    ["refused rows of another's list", () => refusedFile(asked({ token, importId: String(foreign) }))],
  ])("%s", async (_, ask) => {
    const answer = await thrown(ask());
    expect([answer.status, await answer.text()]).toEqual([404, "Not found"]);
  });

  test("an upload to a revoked link keeps nothing", async () => {
    const files = site.files();
    const body = form(part("file", list, "march.csv"));
    expect((await site.post(body, formType, `/vendor/${revoked}`)).status).toBe(404);
    expect(site.files()).toEqual(files);
  });
});

test("one link for each vendor; a new one after it was revoked is another", async () => {
  const first = await tokenOf("Copperline");
  expect(await tokenOf("Copperline")).toBe(first);
  expect(first).toMatch(/^[\w-]{32}$/);
  const { links } = await linksPage(pages.asked("/imports/vendors", {}));
  const id = links.find(({ vendor }) => vendor === "Copperline")?.id;
  await changeLinks(pages.posted({}, { do: "revoke", link: String(id) }));
  expect(await tokenOf("Copperline")).not.toBe(first);
});
