// How does a browser test get the sample organization on a running server, and a page of it?
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { closeBrowser } from "./browser";
import { type TestDatabase, testDatabase } from "./database";
import { importSample } from "./importSample";
import { type RunningServer, startServer } from "./server";

export interface SampleSite {
  readonly database: TestDatabase;
  readonly server: RunningServer;
  /** A page in a context of its own, on a phone's screen unless it is said otherwise; close its context. */
  open(path: string, how?: BrowserContextOptions & { width?: number }): Promise<Page>;
}

/** Starts before the file's tests and ends after them. Without a browser nothing is imported, since no test runs. */
export function sampleSite(browser: Browser | undefined): SampleSite {
  let database: TestDatabase | undefined;
  let server: RunningServer | undefined;
  beforeAll(async () => {
    database = await testDatabase();
    if (browser) await importSample(database);
    server = await startServer({ databaseUrl: database.url });
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    await closeBrowser();
    await database?.close();
  });
  return {
    get database() {
      return started(database);
    },
    get server() {
      return started(server);
    },
    async open(path, { width = 390, ...how } = {}) {
      const context = await started(browser).newContext({
        ...{ viewport: { width, height: 844 }, baseURL: started(server).url, bypassCSP: true, ...how },
      });
      const page = await context.newPage();
      await page.goto(path, { waitUntil: "networkidle" });
      return page;
    },
  };
}

function started<T>(part: T | undefined): T {
  if (part === undefined) throw new Error("the site is asked for before its tests begin");
  return part;
}
