// Can a person review ten pairs by keyboard, watch the board change, unlink one and watch it change back: on a phone and without scripts too?
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFaults } from "../support/axeFaults";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { openMatchSite } from "../support/matchSite";
import { type RunningServer, startServer } from "../support/server";

const browser = await findBrowser();
const ids = Array.from({ length: 12 }, (_, index) => `l${index + 10}`);
let database: TestDatabase;
let server: RunningServer;
let site: ReturnType<typeof openMatchSite>;

beforeAll(async () => {
  database = await testDatabase();
  site = openMatchSite(database);
  await site.leads([
    ...ids.map((id) => ({
      id,
      company: `Brightwater ${id} Dental`,
      email: `ana@${id}.com`,
      city: "Duluth",
      bought: "2026-01-05",
    })),
    {
      id: "again",
      company: "Brightwater l10 Dental",
      email: "bo@l10.com",
      bought: "2026-03-05",
      vendor: "Bellow",
    },
  ]);
  await site.deals(
    ids.map((id, index) => ({
      ...({ id: `D-${id}`, company: `Brightwater-${id}`, status: "won", opened: "2026-02-01" } as const),
      amount: `${900 - index}.00`,
    })),
  );
  for (const id of ids) await site.queue(`D-${id}`, id, 0.7);
  server = await startServer({ databaseUrl: database.url });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await closeBrowser();
  await database?.close();
});

describe.skipIf(!browser)("matching in a browser", () => {
  test("ten pairs by keyboard: the board follows, and follows back when one is unlinked", async () => {
    const page = await open("/matches", { width: 1280 });
    await hydrated(page);
    expect(await boardOf(page)).toEqual({ won: "0", matched: "0 %" });
    await page.goto(`${server.url}/matches`);
    await hydrated(page);
    expect(await page.getByText("70.0 %").count()).toBe(0);
    for (let left = 11; left >= 2; left -= 1) {
      await page.keyboard.press(left === 2 ? "n" : "y");
      await page.getByRole("heading", { level: 1, name: `${left} pairs` }).waitFor();
    }
    await page.getByText("Never these two").first().waitFor();
    expect(await page.getByText("70.0 %").count()).toBe(1);
    await page.keyboard.press("u");
    await page.getByRole("heading", { level: 1, name: "3 pairs" }).waitFor();
    await page.keyboard.press("s");
    await page.getByText("1 passed over").waitFor();
    await page.keyboard.press("y");
    await page.getByRole("heading", { level: 1, name: "2 pairs" }).waitFor();
    await page.getByLabel("Your name").pressSequentially("ynsu");
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(/^2 pairs/);
    expect(await boardOf(page)).toEqual({ won: "10", matched: "83 %" });

    await page.goto(`${server.url}/leads/${await site.lead("l10")}`);
    await hydrated(page);
    await page.getByRole("button", { name: "Unlink" }).click();
    await page.getByText("Put in the queue by").waitFor();
    expect(await boardOf(page)).toEqual({ won: "9", matched: "75 %" });
    expect(await site.derived()).toEqual(await site.rebuilt());
    await page.context().close();
  });

  test("does the same without scripts on a phone", async () => {
    const page = await open("/matches", { width: 390, javaScriptEnabled: false });
    const before = await page.getByRole("heading", { level: 1 }).innerText();
    const yes = page.getByRole("button", { name: "Yes, the same" });
    expect((await yes.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await page.getByLabel("Your name").fill("Ana");
    await yes.click();
    await page.getByText("Matching had said").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toBe(before);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(before);
    expect(await page.getByLabel("Your name").inputValue()).toBe("Ana");
    await page.getByLabel("At least this likely, in %").fill("60");
    await page.getByRole("button", { name: "Count them" }).click();
    await page.getByText("3 pairs wait at 60 % or more").waitFor();

    await page.goto(`${server.url}/unmatched?status=won`);
    await page.getByRole("link", { name: "Link by hand" }).first().click();
    await page.getByLabel("Lead: its id, company or e-mail").fill("again");
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("button", { name: "Link", exact: true }).click();
    await page.getByText("Linked by hand").waitFor();
    await page.context().close();
  });

  test.each([
    "/matches",
    "/matches?shown=1&above=50",
    "/unmatched",
    "/unmatched?side=leads",
    "/paid-twice",
    "/",
    "lead",
  ])(
    "%s fits the phone, and has no accessibility fault that a machine can find",
    async (path) => {
      const at = path === "lead" ? `/leads/${await site.lead("l11")}` : path;
      for (const how of [{ width: 390, colorScheme: "dark" }, { width: 1024 }, { width: 1280 }] as const) {
        const page = await open(at, how);
        await hydrated(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          how.width,
        );
        expect(await axeFaults(page)).toEqual([]);
        await page.context().close();
      }
    },
    60_000,
  );
});

/** How many leads the list behind the board counts as won, and the share of won deals that the board says is matched. */
async function boardOf(page: Page): Promise<{ won: string; matched: string }> {
  await page.goto(`${server.url}/leads?state=won`);
  const won = (await page.getByRole("heading", { level: 1 }).innerText()).split(" ")[0] ?? "";
  await page.goto(`${server.url}/`);
  const figure = page.getByText("Won deals matched").locator("..");
  return {
    won,
    matched: await figure
      .locator(".figure > span")
      .evaluate(({ firstChild }) => firstChild?.textContent ?? ""),
  };
}

interface Look {
  width: number;
  javaScriptEnabled?: boolean;
  colorScheme?: "dark";
}

async function open(path: string, { width, javaScriptEnabled = true, colorScheme }: Look): Promise<Page> {
  const context = await (browser as Browser).newContext({
    ...{ viewport: { width, height: 844 }, javaScriptEnabled, bypassCSP: true },
    ...(colorScheme && { colorScheme }),
  });
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`, { waitUntil: "networkidle" });
  if (process.env.SHOTS)
    await page.screenshot({
      path: `${process.env.SHOTS}/${path.replaceAll(/\W/g, "_")}-${width}.png`,
      fullPage: true,
    });
  return page;
}
