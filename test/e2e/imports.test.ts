// Can a person bring in a list and its deals, mend a column, and see every row accounted for, with scripts and without?
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { type RunningServer, startServer } from "../support/server";
import { workbookBytes } from "../support/workbook";

const browser = await findBrowser();
let dataDirectory: string;
beforeAll(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), "placket-e2e-"));
});
afterAll(async () => {
  await closeBrowser();
  rmSync(dataDirectory, { recursive: true });
});

const leads = [
  "Ref;Company Name;Email;Paid;Bought;Sat down",
  "N-1;Halvorsen Dental Group;ann@halvorsen.example;45,00;2026-03-02;2026-03-20",
  "N-2;Brightwater Logistics;bo@brightwater.example;45,00;2026-03-02;",
  "N-3;Orchard Legal;cy@orchard.example;forty;2026-03-02;",
].join("\n");
const noted = "Company,Email,Cost\nOak,a@oak.example,10\nElm,b@elm.example,20\nSumme,,30\n";
const workbook = workbookBytes({
  Bericht: [
    ["Bericht", "Quartal"],
    ["Anzahl", 8],
  ],
  März: [
    ["Firma", "E-Mail", "Kaufdatum"],
    ["Eiche", "a@eiche.example", "02.03.2026"],
  ],
});
const deals =
  "Deal ID,Lead ID,Company,Stage,Created,Close Date,MRR\nD-1,N-1,Halvorsen Dental Group,Closed Won,2026-03-15,2026-05-01,1200\n";

describe.skipIf(!browser).each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  "JavaScript: $javaScriptEnabled",
  ({ javaScriptEnabled }) => {
    let database: TestDatabase;
    let server: RunningServer;
    let context: BrowserContext;
    let page: Page;
    const troubles: string[] = [];
    beforeAll(async () => {
      database = await testDatabase();
      server = await startServer({ databaseUrl: database.url, env: { PLACKET_DATA: dataDirectory } });
      context = await (browser as Browser).newContext({ javaScriptEnabled, baseURL: server.url });
      page = await context.newPage();
      page.on("pageerror", (error) => troubles.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("400 (Bad Request)"))
          troubles.push(message.text());
      });
    });
    afterAll(async () => {
      await context?.close();
      await server?.stop();
      await database?.close();
    });

    const ready = () => (javaScriptEnabled ? hydrated(page) : undefined);
    const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
    const becomes = (column: string) => page.getByLabel(`What ${column} becomes`);
    /** The page follows the job by itself: with scripts each second, without by loading itself again. */
    async function send(fileName: string, text: string | Buffer): Promise<void> {
      await page.setInputFiles('input[type="file"]', {
        name: fileName,
        mimeType: "text/csv",
        buffer: typeof text === "string" ? Buffer.from(text) : text,
      });
      await page.getByRole("button", { name: "Upload and check the columns" }).click();
    }

    test("before the first file the board leads to where currency and time zone are set", async () => {
      const save = async (currency: string, zone: string) => {
        await page.getByLabel("Currency", { exact: true }).selectOption(currency);
        await page.getByLabel("Time zone", { exact: true }).selectOption(zone);
        await page.getByRole("button", { name: "Save currency and time zone" }).click();
        await page
          .locator(`select[name="currency"] option[value="${currency}"]:checked`)
          .waitFor({ state: "attached" });
      };
      await page.goto("/");
      await ready();
      await page.getByText("Money is in USD and days end at midnight in America/New York time").waitFor();
      await page.getByRole("link", { name: "Currency and time zone" }).click();
      await page.getByText("No amount is here yet").waitFor();
      await save("EUR", "Europe/Berlin");
      await page.getByLabel("For each account won, EUR").waitFor();
      await page.goto("/");
      await page.getByText("Money is in EUR and days end at midnight in Europe/Berlin time").waitFor();
      await page.goto("/settings");
      await ready();
      await save("USD", "America/New_York");
      await page.getByLabel("For each account won, USD").waitFor();
    });

    test("an empty file comes back with what was typed", async () => {
      await page.goto("/imports");
      await ready();
      await page.getByRole("heading", { name: "Nothing was imported yet" }).waitFor();
      await page.getByLabel("Vendor", { exact: true }).fill("Northwind");
      await send("empty.csv", "");
      await page.getByText("empty.csv is empty").waitFor();
      expect(await page.getByLabel("Vendor", { exact: true }).inputValue()).toBe("Northwind");
    });

    test("a list is uploaded, its columns mended, checked without keeping anything, and taken in", async () => {
      await page.goto("/imports");
      await ready();
      await page.getByLabel("Vendor", { exact: true }).fill("Northwind");
      await page.getByLabel("List", { exact: true }).fill("March list");
      await page.getByLabel("Cost of the list").fill("100,00");
      await send("leads.csv", leads);
      await heading("Do the columns of leads.csv mean this?");
      await ready();
      expect(await becomes("Company Name").inputValue()).toBe("lead.company");
      expect(await page.getByText("100,00 is no amount of USD").count()).toBe(1);
      await page.getByLabel("Cost of the list").fill("");
      await becomes("Ref").selectOption({ label: "Lead id" });
      await becomes("Paid").selectOption({ label: "Cost" });
      await becomes("Sat down").selectOption("step:Appointment held");
      await page.getByRole("button", { name: "Check (keeps nothing)" }).click();
      await page.getByRole("heading", { name: "What the import would do" }).waitFor();
      expect(await page.getByText(/"forty" is not an amount/).count()).toBe(1);
      expect(await page.getByText("new: 2 leads, 1 signal", { exact: true }).count()).toBe(1);
      await page.goto("/leads");
      await heading(/^0 leads/);
      await page.goBack();
      await ready();
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await heading("2 of 3 rows of leads.csv were taken in");
      expect(await page.getByText("new: 2 leads, 1 signal", { exact: true }).count()).toBe(1);
    });

    test("the rejects are a download, and the leads are a click away", async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Download the rejects" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("leads rejected rows.csv");
      const text = readFileSync(await download.path(), "utf8");
      expect(text).toMatch(
        /^\uFEFFRef,Company Name,Email,Paid,Bought,Sat down,Line in the file,Not taken because\r\nN-3,Orchard Legal,cy@orchard\.example,forty,/,
      );
      await page.getByRole("link", { name: "Halvorsen Dental Group" }).click();
      await heading("Halvorsen Dental Group");
      await page.getByRole("main").getByRole("link", { name: "leads.csv" }).click();
      await heading("2 of 3 rows of leads.csv were taken in");
      await page.getByRole("link", { name: "March list" }).click();
      await heading(/^2 leads/);
    });

    test("its deals find their leads", async () => {
      await page.goto("/imports");
      await ready();
      await send("deals.csv", deals);
      await heading("Do the columns of deals.csv mean this?");
      await ready();
      expect(await page.getByLabel("What a row is").inputValue()).toBe("deals");
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await heading("The one row of deals.csv was taken in");
      await page.getByRole("link", { name: "Halvorsen Dental Group" }).click();
      await heading("Halvorsen Dental Group");
      expect(await page.getByRole("main").getByText("won", { exact: true }).count()).toBeGreaterThan(0);
    });

    test("the row that names the columns is picked by hand, and the columns are those of that row", async () => {
      await page.goto("/imports");
      await ready();
      await send("noted.csv", `Note,Email,Other\n${noted}`);
      await heading("Do the columns of noted.csv mean this?");
      await page.getByRole("link", { name: "Change how it is read" }).click();
      await heading("How is noted.csv read?");
      await ready();
      expect(await page.locator('[aria-current="step"]').textContent()).toContain("File");
      await page.getByRole("radio", { name: "Line 2" }).check();
      await page.getByLabel("The last row looks like a total").selectOption("leave-out");
      await page.getByRole("button", { name: "Read it so, and go on to the columns" }).click();
      await heading("Do the columns of noted.csv mean this?");
      await ready();
      expect(await becomes("Company").inputValue()).toBe("lead.company");
      await page.getByRole("button", { name: "Check (keeps nothing)" }).click();
      await heading("What would noted.csv do?");
      await page.getByRole("heading", { name: "What the import would do" }).waitFor();
      expect(await page.getByText("Line 5 is a total and left out: Summe · 30.").count()).toBe(1);
      expect(await page.getByText("new: 2 leads", { exact: true }).count()).toBe(1);
    });

    test("a workbook is read where its columns are known; what cannot be taken in says what to do on the page", async () => {
      await page.goto("/imports");
      await ready();
      await send("zwei.xlsx", workbook);
      await heading("Do the columns of zwei.xlsx mean this?");
      await page
        .getByText('The sheet "Bericht" has no column that is known; "März" has, and is read.')
        .waitFor();
      expect(await becomes("Firma").inputValue()).toBe("lead.company");
      await page.getByRole("link", { name: "Read another sheet" }).click();
      await heading("How is zwei.xlsx read?");
      await ready();
      await page.getByLabel("Sheet", { exact: true }).selectOption("Bericht");
      await page.getByRole("button", { name: "Read it so, and go on to the columns" }).click();
      await heading("Do the columns of zwei.xlsx mean this?");
      await ready();
      await page.getByRole("button", { name: "Check (keeps nothing)" }).click();
      await page
        .getByText(
          "Nothing in this file is known to belong to leads. Go back to its columns and say which is which.",
        )
        .waitFor();
    });

    test("the history holds both, and nothing was complained of", async () => {
      await page.goto("/imports");
      expect(await page.getByRole("row", { name: /leads\.csv.*leads.*3.*2.*0.*1.*done/s }).count()).toBe(1);
      expect(await page.getByRole("row", { name: /deals\.csv.*deals.*1.*1.*0.*0.*done/s }).count()).toBe(1);
      expect(troubles).toEqual([]);
      expect(server.complaints()).toBe("");
    });
  },
);

test.skipIf(!browser)("a file dropped on the frame is the file that is sent", async () => {
  const database = await testDatabase();
  const server = await startServer({ databaseUrl: database.url, env: { PLACKET_DATA: dataDirectory } });
  const page = await (browser as Browser).newPage();
  await page.goto(`${server.url}/imports`);
  await hydrated(page);
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return transfer;
  }, leads);
  await page.locator('div:has(> input[type="file"])').dispatchEvent("drop", { dataTransfer: dropped });
  await page.getByRole("button", { name: "Upload and check the columns" }).click();
  await page.getByRole("heading", { level: 1, name: /dropped\.csv/ }).waitFor();
  await page.close();
  await server.stop();
  await database.close();
});
