// Does every page fit a phone and a thumb, whatever people typed?
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../app/domain/day";
import { withOrganization } from "../../db/connection";
import { findToday } from "../../db/queries/organization";
import { axeFaults } from "../support/axeFaults";
import { closeBrowser, findBrowser, hydrated } from "../support/browser";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";
import { type RunningServer, startServer } from "../support/server";

const browser = await findBrowser();
const organization = "Blue Heron Information Technology of Ohio";
const word = (letter: string, length = 200) => letter.repeat(length);
const pages = [
  ...["/", "/waste", "/cohorts", "/vendors", "/vendors/1", "/steps", "/magic-closes", "/paid-twice"],
  ...["/circle-back", "/circle-back/reps", "/circle-back/rates", "/before-close", "/placket", "/leads"],
  ...["/leads/1", "/leads/2", "/matches", "/unmatched", "/charges", "/imports", "/imports/1", "/imports/2"],
  ...["/imports/vendors", "/settings", "/settings/steps", "/settings/steps/1", "/settings/issues"],
];
/** Where one stands before a buyer, or between two meetings. */
const forThumbs = [
  ...["/", "/circle-back", "/circle-back/reps", "/before-close", "/placket", "/leads", "/leads/2", "/steps"],
  ...["/magic-closes", "/imports", "/imports/1", "/settings/steps", "/settings/issues"],
];
let database: TestDatabase;
let server: RunningServer;
beforeAll(async () => {
  database = await testDatabase();
  const today = await withOrganization(database.db, database.organizationId, async (db) => {
    await db.updateTable("organization").set({ name: organization }).execute();
    return findToday(db);
  });
  const day = (ago: number) => addDays(today, -ago);
  const typed = [word("W"), word("P"), word("C"), word("N")];
  const leads = csv(
    ["Lead ID", "Company", "Contact", "City", "Note", "Email", "Purchased on", "Cost", "Phone"],
    [
      ["A1", ...typed, `${word("m", 60)}@${word("d", 50)}.example`, day(90), "10.00", ""],
      ["A2", "שלום עולם בע״מ 🚀", ...typed.slice(1), "a2@two.example", day(60), "12.00", "(614) 555-0123"],
      ["A3", ...typed, "a3@three.example", day(30), "9.00", ""],
    ],
  );
  await importText(database, leads, {
    vendor: word("V"),
    list: word("L"),
    fileName: `${word("f", 180)}.csv`,
  });
  const deals = csv(
    ["Deal ID", "Lead ID", "Company", "Stage", "Created", "Close Date", "MRR", "Owner"],
    [
      ["D1", "A1", word("W"), "Closed Won", day(80), day(10), "900", word("O")],
      ["D2", "A2", word("W"), "Open", day(50), "", "900", word("O")],
      ["D3", "", word("Z"), "Closed Won", day(50), day(10), "700", word("O")],
    ],
  );
  await importText(database, deals);
  const signals = csv(
    ["Lead ID", "Step", "Polarity", "Date", "Issue", "Note", "Seen by"],
    [
      ["A1", "Pain agreed", "positive", day(40), "", word("n"), word("S")],
      ["A2", "Proposal agreed", "negative", day(5), "price", word("n"), word("S")],
      ["A3", "Price range accepted", "negative", day(5), "price", word("n"), word("S")],
    ],
  );
  await importText(database, signals);
  server = await startServer({ databaseUrl: database.url });
});
afterAll(async () => {
  await closeBrowser();
  await server?.stop();
  await database?.close();
});

test.skipIf(!browser).each([
  [390, "dark"],
  [1280, "light"],
] as const)("the settings have no fault that axe finds (%s px, %s)", async (width, colorScheme) => {
  const page = await opened(width, colorScheme);
  for (const path of ["/settings/issues", "/settings/steps/1", "/imports/1"]) {
    await page.goto(path);
    await hydrated(page);
    expect({ path, faults: await axeFaults(page) }).toEqual({ path, faults: [] });
  }
  await page.context().close();
});

async function opened(width: number, colorScheme: "light" | "dark" = "light"): Promise<Page> {
  const looks = { baseURL: server.url, viewport: { width, height: 844 }, hasTouch: width < 500 };
  return (await (browser as Browser).newContext({ ...looks, colorScheme, bypassCSP: true })).newPage();
}

describe.skipIf(!browser)("with words of 200 letters", () => {
  test.each([390, 1280])("no page is wider than %i px", async (width) => {
    const page = await opened(width);
    for (const path of pages) {
      const answer = await page.goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect({ path, status: answer?.status(), wide }).toEqual({ path, status: 200, wide: width });
    }
    await page.context().close();
  });
});

test.skipIf(!browser)("on a phone, the name of the organization is not cut short", async () => {
  const page = await opened(390);
  await page.goto("/circle-back");
  const name = page.locator("header").getByText(organization);
  const hidden = await name.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [
    scrollWidth - clientWidth,
    scrollHeight - clientHeight,
  ]);
  expect(hidden).toEqual([0, 0]);
  await page.context().close();
});

test.skipIf(!browser)(
  "on a phone, a tap on a lead's number calls it, and one on its address writes",
  async () => {
    const page = await opened(390);
    await page.goto("/leads/2");
    const call = page.getByRole("link", { name: "Call +16145550123" });
    const [phone, mail] = ["+16145550123", "a2@two.example"].map((name) =>
      page.locator("dd").getByRole("link", { name }),
    );
    expect(await call.getAttribute("href")).toBe("tel:+16145550123");
    expect(await phone?.getAttribute("href")).toBe("tel:+16145550123");
    expect(await mail?.getAttribute("href")).toBe("mailto:a2@two.example");
    await page.goto("/circle-back");
    expect(await page.locator("[href^='tel:']").count()).toBe(1);
    expect(await call.getAttribute("href")).toBe("tel:+16145550123");
    await page.goto("/leads/1");
    expect(await page.locator("[href^='tel:']").count()).toBe(0);
    await page.context().close();
  },
);

test.skipIf(!browser)(
  "on a phone, what one taps is 44 px high, but for links inside a sentence",
  async () => {
    const page = await opened(390);
    for (const path of forThumbs) {
      await page.goto(path);
      expect({ path, low: await page.evaluate(lowTargets) }).toEqual({ path, low: [] });
    }
    await page.context().close();
  },
);

test.skipIf(!browser)("on a phone, a tap on the words of a target hits no other", async () => {
  const page = await opened(390);
  for (const path of [...forThumbs, "/vendors", "/vendors/1", "/waste"]) {
    await page.goto(path);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 390, height });
    expect({ path, wrong: await page.evaluate(wrongTaps) }).toEqual({ path, wrong: [] });
  }
  await page.context().close();
});

test.skipIf(!browser)(
  "on a phone, a number in a sentence takes no more of it than its digits, and is 44 px wide to a finger",
  async () => {
    const page = await opened(390);
    await page.goto("/vendors");
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 390, height });
    const { narrow, spread, missed } = await page.evaluate(shortNumbers);
    expect(narrow).toBeGreaterThan(5);
    expect({ spread, missed }).toEqual({ spread: [], missed: [] });
    await page.context().close();
  },
);

/** In the page: words of a target at which another is hit. The uppermost and lowest fifth of a line are its neighbours' too. */
function wrongTaps(): string[] {
  const taken = "main :is(a[href], button, summary)";
  const within = [
    [0.1, 0.5],
    [0.5, 0.5],
    [0.9, 0.5],
    [0.5, 0.2],
    [0.5, 0.8],
  ] as const;
  return [...document.querySelectorAll(taken)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest(".sr-only, svg, .stacked thead th:not([aria-sort])"))
    .flatMap((element) => {
      const words = document.createRange();
      words.selectNodeContents(element);
      return [...words.getClientRects()]
        .filter(({ width, height }) => width > 1 && height > 1)
        .flatMap(({ left, top, width, height }) =>
          within.map(([x, y]) =>
            document.elementFromPoint(left + x * width, top + y * height)?.closest(taken),
          ),
        )
        .filter((hit) => hit && hit !== element && !hit.contains(element))
        .map((hit) => `${element.textContent?.trim()} hits ${hit?.textContent?.trim()}`);
    });
}

/** In the page: numbers in tables that are narrower than a thumb; those that are drawn wider than their digits, and those that a thumb beside them misses. */
function shortNumbers() {
  const all = [...document.querySelectorAll("td .quiet-link")].map((element) => {
    const words = document.createRange();
    words.selectNodeContents(element);
    return {
      element,
      text: element.textContent,
      box: element.getBoundingClientRect(),
      words: words.getBoundingClientRect(),
    };
  });
  const narrow = all.filter(({ words }) => words.width > 0 && words.width < 40);
  const hits = ({ element, box }: (typeof all)[number], aside: number) => {
    const hit = document.elementFromPoint(box.left + box.width / 2 + aside, box.top + box.height / 2);
    return hit === element || hit?.closest("a, button") != null;
  };
  return {
    narrow: narrow.length,
    spread: narrow.filter(({ box, words }) => box.width - words.width > 1).map(({ text }) => text),
    missed: narrow.filter((one) => !hits(one, -21) || !hits(one, 21)).map(({ text }) => text),
  };
}

/** In the page: what is lower than a thumb. A link beside other words of its line is part of a sentence. */
function lowTargets(): string[] {
  const taken = "main :is(a[href], button, summary, select, textarea, input:not([type=hidden]))";
  const inSentence = (element: Element) =>
    element.matches("p a") &&
    [...(element.parentElement?.childNodes ?? [])].some(
      (node) => node !== element && node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent ?? ""),
    );
  return [...document.querySelectorAll(taken)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.closest(".sr-only, svg") && !inSentence(element))
    .map((element) => {
      const { height, width } = (
        element.matches("[type=checkbox], [type=radio]") ? (element.closest("label") ?? element) : element
      ).getBoundingClientRect();
      return { element, height, width };
    })
    .filter(({ height, width }) => width > 1 && height > 1 && height < 43.5)
    .map(({ element, height }) => `${element.outerHTML.slice(0, 90)} is ${Math.round(height)} px`);
}
