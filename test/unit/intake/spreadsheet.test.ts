// Is an Excel workbook read like any other file: days, money, ids and line ends as they stand in its cells?
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inspectFile } from "../../../app/intake/inspect";
import type { IntakeContext } from "../../../app/intake/intakeRow";
import { readRows } from "../../../app/intake/rows";
import { workbookText } from "../../../app/intake/spreadsheet";
import { workbookBytes } from "../../support/workbook";

const directory = mkdtempSync(join(tmpdir(), "placket-workbook-"));
afterAll(() => rmSync(directory, { recursive: true }));

const path = join(directory, "leads.xlsx");
writeFileSync(
  path,
  workbookBytes({
    Notes: [["Nothing here"], ["but words"]],
    Leads: [
      ["Lead ID", "Company", "Email", "Purchased", "Price"],
      ["00501", 'Acme "Dental", Inc.', "ann@acme-dental.example", new Date("2026-01-10T00:00:00Z"), 80.1],
      [6502530000, "Birch & Law", "bo@birch-law.example", new Date("2026-01-11T00:00:00Z"), 79.95],
      [null, "Two\nlines", "cy@two-lines.example", null, null],
    ],
  }),
);

const context: IntakeContext = {
  ...{ kind: "leads", currency: "USD", timeZone: "America/New_York", country: "US", today: "2026-06-01" },
  ...{ steps: [], issues: [], cues: [] },
};

describe("a workbook", () => {
  it("reads as the CSV text of the sheet named", async () => {
    const text = (await listed(workbookText(path, "Leads"))).join("");
    expect(text).toBe(
      'Lead ID,Company,Email,Purchased,Price\r\n00501,"Acme ""Dental"", Inc.",ann@acme-dental.example,2026-01-10,80.1\r\n' +
        '6502530000,Birch & Law,bo@birch-law.example,2026-01-11,79.95\r\n,"Two\nlines",cy@two-lines.example,,\r\n',
    );
  });

  it("reads the first sheet where none is named", async () => {
    expect((await listed(workbookText(path))).join("")).toBe("Nothing here\r\nbut words\r\n");
  });

  it("becomes leads like any file, with days, money and ids as they stand", async () => {
    const inspection = await inspectFile(path, { sheet: "Leads", context });
    expect(inspection).toMatchObject({ encoding: "xlsx", sheet: "Leads", kind: "leads", rows: 3 });
    const rows = (await listed(readRows(path, inspection, context))).flat();
    expect(rows).toMatchObject([
      {
        lead: {
          vendor_lead_id: "00501",
          company: 'Acme "Dental", Inc.',
          purchased_on: "2026-01-10",
          price_minor: 8010,
        },
      },
      { lead: { vendor_lead_id: "6502530000", purchased_on: "2026-01-11", price_minor: 7995 } },
      { lead: { vendor_lead_id: null, purchased_on: null, price_minor: null } },
    ]);
  });

  it("that lacks the sheet names those it has", async () => {
    await expect(inspectFile(path, { sheet: "Deals" })).rejects.toThrow(
      'This workbook has no sheet "Deals". It has "Notes", "Leads".',
    );
  });

  it("that is damaged is one sentence", async () => {
    const broken = join(directory, "broken.xlsx");
    writeFileSync(broken, workbookBytes({ A: [["x"]] }).subarray(0, 400));
    await expect(inspectFile(broken)).rejects.toThrow(/cannot be read .* save it as “CSV UTF-8”/);
  });
});

async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
