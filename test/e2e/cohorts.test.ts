// Can a person see on a phone and at a desk what comes of each month of leads, draw it, and open the leads behind a number?
import { describe, expect, test } from "vitest";
import { axeFaults } from "../support/axeFaults";
import { findBrowser, hydrated } from "../support/browser";
import { sampleSite } from "../support/sampleSite";

const browser = await findBrowser();
const site = sampleSite(browser);
const { open } = site;

describe.skipIf(!browser)("the cohorts", () => {
  test("say in the headline what the curve says, without scripts, and each number opens its leads", async () => {
    const page = await open("/cohorts?as-of=2026-10-31", { javaScriptEnabled: false });
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(
      /of these leads win within 180 days of their purchase \(/,
    );
    const row = page
      .getByRole("table", { name: "Cohorts by month of purchase" })
      .getByRole("row", { name: /Mar 2026/ });
    for (const [column, state] of [
      [0, ""],
      [1, "state=won"],
      [3, "decided=0"],
    ] as const) {
      const link = row.getByRole("cell").nth(column).getByRole("link");
      const leads = await link.innerText();
      const target = (await link.getAttribute("href")) ?? "";
      expect(target).toContain("month=2026-03");
      expect(target).toContain(state);
      const list = await open(target, { javaScriptEnabled: false });
      expect(await list.getByRole("heading", { level: 1 }).innerText()).toContain(leads);
      await list.context().close();
    }
    await page.context().close();
  }, 60_000);

  test("draw up to three, and the horizon and the grouping are links that keep the rest", async () => {
    const page = await open("/cohorts?as-of=2026-10-31&vendor=1", { width: 1280 });
    await hydrated(page);
    const names = page.locator("figure bdi");
    expect(await names.first().innerText()).toBe("All these leads");
    const draws = page.getByRole("link", { name: /^draw / });
    const month = (await draws.first().innerText()).replace(/^draw\s+/, "");
    await draws.first().click();
    await page.getByRole("link", { name: `leave out ${month}` }).waitFor();
    expect(await names.allInnerTexts()).toContain(month);
    expect(page.url()).toMatch(/draw=\d{4}-\d\d/);
    await page.getByRole("link", { name: "90 days" }).click();
    await page.waitForURL(/horizon=90/);
    expect(page.url()).toMatch(/vendor=1&as-of=2026-10-31.*draw=/);
    await page.locator("figure path.recharts-curve").first().waitFor();
    await page.getByRole("link", { name: "list", exact: true }).click();
    await page.getByRole("table", { name: "Cohorts by list" }).waitFor();
    expect(page.url()).not.toContain("draw=");
    await page.context().close();
  }, 60_000);

  test.each([
    [390, "light"],
    [390, "dark"],
    [1280, "light"],
    [1280, "dark"],
  ] as const)(
    "fit %d pixels in %s, and have no accessibility fault that a machine can find",
    async (width, colorScheme) => {
      const page = await open("/cohorts?draw=2026-03&draw=2026-06", { width, colorScheme });
      await hydrated(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await axeFaults(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
