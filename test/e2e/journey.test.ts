// Does one objection, raised on a phone, go all the way: onto the board, into the ledger, to a rep, to an answer, and off the board?
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { openLeadForms } from "../support/leadForms";
import { type RunningServer, startServer } from "../support/server";

const browser = await findBrowser();
const price = "Price range accepted";
const patience = 240_000;
let database: TestDatabase;
let server: RunningServer;
let on: Awaited<ReturnType<typeof openLeadForms>>;

beforeAll(async () => {
  database = await testDatabase();
  on = await openLeadForms(database);
  server = await startServer({ databaseUrl: database.url });
}, patience);
afterAll(async () => {
  await server?.stop();
  await closeBrowser();
  await database?.close();
}, patience);

describe.skipIf(!browser).each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "one objection on a phone, JavaScript: $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    test(
      "is raised on the lead, taken in the ledger, answered on the lead: the board follows each time",
      async () => {
        const lead = javaScriptEnabled ? "Harbor" : "Quay";
        const leadId = await on.lead(lead);
        const context = await (browser as Browser).newContext({
          ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
          ...{ javaScriptEnabled, baseURL: server.url },
        });
        const page = await context.newPage();
        page.setDefaultTimeout(60_000);
        const ready = () => (javaScriptEnabled ? hydrated(page) : undefined);
        const go = async (label: string) => {
          await page.locator("header summary:visible").click();
          await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: label }).click();
          await page.locator("header summary:visible", { hasText: label }).waitFor();
          await ready();
          expect(await sideways(page)).toBe(0);
        };
        const openLead = async () => {
          await go("Leads");
          await page.getByRole("link", { name: `${lead} Ltd` }).click();
          await page.getByRole("heading", { level: 1, name: `${lead} Ltd` }).waitFor();
          await ready();
        };
        const card = page.getByRole("listitem").filter({ hasText: `${lead} Ltd` });

        await page.goto("/");
        await ready();
        expect(await objecting(page)).toBe(0);
        await openLead();
        await page.getByRole("link", { name: `− on ${price}` }).click();
        await page.getByLabel("price", { exact: true }).check();
        await page.getByRole("button", { name: "Record it" }).click();
        await page.getByText("Done: Recorded").waitFor();
        await ready();
        expect(await objecting(page)).toBe(1);

        await go("Circle back");
        await page.getByRole("heading", { level: 1, name: /^None of 1 open objection / }).waitFor();
        await card.locator("summary", { hasText: "Take" }).click();
        await card.getByLabel("Who").first().fill("Maria");
        await card.getByRole("button", { name: "Take it", exact: true }).click();
        await card.getByText("Maria has it until").waitFor();
        await ready();
        expect(await objecting(page)).toBe(1);

        await page.getByRole("link", { name: `${lead} Ltd` }).click();
        await page.getByRole("heading", { level: 1, name: `${lead} Ltd` }).waitFor();
        await ready();
        await page.getByRole("link", { name: `+ on ${price}` }).click();
        await page.getByText("What does this answer?").waitFor();
        await page.getByRole("button", { name: "Record it" }).click();
        await page.getByText("Done: Recorded").waitFor();
        await ready();
        expect(await objecting(page)).toBe(0);

        await go("Circle back");
        expect(await card.count()).toBe(0);
        expect(await on.signals(leadId)).toMatchObject([{ polarity: "negative" }, { polarity: "positive" }]);
        expect(server.complaints()).toBe("");
        await context.close();
      },
      patience,
    );
  },
);

/** How many leads the board's own list counts with an objection open at the step; read beside the page, which stays where it is. */
async function objecting(page: Page): Promise<number> {
  const path = `/leads?step=${on.stepId(price)}&step-state=objection`;
  const html = await (await page.context().request.get(path)).text();
  const title = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, "") ?? "";
  return Number(/^\d+/.exec(title)?.[0] ?? 0);
}

function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
