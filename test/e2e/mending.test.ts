// Can a person on a phone mend a rejected row, and a vendor send a list by its link, without scripts too?
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { type RunningServer, startServer } from "../support/server";

const browser = await findBrowser();
const phone = { width: 390, height: 844 };
let dataDirectory: string;
beforeAll(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), "placket-e2e-"));
});
afterAll(async () => {
  await closeBrowser();
  rmSync(dataDirectory, { recursive: true });
});

const leads = [
  "Lead ID,Company,Email,Cost",
  "N-1,Halvorsen Dental Group,ann@halvorsen.example,45.00",
  "N-2,Brightwater Logistics,bo@brightwater.example,forty",
  "N-3,Orchard Legal,cy@orchard.example,fifty",
].join("\n");

describe.skipIf(!browser).each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "JavaScript: $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    let database: TestDatabase;
    let server: RunningServer;
    let context: BrowserContext;
    let page: Page;
    beforeAll(async () => {
      database = await testDatabase();
      server = await startServer({ databaseUrl: database.url, env: { PLACKET_DATA: dataDirectory } });
      const looks = { javaScriptEnabled, baseURL: server.url, viewport: phone };
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
    const press = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
    const send = (name: string) =>
      page.setInputFiles('input[type="file"]', { name, mimeType: "text/csv", buffer: Buffer.from(leads) });
    /** How far the page reaches beyond the phone's edge. */
    const sideways = async () => {
      const box = await page.locator("html").boundingBox();
      return Math.max(0, (box?.width ?? 0) - phone.width);
    };

    test("a rejected row is mended in its cells and taken in; the other waits", async () => {
      await page.goto("/imports");
      await ready();
      await page.getByLabel("Vendor", { exact: true }).fill("Northwind");
      await send("leads.csv");
      await press("Upload and check the columns");
      await heading("Do the columns of leads.csv mean this?");
      await ready();
      await press("Import");
      await heading("1 of 3 rows of leads.csv was taken in");
      await page.getByRole("link", { name: /mend/i }).first().click();
      await heading("2 rejected rows wait to be mended");
      await ready();
      expect(await sideways()).toBe(0);
      const cost = page.getByRole("group", { name: "Line 3" }).getByLabel("Cost");
      expect(await cost.getAttribute("aria-invalid")).toBe("true");
      await cost.fill("40.00");
      await press("Take the mended rows in");
      await heading("The one row of leads mended rows.csv was taken in");
      await page.getByRole("link", { name: "1 row still waits there" }).click();
      await heading("1 rejected row waits to be mended");
    });

    test("a vendor sends a list by its link, and sees nothing but what became of it", async () => {
      await page.goto("/imports/vendors");
      await ready();
      await page.getByLabel("Vendor").fill("Lanternway");
      await press("Make its link");
      const link = page.getByRole("link", { name: /\/vendor\// });
      await link.waitFor();
      await link.click();
      await heading("Send a list");
      await ready();
      expect(await page.getByRole("navigation").count()).toBe(0);
      await send("autumn.csv");
      await press("Upload and check");
      await heading("1 of 3 rows of autumn.csv would be accepted. Nothing is sent yet");
      await ready();
      await press("Send 1 accepted");
      await heading("1 of 3 rows of autumn.csv was taken in");
      expect(await page.content()).not.toContain("My organization");
      expect(await sideways()).toBe(0);
      expect(server.complaints()).toBe("");
    });

    test("the days that originals are kept are set", async () => {
      await page.goto("/settings");
      await ready();
      await page.getByLabel("Days that originals are kept").fill("30");
      await press("Save days");
      await page
        .getByRole("heading", { level: 2, name: "Originals of imports are kept for 30 days" })
        .waitFor();
      await page.reload();
      expect(await page.getByLabel("Days that originals are kept").inputValue()).toBe("30");
    });
  },
);
