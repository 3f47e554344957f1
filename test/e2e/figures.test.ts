// Can a person ask what a figure means, take tables and charts away, and print: by keyboard, on a phone, without scripts?
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { defaultSteps } from "../../app/domain/vocabulary";
import { axeFaults } from "../support/axeFaults";
import { findBrowser, hydrated } from "../support/browser";
import { sampleSite } from "../support/sampleSite";

const browser = await findBrowser();
const asOf = "as-of=2026-10-31";
const desk = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const site = sampleSite(browser);
const { open } = site;

describe.skipIf(!browser)("what a figure means", () => {
  test.each([true, false])(
    "opens by keyboard and closes by Escape (JavaScript: %s)",
    async (javaScriptEnabled) => {
      const page = await open(`/waste?${asOf}`, { ...desk, javaScriptEnabled });
      const figure = page.getByRole("button", { name: "Net spend" }).first();
      const note = page.getByRole("note", { name: "What Net spend means" });
      await figure.focus();
      expect(await note.count()).toBe(0);
      await page.keyboard.press("Enter");
      await note.waitFor();
      expect(await note.innerText()).toMatch(
        /Charges − credits[\s\S]*Charges\s+\$[\d,.]+[\s\S]*As of the end of 31 Oct 2026/,
      );
      await page.keyboard.press("Escape");
      await note.waitFor({ state: "hidden" });
      expect(await figure.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/glossary#netSpend$/);
      expect(await page.locator(":target dt").innerText()).toBe("Net spend");
      await page.context().close();
    },
  );

  test("is not cut off by the table whose head it explains, on a desk and on a phone", async () => {
    for (const how of [desk, phone]) {
      const page = await open(`/waste?${asOf}`, how);
      const head = page.locator("th [data-means=waste]");
      await head.scrollIntoViewIfNeeded();
      await head.click();
      const note = page.getByRole("note", { name: "What Waste means" });
      await note.waitFor();
      const box = await note.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= how.viewport.width).toBe(true);
      expect(
        await note.evaluate((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const at = document.elementFromPoint((left + right) * 0.5, (top + bottom) * 0.5);
          return element.contains(at);
        }),
      ).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        how.viewport.width,
      );
      await page.context().close();
    }
  });

  test.each([
    `/?${asOf}`,
    `/waste?${asOf}`,
    `/steps?${asOf}`,
    `/steps?step=4&${asOf}`,
    `/leads?${asOf}`,
    `/placket?${asOf}`,
    `/magic-closes?${asOf}`,
    "/circle-back/rates",
    "/charges",
  ])(
    "%s explains the head of every column but those of steps, and each table can be taken away",
    async (path) => {
      const page = await open(path, { ...desk, javaScriptEnabled: false });
      const heads = await page.locator("main thead th").evaluateAll((all) =>
        all.map((head) => ({
          text: head.textContent ?? "",
          means: head.querySelector("[data-means]") !== null,
        })),
      );
      expect(heads.length).toBeGreaterThan(2);
      const steps = defaultSteps.map(({ name }) => name);
      expect(heads.filter(({ text, means }) => !means && !steps.includes(text))).toEqual([]);
      const tables = await page.locator("main table").count();
      expect(await page.locator("main a[href^='/export/']").count()).toBeGreaterThanOrEqual(tables);
      await page.context().close();
    },
  );

  test.each([`/next-dollar?${asOf}`, `/vendors?${asOf}`, `/vendors/1?${asOf}`, `/cohorts?${asOf}`])(
    "%s explains the head of every column",
    async (path) => {
      const page = await open(path, { ...desk, javaScriptEnabled: false });
      const heads = page.locator("main thead th");
      expect(await heads.count()).toBeGreaterThan(10);
      expect(
        await heads.filter({ hasNot: page.locator("[data-means]"), hasText: /\S/ }).allTextContents(),
      ).toEqual([]);
      await page.context().close();
    },
  );

  test("is a target of 44 pixels for a finger", async () => {
    const page = await open(`/?${asOf}`, phone);
    for (const target of await page.locator("main .explain:visible").all()) {
      const box = await target.boundingBox();
      expect(Math.round(Math.min(box?.width ?? 0, box?.height ?? 0))).toBeGreaterThanOrEqual(44);
    }
    await page.context().close();
  });

  test.each([
    `/?${asOf}`,
    `/waste?${asOf}`,
    `/leads?${asOf}`,
    `/steps?${asOf}`,
    "/circle-back/rates",
    "/glossary",
  ])(
    "%s has no accessibility fault that a machine can find, also with a meaning open",
    async (path) => {
      for (const how of [desk, { ...phone, colorScheme: "dark" as const }]) {
        const page = await open(path, how);
        await hydrated(page);
        const figure = page.locator("main .explain:visible").first();
        if ((await figure.count()) > 0) {
          await figure.focus();
          await page.keyboard.press("Enter");
          await page.locator(".explain-note:popover-open").waitFor();
        }
        expect(await axeFaults(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          how.viewport.width,
        );
        await page.context().close();
      }
    },
    60_000,
  );
});

describe.skipIf(!browser)("what can be taken away", () => {
  test("a table as CSV, under the filters of its page, without scripts", async () => {
    const page = await open(`/leads?state=won&${asOf}`, { ...desk, javaScriptEnabled: false });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Leads as CSV" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("placket-leads-2026-10-31.csv");
    const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
    const title = await page.getByRole("heading", { level: 1 }).innerText();
    expect(title).toMatch(new RegExp(`^${lines.length - 1} leads`));
    await page.context().close();
  });

  test("a chart as SVG that needs nothing of the page, and as PNG twice as fine", async () => {
    const page = await open(`/?${asOf}`, desk);
    await hydrated(page);
    const figure = page.locator("figure").first();
    await figure.locator("svg.recharts-surface").first().waitFor();
    const take = async (kind: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        figure.getByRole("button", { name: `This chart as ${kind}` }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const svg = await take("SVG");
    expect(svg.name).toBe("placket-stalls-2026-10-31.svg");
    const text = svg.bytes.toString("utf8");
    expect(text).not.toMatch(/var\(--|class="/);
    expect(text).toContain("Appointment held</text>");
    expect(text).toContain("As of the end of 31 Oct 2026.</text>");
    const width = Number(/width="(\d+)"/.exec(text)?.[1]);
    const png = await take("PNG");
    expect(png.name).toBe("placket-stalls-2026-10-31.png");
    expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(png.bytes.readUInt32BE(16)).toBe(width * 2);
    await page.context().close();
  });
});

describe.skipIf(!browser)("paper", () => {
  test.each([`/?${asOf}`, `/waste?${asOf}`, `/steps?${asOf}`, `/circle-back?${asOf}`, `/placket?${asOf}`])(
    "%s prints black on white also from the dark, without what is pressed, no wider than the page",
    async (path) => {
      const page = await open(path, { ...desk, colorScheme: "dark" });
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      await page.setViewportSize({ width: 688, height: 980 });
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        "rgb(255, 255, 255)",
      );
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(0, 0, 0)");
      expect(await page.getByRole("navigation", { name: "Main" }).isVisible()).toBe(false);
      expect(await page.locator("button:not(.explain):visible, input:visible, select:visible").count()).toBe(
        0,
      );
      const widest = await page.evaluate(() =>
        Math.max(
          0,
          ...[...document.querySelectorAll("table")].map((table) => table.getBoundingClientRect().right),
        ),
      );
      expect(widest).toBeLessThanOrEqual(688);
      const names = await page
        .locator("main tbody th")
        .evaluateAll((all) =>
          all.map((name) => name.getBoundingClientRect().width).filter((width) => width > 0),
        );
      expect(Math.min(100, ...names)).toBeGreaterThan(30);
      const rooms = page.locator(".chart-room");
      expect(await rooms.evaluateAll((all) => all.map((room) => getComputedStyle(room).breakInside))).toEqual(
        Array(await rooms.count()).fill("avoid"),
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(688);
      await page.context().close();
    },
  );
});
