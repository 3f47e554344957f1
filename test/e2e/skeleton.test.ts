// Does every page stand in a real browser: with scripts and without, with nothing refused and nothing complained of?
import { sql } from "kysely";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { pageTroubles } from "../support/pageTroubles";
import { type RunningServer, startServer } from "../support/server";

const browser = await findBrowser();
let database: TestDatabase;
let server: RunningServer;

beforeAll(async () => {
  database = await testDatabase();
  server = await startServer({ databaseUrl: database.url });
});
afterAll(async () => {
  await server?.stop();
  await closeBrowser();
  await database?.close();
});

describe.skipIf(!browser)("in a browser", () => {
  test.each([
    { width: 1280, javaScriptEnabled: true },
    { width: 390, javaScriptEnabled: true },
    { width: 1280, javaScriptEnabled: false },
    { width: 390, javaScriptEnabled: false },
  ])(
    "the first page stands at $width px, JavaScript: $javaScriptEnabled",
    async ({ width, javaScriptEnabled }) => {
      const context = await (browser as Browser).newContext({
        viewport: { width, height: 800 },
        javaScriptEnabled,
      });
      const page = await context.newPage();
      const troubles = pageTroubles(page);
      const response = await page.goto(server.url, { waitUntil: "networkidle" });
      expect(response?.status()).toBe(200);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toBe("");
      // On a phone the places stand behind a menu.
      if (width < 1000) await page.locator("header details > summary:visible").click();
      expect(await page.getByRole("navigation", { name: "Main" }).count()).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(troubles).toEqual([]);
      await context.close();
    },
  );

  test("scripts take over: a link changes the page without loading a document", async () => {
    const page = await (browser as Browser).newPage();
    const troubles = pageTroubles(page);
    await page.goto(`${server.url}/no-such-page`);
    await hydrated(page);
    troubles.length = 0;
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await page.getByRole("link", { name: "Board", exact: true }).click();
    await page.waitForURL(`${server.url}/`);
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test("an address that leads nowhere says so, with the way around the site", async () => {
    const page = await (browser as Browser).newPage();
    const response = await page.goto(`${server.url}/no-such-page`);
    expect(response?.status()).toBe(404);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("There is nothing here");
    expect(await page.getByRole("navigation", { name: "Main" }).count()).toBe(1);
    await page.close();
  });

  test("a page that fails shows the number that the log has, and nothing of what went wrong", async () => {
    await sql`alter table organization rename to mislaid`.execute(database.db);
    const page = await (browser as Browser).newPage();
    const response = await page.goto(server.url);
    await hydrated(page);
    const text = await page.getByRole("main").innerText();
    await sql`alter table mislaid rename to organization`.execute(database.db);
    const id = response?.headers()["x-request-id"] ?? "none";
    expect(response?.status()).toBe(500);
    expect(text).toContain("Something went wrong on our side");
    expect(text).toContain(id);
    expect(await page.content()).not.toContain("does not exist");
    expect(server.complaints()).toContain(id);
    expect(server.complaints()).toContain("does not exist");
    await page.close();
  });
});
