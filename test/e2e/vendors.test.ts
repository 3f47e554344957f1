// Can a person compare vendors, open what is behind a number, and print one sheet about one: with scripts and without?
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { axeFaults } from "../support/axeFaults";
import { findBrowser, hydrated } from "../support/browser";
import { sampleSite } from "../support/sampleSite";

const browser = await findBrowser();
const asOf = "as-of=2026-10-31";
const site = sampleSite(browser);
const { open } = site;

const desk = { width: 1280, colorScheme: "light", javaScriptEnabled: true } as const;
const looks = [
  desk,
  { width: 390, colorScheme: "dark", javaScriptEnabled: true },
  { width: 390, colorScheme: "light", javaScriptEnabled: false },
] as const;

describe.skipIf(!browser)("vendors in a browser", () => {
  test.each(looks)("compare at $width px, $colorScheme, JavaScript: $javaScriptEnabled", async (how) => {
    const page = await open(`/vendors?${asOf}`, how);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toMatch(/close/);
    expect(await page.getByText("In one unit, an appointment held costs").innerText()).toContain(
      "Dialmoor $421",
    );
    expect(await page.locator("table").count()).toBe(3);
    expect(await width(page)).toBeLessThanOrEqual(how.width);
    await page.locator("tbody th a", { hasText: "Dialmoor" }).first().click();
    await page.getByRole("heading", { level: 1, name: /^Dialmoor: \$61,060 spent, 15 won/ }).waitFor();
    expect(await page.getByText(/% probably win within 180 days/).count()).toBe(1);
    expect(await width(page)).toBeLessThanOrEqual(how.width);
    await page.getByRole("link", { name: "Scorecard to print" }).click();
    await page.getByRole("heading", { level: 1, name: "Dialmoor", exact: true }).waitFor();
    expect(await page.getByRole("navigation").count()).toBe(0);
    expect(await width(page)).toBeLessThanOrEqual(how.width);
    await page.context().close();
  });

  test.each(["/vendors", "/vendors/ID", "/vendors/ID/scorecard", "/settings", "/charges"])(
    "%s has no accessibility fault that a machine can find",
    async (path) => {
      const id = await vendorNumber("Lanternway");
      for (const how of looks.slice(0, 2)) {
        const page = await open(`${path.replace("ID", id)}?${asOf}`, how);
        await hydrated(page);
        expect(await axeFaults(page)).toEqual([]);
        await page.context().close();
      }
    },
    90_000,
  );

  test("a number opens exactly its leads, and back leads back", async () => {
    const page = await open(`/vendors?${asOf}`, desk);
    const row = page.locator("table").first().locator("tr", { hasText: "Dialmoor" });
    const held = row.locator('a[href*="step-state=passed"]').last();
    const count = await held.innerText();
    await held.click();
    await page.getByRole("heading", { level: 1, name: `${count} leads` }).waitFor();
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe("/vendors");
    await page.context().close();
  });

  test("two vendors are held against each other and the tables sorted by plain links and forms", async () => {
    const page = await open(`/vendors?${asOf}`, { ...desk, javaScriptEnabled: false });
    await page.getByLabel("One vendor").selectOption({ label: "Dialmoor" });
    await page.getByLabel("The other").selectOption({ label: "Quillhall Appointments" });
    await page.getByRole("button", { name: "Compare" }).click();
    await page.waitForURL(/a=\d+&b=\d+/);
    expect(await page.locator("#pair").innerText()).toMatch(
      /^Cannot tell yet: .* needed if both keep their rates/,
    );
    await page.getByRole("link", { name: "Cost per held" }).click();
    await page.waitForURL(/sort=held/);
    expect(page.url()).toMatch(/a=\d+&b=\d+/);
    expect(await page.locator("table").first().locator("tbody th a").first().innerText()).toBe("Dialmoor");
    await page.context().close();
  });

  test.each([desk, { width: 390, colorScheme: "dark", javaScriptEnabled: false }] as const)(
    "the revenue basis and own sales cost are set and then named, at $width px, JavaScript: $javaScriptEnabled",
    async (how) => {
      const page = await open("/settings", how);
      await page.getByLabel("Revenue basis").selectOption("ltv");
      await page.getByLabel("For each account won").fill("250");
      const save = page.locator("form", { has: page.getByLabel("Revenue basis") }).getByRole("button");
      await save.click();
      await page.getByText("A lifetime is 1 ÷ monthly churn").waitFor();
      expect(await page.getByLabel("For each account won").inputValue()).toBe("250");
      await page.getByLabel("Monthly churn").fill("2,5");
      await save.click();
      await page.locator('input[name="own-won"][value="250.00"]').waitFor();
      expect(await width(page)).toBeLessThanOrEqual(how.width);
      await page.goto(`${site.server.url}/vendors?${asOf}`);
      expect(await page.locator("main").innerText()).toContain("Revenue basis: lifetime (LTV)");
      expect(await page.locator("main").innerText()).toContain(
        "own sales cost: $250.00 for each account won.",
      );
      await page.goto(`${site.server.url}/settings`);
      await page.getByLabel("Revenue basis").selectOption("contract");
      await page.getByLabel("Monthly churn").fill("");
      await page.getByLabel("For each account won").fill("");
      await save.click();
      await page.locator('input[name="own-won"][value=""]').waitFor();
      await page.context().close();
    },
    60_000,
  );

  test.each([desk, { width: 390, colorScheme: "dark", javaScriptEnabled: false }] as const)(
    "a charge is deleted, stands there as deleted and is taken back, at $width px, JavaScript: $javaScriptEnabled",
    async (how) => {
      const page = await open("/charges", how);
      const title = await page.getByRole("heading", { level: 1 }).innerText();
      await page.locator("tbody th a").first().click();
      await page.getByRole("link", { name: "Delete this charge…" }).click();
      await page.getByRole("heading", { name: "Delete this charge?" }).waitFor();
      await page.getByLabel("Your name").fill("Ann Roe");
      await page.getByRole("button", { name: "Delete it" }).click();
      await page.getByRole("heading", { name: "Deleted by hand" }).waitFor();
      expect(await page.locator("main").innerText()).toContain("Ann Roe");
      expect(await page.getByRole("heading", { level: 1 }).innerText()).not.toBe(title);
      expect(await width(page)).toBeLessThanOrEqual(how.width);
      if (how.javaScriptEnabled) expect(await axeFaults(page)).toEqual([]);
      await page.getByRole("button", { name: /^Take back the charge of/ }).click();
      await page.getByText("Taken back: what each lead cost is worked out anew").waitFor();
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(title);
      await page.context().close();
    },
    60_000,
  );

  test.each(["A4", "Letter"])("the scorecard is one sheet of %s", async (format) => {
    const page = await open(`/vendors/${await vendorNumber("Lanternway")}/scorecard?${asOf}`, looks[1]);
    const pdf = (await page.pdf({ format })).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.context().close();
  });

  test("a vendor that does not exist is not found", async () => {
    const page = await open("/vendors/999999", desk);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("There is nothing here");
    await page.context().close();
  });
});

async function vendorNumber(name: string): Promise<string> {
  const page = await open("/vendors", { ...desk, javaScriptEnabled: false });
  const href = await page.locator("tbody th a", { hasText: name }).first().getAttribute("href");
  await page.context().close();
  return /\/vendors\/(\d+)/.exec(href ?? "")?.[1] ?? "";
}

function width(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
