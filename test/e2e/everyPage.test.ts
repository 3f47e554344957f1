// Does each page of the sample come alive as the server drew it, and is it no wider than the screen?
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findBrowser, hydrated } from "../support/browser";
import { pageTroubles } from "../support/pageTroubles";
import { sampleSite } from "../support/sampleSite";

const browser = await findBrowser();
const site = sampleSite(browser);
const { open } = site;

/** Pages that no menu names, by the page and the link that lead to them. */
const behind: [string, RegExp][] = [
  ["/leads?state=won", /^\/leads\/\d+$/],
  ["/leads?state=lost", /^\/leads\/\d+$/],
  ["/leads?state=disqualified", /^\/leads\/\d+$/],
  ["/circle-back", /^\/circle-back\/(rates|reps)$/],
  ["/vendors", /^\/vendors\/\d+$/],
  ["/charges", /^\/(charges|credits)\/(new|\d+)$/],
  ["/imports", /^\/imports\/(vendors|\d+)$/],
  ["/settings", /^\/settings\/\w+$/],
  ["/settings/steps", /^\/settings\/steps\/(new|\d+)$/],
];

const deeper = ["/vendors/1/scorecard", "/imports/1/rejects", "/imports/1/undo", "/steps?step=7"];

describe.skipIf(!browser)("every page of the sample", () => {
  test("comes alive without a complaint, on a desk and on a phone", async () => {
    const page = await open("/", { width: 1280 });
    const menu = await linksOn(page, "header nav a");
    expect(menu.length).toBeGreaterThan(15);
    const found = [...menu, ...deeper];
    for (const [from, wanted] of behind) {
      await page.goto(from);
      const links = (await linksOn(page, "main a")).filter((link) => wanted.test(link));
      expect(links, from).not.toEqual([]);
      found.push(...links.slice(0, 2));
    }
    await page.context().close();
    for (const width of [1280, 390]) expect(await complaintsAt(width, found)).toEqual({});
  }, 240_000);
});

async function complaintsAt(width: number, paths: string[]): Promise<Record<string, string[]>> {
  const page = await open("/", { width });
  const complaints = pageTroubles(page);
  const all: Record<string, string[]> = {};
  for (const path of paths) {
    complaints.length = 0;
    await page.goto(path);
    await hydrated(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) complaints.push(`${wide} px wide`);
    if (complaints.length > 0) all[path] = [...new Set(complaints)];
  }
  await page.context().close();
  return all;
}

async function linksOn(page: Page, where: string): Promise<string[]> {
  const links = await page
    .locator(where)
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(links)];
}
