// Can a person see what a step is worth, change what it is reckoned with, and read it on a phone, with scripts and without?
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFaults } from "../support/axeFaults";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { importSample } from "../support/importSample";
import { type RunningServer, startServer } from "../support/server";

const browser = await findBrowser();
let database: TestDatabase;
let server: RunningServer;

beforeAll(async () => {
  database = await testDatabase();
  if (browser) await importSample(database);
  server = await startServer({ databaseUrl: database.url });
});
afterAll(async () => {
  await server?.stop();
  await closeBrowser();
  await database?.close();
});

interface Look {
  javaScriptEnabled?: boolean;
  width?: number;
  colorScheme?: "light" | "dark";
}

async function open(path: string, { width = 390, ...look }: Look = {}): Promise<Page> {
  const context = await (browser as Browser).newContext({
    ...{ viewport: { width, height: 844 }, baseURL: server.url, bypassCSP: true, ...look },
  });
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "networkidle" });
  return page;
}

describe.skipIf(!browser)("the next dollar", () => {
  test.each([true, false])("is reckoned with what one types (JavaScript: %s)", async (javaScriptEnabled) => {
    const page = await open("/next-dollar?as-of=2026-10-31", { javaScriptEnabled });
    if (javaScriptEnabled) await hydrated(page);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(
      /points more at .+ are worth .+ wins of every 100 leads; as more leads, at best from .+, that is \$/,
    );
    await page.getByLabel(/^Gross profit of a win/).fill("1000");
    await page.getByLabel("Minutes to circle back").fill("30");
    await page.getByLabel(/^Cost of an hour/).fill("80");
    await page.getByRole("button", { name: "Reckon" }).click();
    await page.waitForURL(/profit=1000/);
    expect(await page.getByText("Typed. Left empty: the mean of won deals.").count()).toBe(1);
    const objections = await page.getByText(/^Circling back on \d+/).innerText();
    const count = Number(objections.replace(/\D/g, ""));
    expect(await page.getByText(`$${(count * 40).toLocaleString("en-US")}`).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test("teaches what is missing where no lead is old enough", async () => {
    const page = await open("/next-dollar?as-of=2025-10-15", { javaScriptEnabled: false });
    expect(await page.getByText("No lead here is old enough to judge a step by").count()).toBe(1);
    await page.context().close();
  });

  test.each([
    [390, "dark"],
    [1280, "light"],
  ] as const)(
    "has no fault that axe finds, and does not scroll sideways (%s px, %s)",
    async (width, colorScheme) => {
      const page = await open("/next-dollar?as-of=2026-10-31", { width, colorScheme });
      await hydrated(page);
      expect(await axeFaults(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );
});
