// Can a rep on a phone find an objection, take it, snooze it and say it was done, without scripts too?
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../app/domain/day";
import { withOrganization } from "../../db/connection";
import { findToday } from "../../db/queries/organization";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { type RunningServer, startServer } from "../support/server";
import { no } from "../support/stateCase";

const browser = await findBrowser();
const phone = { width: 390, height: 844 };
const longName = "Halvorsen-Brightwater-Dental-and-Orthodontics-Group-of-Northern-Minnesota";
let dataDirectory: string;
beforeAll(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), "placket-e2e-"));
});
afterAll(async () => {
  await closeBrowser();
  rmSync(dataDirectory, { recursive: true });
});

describe.skipIf(!browser).each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "JavaScript: $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    let database: TestDatabase;
    let server: RunningServer;
    let context: BrowserContext;
    let page: Page;
    let today: string;
    beforeAll(async () => {
      database = await testDatabase();
      today = await withOrganization(database.db, database.organizationId, findToday);
      const signals = [no("Price range accepted", addDays(today, -12), { issue: "price" })];
      const lead = { purchased_on: addDays(today, -40), as_of: today, cost_minor: 18_000, signals };
      await importOracleLeads(database, [
        { id: longName, lead },
        { id: "Oak", lead: { ...lead, cost_minor: 500 } },
      ]);
      server = await startServer({ databaseUrl: database.url, env: { PLACKET_DATA: dataDirectory } });
      const looks = { javaScriptEnabled, baseURL: server.url, viewport: phone, hasTouch: true };
      context = await (browser as Browser).newContext(looks);
      page = await context.newPage();
    });
    afterAll(async () => {
      await context?.close();
      await server?.stop();
      await database?.close();
    });

    const ready = () => (javaScriptEnabled ? hydrated(page) : undefined);
    const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
    const card = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    const sideways = async () => {
      const box = await page.locator("html").boundingBox();
      return Math.max(0, (box?.width ?? 0) - phone.width);
    };

    test("the dearest objection comes first, fits the phone, and leads to its step", async () => {
      await page.goto("/circle-back");
      await ready();
      await heading("None of 2 open objections is overdue");
      expect(await sideways()).toBe(0);
      expect(await page.getByRole("heading", { level: 2 }).allInnerTexts()).toEqual([longName, "Oak"]);
      const href = await page.getByRole("link", { name: longName }).getAttribute("href");
      expect(href).toMatch(/^\/leads\/\d+#step-\d+$/);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll("main button, main summary, main a, main input:not([type=hidden])")]
          .filter((element) => (element as HTMLElement).checkVisibility())
          .map((element) => ({
            text: element.textContent,
            box: (element.closest("label") ?? element).getBoundingClientRect(),
          }))
          .filter(({ box }) => box.height > 0 && box.height < 43.5)
          .map(({ text, box }) => `${text} ${box.height}`),
      );
      expect(small).toEqual([]);
    });

    test("it is taken, snoozed, done and reopened, and the name is remembered", async () => {
      const oak = card("Oak");
      await oak.locator("summary", { hasText: "Take" }).click();
      await oak.getByLabel("Who").first().fill("Maria");
      await oak.getByRole("button", { name: "Take it" }).click();
      await oak.getByText("Maria has it until").waitFor();
      await ready();
      expect(await card(longName).getByLabel("Who").first().inputValue()).toBe("Maria");
      await card(longName)
        .getByRole("button", { name: /^Take it until/ })
        .waitFor();
      await oak.getByText("Snooze or give back").click();
      await oak.getByLabel("Put off to").fill(addDays(today, 9));
      await oak.getByRole("button", { name: "Snooze" }).click();
      await oak.getByText("Snoozed:").waitFor();
      await ready();
      await oak.locator("summary", { hasText: "Done" }).click();
      await oak.getByLabel("What came of it").fill("sent the comparison");
      await oak.getByRole("button", { name: "We circled back" }).click();
      await heading("None of 1 open objection is overdue");
      await page.getByRole("link", { name: /^Done/ }).click();
      await card("Oak").getByText("sent the comparison").waitFor();
      await ready();
      await card("Oak").getByRole("button", { name: "Not done after all" }).click();
      await page.getByRole("link", { name: /^Snoozed/ }).click();
      await card("Oak").getByText("Maria has it until").waitFor();
    });

    test("a day that has passed is refused in the card, and nothing that was typed is lost", async () => {
      await page.goto("/circle-back");
      await ready();
      const dear = card(longName);
      await dear.locator("summary", { hasText: "Take" }).click();
      await dear.getByLabel("Who").first().fill("Piotr");
      await dear.getByLabel("Until").fill("2020-01-01");
      await dear.getByRole("button", { name: "Take it", exact: true }).click();
      await dear.getByRole("alert").getByText("must be later than").waitFor();
      expect(await dear.getByLabel("Who").first().inputValue()).toBe("Piotr");
    });

    test("a rep's calendar has an address, and the rates say that they are too few to tell", async () => {
      await page.goto("/circle-back/reps");
      await ready();
      const address = await page.getByLabel("Calendar address").first().inputValue();
      expect(await (await context.request.get(address)).text()).toContain("SUMMARY:Circle back: Oak (price)");
      expect(await sideways()).toBe(0);
      await page.goto("/circle-back/rates");
      await heading("0 of 2 objections raised in the last 90 days were resolved");
      await page.getByText("0 of 2, too few to tell").first().waitFor();
      expect(await sideways()).toBe(0);
      expect(server.complaints()).toBe("");
    });
  },
);
