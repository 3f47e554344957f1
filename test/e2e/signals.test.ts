// Can a rep in a car park raise an objection with a thumb, without losing it when there is no signal, and see the board move?
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFaults } from "../support/axeFaults";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { openLeadForms } from "../support/leadForms";
import { type RunningServer, startServer } from "../support/server";

const browser = await findBrowser();
const price = "Price range accepted";
let database: TestDatabase;
let server: RunningServer;
let on: Awaited<ReturnType<typeof openLeadForms>>;

beforeAll(async () => {
  database = await testDatabase();
  on = await openLeadForms(database);
  server = await startServer({ databaseUrl: database.url });
});
afterAll(async () => {
  await server?.stop();
  await closeBrowser();
  await database?.close();
});

describe.skipIf(!browser)("a lead on a phone", () => {
  test("raises an objection, keeps what it cannot send, and answers it: the board follows", async () => {
    const leadId = await on.lead("car park");
    const page = await open(`/leads/${leadId}`, true);
    await hydrated(page);
    expect(await stuckAt(page, price)).toBe("0");
    await page.goto(`${server.url}/leads/${leadId}`);
    await hydrated(page);

    await page.getByRole("link", { name: `− on ${price}` }).click();
    const target = await page.getByRole("button", { name: "Record it" }).boundingBox();
    expect(target?.height).toBeGreaterThanOrEqual(44);
    await page.getByLabel("price", { exact: true }).check();
    await page.getByLabel("checked the phone").check();
    expect(await page.getByLabel("Unspoken").isChecked()).toBe(true);
    await page.getByLabel("Who saw it").fill("Ana");
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText("Done: Recorded").waitFor();
    await page.getByRole("list", { name: "Row of buttons" }).getByText("objection open, unspoken").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await stuckAt(page, price)).toBe("1");
    await page.goto(`${server.url}/placket`);
    expect(await page.getByRole("img", { name: `${price}: objection open` }).count()).toBe(1);

    await page.goto(`${server.url}/leads/${leadId}`);
    await hydrated(page);
    await page.context().setOffline(true);
    await page.getByRole("link", { name: `+ on ${price}` }).click();
    await page.getByText("What does this answer?").waitFor();
    expect(await page.getByLabel("Who saw it").inputValue()).toBe("Ana");
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText("Kept on this device: 1 entry not sent yet").waitFor();
    expect(await on.signals(leadId)).toHaveLength(1);
    await page.context().setOffline(false);
    await page.getByRole("list", { name: "Row of buttons" }).getByText("buttoned").waitFor();
    expect(await page.getByText("Kept on this device").count()).toBe(0);
    expect(await on.signals(leadId)).toHaveLength(2);
    expect(await stuckAt(page, price)).toBe("0");
    await page.context().close();
  });

  test("keeps what was typed when the server refuses it, and takes it mended", async () => {
    const leadId = await on.lead("refused");
    const page = await open(`/leads/${leadId}`, true);
    await hydrated(page);
    await page.getByRole("link", { name: "Appointment held: rescheduled" }).click();
    await page.getByLabel("Note").fill("asked for March");
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText("Say the new day of the meeting").first().waitFor();
    expect(await page.getByLabel("Note").inputValue()).toBe("asked for March");
    await page.getByLabel("New day of the meeting").fill("2026-03-02");
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText("Done: Recorded").waitFor();
    expect(await page.getByText("Kept on this device").count()).toBe(0);
    expect(await on.signals(leadId)).toMatchObject([{ meeting_on: "2026-03-02", note: "asked for March" }]);
    await page.context().close();
  });

  test("does the same without scripts, and takes it back", async () => {
    const leadId = await on.lead("no scripts");
    const page = await open(`/leads/${leadId}`, false);
    await page.getByRole("link", { name: "Appointment held: rescheduled" }).click();
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText("Say the new day of the meeting").waitFor();
    await page.getByLabel("New day of the meeting").fill("2026-03-02");
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText("Done: Recorded").waitFor();
    await page.getByRole("button", { name: "Take it back" }).click();
    await page.getByText("Taken back: Appointment held").waitFor();
    expect(await on.signals(leadId)).toEqual([]);
    await page.getByRole("button", { name: "Bring it back" }).first().click();
    await page.getByText("Done: Recorded").waitFor();
    expect(await on.signals(leadId)).toHaveLength(1);
    await page.context().close();
  });

  test("has no accessibility fault that a machine can find, with the sheet open", async () => {
    const leadId = await on.lead("axe");
    const page = await open(`/leads/${leadId}?step=${on.stepId(price)}&say=negative`, true);
    await hydrated(page);
    expect(await axeFaults(page)).toEqual([]);
    await page.context().close();
  });
});

/** How many leads the board counts with an objection open at a step. */
async function stuckAt(page: Page, step: string): Promise<string> {
  await page.goto(`${server.url}/leads?step=${on.stepId(step)}&step-state=objection`);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  return /^\d+/.exec(title)?.[0] ?? "0";
}

async function open(path: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await (browser as Browser).newContext({
    ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    ...{ colorScheme: "dark", javaScriptEnabled, bypassCSP: true },
  });
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`, { waitUntil: "networkidle" });
  return page;
}
