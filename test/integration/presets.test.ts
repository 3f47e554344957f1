// Does each export that is known become what it says, through the real importer?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { presets } from "../../app/intake/presets";
import { presetDealCases } from "../fixtures/presetDealCases";
import { presetLeadCases } from "../fixtures/presetLeadCases";
import { presetTouchCases } from "../fixtures/presetTouchCases";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";
import type { PresetCase } from "../support/presetCase";
import { take } from "../unit/intake/taking";

const cases = [...presetLeadCases, ...presetDealCases, ...presetTouchCases];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  // The leads and the deal that touches and stages are about.
  const leads = csv(
    ["Lead ID", "Company", "Contact", "Email", "Phone", "Purchased On"],
    [
      ["L-1", "Larch Dental", "Ann Larch", "ann@larch.example", "614-555-0123", "2026-01-05"],
      ["L-2", "Elm Legal", "Eli Elm", "eli@elm.example", "614-555-0124", "2026-01-05"],
    ],
  );
  await importText(database, leads, { vendor: "Northwind", list: "January", kind: "leads" });
  await importText(database, csv(["Deal ID", "Lead ID", "Stage"], [["006-1", "L-1", "open"]]), {
    kind: "deals",
  });
});
afterAll(() => database.close());

function fileOf({ header, rows }: PresetCase): string {
  const names = header.split(",");
  const strangers = rows.flatMap((row) => Object.keys(row).filter((name) => !names.includes(name)));
  expect(strangers).toEqual([]);
  return csv(
    names,
    rows.map((row) => names.map((name) => row[name])),
  );
}

describe("a file", () => {
  it.each(cases.map((one) => [one.preset, one.columns, one] as const))("of %s", async (id, columns, one) => {
    const file = fileOf(one);
    const { inspection, rows } = await take(file);
    const meant = Object.entries(inspection.mapping.columns).map(([target, names]) => [
      target,
      [names].flat().join("+"),
    ]);
    expect({
      preset: inspection.preset?.id,
      kind: inspection.kind,
      columns: Object.fromEntries(meant),
    }).toEqual({
      preset: id,
      kind: one.kind,
      columns,
    });
    expect(rows[0]).toMatchObject(one.first);
    const result = await importText(database, file);
    expect(result).toMatchObject({ preset: { id }, rows: one.rows.length, rejected: one.rejected });
    const made = Object.entries(result.made).filter(([, count]) => count > 0);
    expect(Object.fromEntries(made)).toMatchObject(one.made);
  });

  it("of every product that can be recognised is among them", () => {
    const tested = new Set(cases.map(({ preset }) => preset));
    expect(presets.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
  });
});

describe("a preset", () => {
  const [deals] = presetDealCases;
  const file = () => (deals ? fileOf(deals) : "");

  it("can be turned down: then the names of the columns decide alone", async () => {
    const result = await importText(database, file(), { preset: "none", dryRun: true });
    expect(result).toMatchObject({ preset: null, kind: "deals", rejected: 0 });
  });

  it("can be another than the one recognised", async () => {
    const { inspection } = await take(file(), { preset: "zoho-deals" });
    expect(inspection).toMatchObject({
      preset: { id: "zoho-deals" },
      mapping: { columns: { "deal.amount": "Amount" } },
    });
  });

  it.each([
    ["hubspot-deal", undefined, 'There is no preset "hubspot-deal". Did you mean "hubspot-deals"?'],
    [
      "hubspot-deals",
      "leads" as const,
      "The preset hubspot-deals is one of deals, and the kind said is leads. Leave one of the two out.",
    ],
  ])("named %s for a file of %s is refused", async (preset, kind, sentence) => {
    await expect(importText(database, file(), { preset, ...(kind ? { kind } : {}) })).rejects.toThrow(
      sentence,
    );
  });

  it("of another kind than the one said is not believed", async () => {
    const { inspection } = await take(file(), { kind: "leads" });
    expect(inspection).toMatchObject({ preset: null, kind: "leads" });
  });

  it("loses a column of which the values are something else", async () => {
    const rows = ["Ann", "Bo", "Cy"].map((name, at) => [
      String(at),
      name,
      "Closed won",
      "Larch",
      "2026-03-04",
    ]);
    const { inspection } = await take(
      csv(["Record ID", "Deal Name", "Deal Stage", "Amount", "Close Date"], rows),
    );
    expect(inspection.mapping.columns["deal.amount"]).toBeUndefined();
  });
});
