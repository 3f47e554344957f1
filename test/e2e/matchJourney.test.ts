// Can a person bring in leads and deals, review what is alike by keyboard, watch the board follow, and take one back?
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withOrganization } from "../../db/connection";
import { lockImports } from "../../db/queries/imports";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv } from "../support/importText";
import { type RunningServer, startServer } from "../support/server";

const browser = await findBrowser();
const patience = 240_000;
const companies =
  "Quarry Lane Roofing|Tellwright Tax|Ostrander Freight|Pemberly Hotels|Kestrel Foods|Windham Steel|Larkspur Clinic|Juniper Bank|Harrow Legal|Brightwater Dental".split(
    "|",
  );
const leads = csv(
  ["Lead ID", "Company", "Email", "City", "List", "Purchase date", "Cost"],
  companies.map((name, n) => [
    `L${n}`,
    `${name} Inc.`,
    `ann@site${n}.example`,
    "Duluth",
    name === "Harrow Legal" ? "Second list" : "First list",
    "2026-01-05",
    "40.00",
  ]),
);
const deals = csv(
  ["Deal ID", "Company", "Stage", "Created", "Close Date", "Amount"],
  companies.map((name, n) => [`D${n}`, name, "Closed Won", "2026-02-01", "2026-03-01", `${900 - n}.00`]),
);
let database: TestDatabase;
let server: RunningServer;
let dataDirectory: string;

beforeAll(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), "placket-e2e-"));
  database = await testDatabase();
  server = await startServer({ databaseUrl: database.url, env: { PLACKET_DATA: dataDirectory } });
}, patience);
afterAll(async () => {
  await server?.stop();
  await closeBrowser();
  await database?.close();
  rmSync(dataDirectory, { recursive: true });
}, patience);

describe.skipIf(!browser)("from two files to a board that can be believed", () => {
  test(
    "leads and deals come in, what is alike waits, ten pairs are reviewed by keyboard, and one is taken back",
    async () => {
      const page = await open(1280);
      await send(page, "leads.csv", leads, "Northwind");
      await page
        .getByRole("heading", { level: 1, name: "10 of 10 rows of leads.csv were taken in" })
        .waitFor();
      await page.goto(`${server.url}/matches`);
      await hydrated(page);
      await page.getByLabel("Link by itself from, in %").fill("100");
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === "POST"),
        page.getByRole("button", { name: "Save" }).click(),
      ]);
      expect(answer.ok()).toBe(true);

      await send(page, "deals.csv", deals);
      await page
        .getByRole("heading", { level: 1, name: "10 of 10 rows of deals.csv were taken in" })
        .waitFor();
      await page.goto(`${server.url}/matches`);
      await hydrated(page);
      await waiting(page, 10);
      expect(await wonLeads(page)).toBe(0);
      await page.goto(`${server.url}/matches`);
      await hydrated(page);
      for (let left = 9; left >= 0; left -= 1) {
        await page.keyboard.press("y");
        await waiting(page, left);
      }
      expect(await wonLeads(page)).toBe(10);

      await page.goto(`${server.url}/leads`);
      await page.getByRole("link", { name: "Kestrel Foods Inc." }).click();
      await page.getByRole("heading", { level: 1, name: "Kestrel Foods Inc." }).waitFor();
      await hydrated(page);
      await page.getByText("linked by likeness, confirmed by somebody").waitFor();
      await page.getByRole("button", { name: "Unlink" }).click();
      await page.getByText("Put in the queue by").waitFor();
      expect(await wonLeads(page)).toBe(9);
      await page.context().close();
    },
    patience,
  );

  test.each([1280, 390])(
    "at %i px two companies are said to be one, which the numbers follow, and back",
    async (width) => {
      const page = await open(width);
      await page.goto(`${server.url}/leads?state=won`);
      await page.getByRole("link", { name: "Juniper Bank Inc." }).click();
      await page.getByRole("heading", { level: 1, name: "Juniper Bank Inc." }).waitFor();
      await hydrated(page);
      await page.getByLabel("Same company as").fill("harrow");
      await page.locator("#company").getByRole("button", { name: "Search" }).click();
      await page.getByRole("button", { name: "Same company: Harrow Legal Inc." }).click();
      await page
        .getByText("Harrow Legal Inc. is the same company as Juniper Bank Inc., said somebody")
        .waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await page.getByLabel("Same company as").inputValue()).toBe("");
      expect(await faults(page)).toEqual([]);
      expect(await paidTwice(page)).toBe(1);
      await page.getByRole("button", { name: "Take it back" }).click();
      await page.getByText("No other lead or deal is of this company.").waitFor();
      expect(await paidTwice(page)).toBe(0);
      await page.context().close();
    },
    patience,
  );

  test(
    "the board says how many rows matching has left, and follows it to its end by itself",
    async () => {
      const { db, organizationId } = database;
      const inside = (run: Parameters<typeof withOrganization<void>>[2]) =>
        withOrganization(db, organizationId, run);
      let [locked, end] = [() => {}, () => {}];
      const taken = new Promise<void>((resolve) => (locked = resolve));
      const held = inside(async (db) => {
        await lockImports(db);
        locked();
        await new Promise<void>((resolve) => (end = resolve));
      });
      await taken;
      await inside(async (db) => {
        await db.updateTable("import").set({ match_left: 7 }).where("kind", "=", "deals").execute();
      });
      const pages = await Promise.all([open(1280), open(390)]);
      const says = (page: Page) => page.getByText("Matching, 7 rows left");
      for (const [at, page] of pages.entries()) {
        await page.goto(`${server.url}${at === 0 ? "/" : "/matches"}`);
        await says(page).waitFor();
      }
      end();
      await held;
      for (const page of pages) {
        await says(page).waitFor({ state: "hidden" });
        await page.context().close();
      }
      expect(server.complaints()).toBe("");
    },
    patience,
  );
});

async function open(width: number): Promise<Page> {
  const context = await (browser as Browser).newContext({
    viewport: { width, height: 844 },
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}

async function send(page: Page, name: string, text: string, vendor?: string): Promise<void> {
  await page.goto(`${server.url}/imports`);
  await hydrated(page);
  if (vendor) await page.getByLabel("Vendor", { exact: true }).fill(vendor);
  await page.setInputFiles('input[type="file"]', { name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Upload and check the columns" }).click();
  await page.getByRole("heading", { level: 1, name: `Do the columns of ${name} mean this?` }).waitFor();
  await hydrated(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
}

/** The page follows the matching, and each decision; it never has to be loaded anew. */
async function waiting(page: Page, pairs: number): Promise<void> {
  const title = pairs === 0 ? "No pair of deal and lead waits" : `${pairs} pair`;
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** Accessibility faults that a machine can find. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

/** How many leads the list behind the board counts as won; read beside the page, which stays where it is. */
async function wonLeads(page: Page): Promise<number> {
  return count(page, "/leads?state=won");
}

async function paidTwice(page: Page): Promise<number> {
  return count(page, "/paid-twice");
}

async function count(page: Page, path: string): Promise<number> {
  const html = await (await page.context().request.get(`${server.url}${path}`)).text();
  const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, "") ?? "";
  return Number(/^\d+/.exec(title)?.[0] ?? 0);
}
