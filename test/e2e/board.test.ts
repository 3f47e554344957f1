// Can a person read the board, open what is behind a number, narrow it, and find the way back: with scripts and without?
import { describe, expect, test } from "vitest";
import { axeFaults } from "../support/axeFaults";
import { findBrowser, hydrated } from "../support/browser";
import { sampleSite } from "../support/sampleSite";

const browser = await findBrowser();
const asOf = "as-of=2026-10-31";
const site = sampleSite(browser);
const { open } = site;

const look = [
  { width: 1280, colorScheme: "light", javaScriptEnabled: true },
  { width: 390, colorScheme: "dark", javaScriptEnabled: true },
  { width: 390, colorScheme: "light", javaScriptEnabled: false },
] as const;

describe.skipIf(!browser)("the board in a browser", () => {
  test.each(look)(
    "says its finding at $width px, $colorScheme, JavaScript: $javaScriptEnabled",
    async (how) => {
      const page = await open(`/?${asOf}`, how);
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(
        /^\$115,879 of \$149,556 is stuck/,
      );
      expect(await page.locator("table").count()).toBe(3);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(how.width);
      await page.context().close();
    },
  );

  test.each([`/?${asOf}`, `/leads?state=stalled&${asOf}`, "/imports"])(
    "%s has no accessibility fault that a machine can find",
    async (path) => {
      for (const how of [look[0], look[1]]) {
        const page = await open(path, how);
        await hydrated(page);
        expect(await axeFaults(page)).toEqual([]);
        await page.context().close();
      }
    },
    90_000,
  );

  test.each([true, false])(
    "a number opens its leads, a lead its history, and back leads back (JavaScript: %s)",
    async (javaScriptEnabled) => {
      const page = await open(`/?${asOf}`, { width: 1280, colorScheme: "light", javaScriptEnabled });
      if (javaScriptEnabled) await hydrated(page);
      await page.getByText("The numbers as a table").first().click();
      const row = page.locator("table").first().locator("tr", { hasText: "Appointment held" });
      const stalled = row.locator('a[href*="state=stalled"]');
      const count = await stalled.innerText();
      await stalled.click();
      await page.getByRole("heading", { level: 1, name: `${count} leads` }).waitFor();
      await page.locator("tbody th a").first().click();
      await page.getByRole("heading", { name: "What happened" }).waitFor();
      await page.goBack();
      await page.goBack();
      expect(new URL(page.url()).pathname).toBe("/");
      await page.context().close();
    },
  );

  test("filters narrow the board by a plain form, and stand in the address", async () => {
    const page = await open(`/?${asOf}`, { width: 1280, colorScheme: "light", javaScriptEnabled: false });
    await page.getByLabel("Vendor", { exact: true }).selectOption({ label: "Lanternway" });
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForURL(/vendor=\d+/);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(
      /^\$29,328 of \$41,823 is stuck/,
    );
    await page.context().close();
  });

  test("a lead that does not exist is not found", async () => {
    const page = await open("/leads/999999", look[0]);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("There is nothing here");
    await page.context().close();
  });
});
