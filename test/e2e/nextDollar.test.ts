// Can a person see what a step is worth, change what it is reckoned with, and read it on a phone, with scripts and without?
import { describe, expect, test } from "vitest";
import { axeFaults } from "../support/axeFaults";
import { findBrowser, hydrated } from "../support/browser";
import { sampleSite } from "../support/sampleSite";

const browser = await findBrowser();
const site = sampleSite(browser);
const { open } = site;

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
