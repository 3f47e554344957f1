// Can a person change the row of buttons, seeing before what it does, and read before a meeting what is still open: on a phone, without scripts?
import { describe, expect, test } from "vitest";
import { axeFaults } from "../support/axeFaults";
import { findBrowser, hydrated } from "../support/browser";
import { sampleSite } from "../support/sampleSite";

const browser = await findBrowser();
const site = sampleSite(browser);
const { open } = site;

describe.skipIf(!browser)("the row of buttons on a phone", () => {
  test.each([true, false])(
    "is reordered after a look at what that does, and the history says so (JavaScript: %s)",
    async (javaScriptEnabled) => {
      const page = await open("/settings/steps", { javaScriptEnabled });
      const list = () => page.locator("ol").first().locator("li p:first-of-type a").allInnerTexts();
      const before = await list();
      const second = before[1] as string;
      await page.getByRole("link", { name: `Move ${second} up` }).click();
      await page.getByText("This order is not saved yet").waitFor();
      await page.getByRole("link", { name: "See what it would do" }).click();
      await page.getByRole("heading", { name: "What this change would do" }).waitFor();
      expect(await page.locator("table").count()).toBe(2);
      await page.getByLabel("Your name").fill("Maria");
      await page.getByRole("button", { name: "Change the steps" }).click();
      await page.getByText("The steps are changed").waitFor();
      expect((await list())[0]).toBe(second);
      expect(await page.getByText("Maria").count()).toBeGreaterThan(0);
      await page.context().close();
    },
    60_000,
  );

  test("a name that is taken is said beside its field, with what was typed", async () => {
    const page = await open("/settings/steps", { javaScriptEnabled: false });
    await page.getByRole("link", { name: "Pain agreed", exact: true }).click();
    await page.getByLabel("Name", { exact: true }).fill("proposal agreed");
    await page.getByRole("button", { name: "See what it would do" }).click();
    await page.getByText("There is a step “Proposal agreed” already").waitFor();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("proposal agreed");
    await page.context().close();
  });

  test("before the close it says what is open and what to ask", async () => {
    const page = await open("/before-close?as-of=2026-10-31", { javaScriptEnabled: false });
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(/near the close/);
    expect(await page.getByText("Ask: ").count()).toBeGreaterThan(0);
    const owner = page.getByLabel("Whose");
    await owner.selectOption({ index: 1 });
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/owner=/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.context().close();
  });

  test.each([
    "/settings/steps",
    "/settings/steps/new",
    "/settings/steps/4",
    "/settings/issues",
    "/before-close",
  ])(
    "%s fits the phone, and has no accessibility fault that a machine can find",
    async (path) => {
      const page = await open(path, { javaScriptEnabled: true });
      await hydrated(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect(await axeFaults(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
