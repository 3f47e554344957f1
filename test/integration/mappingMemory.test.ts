// Is a vendor's next file with the same header mapped as its last one was?
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const header = ["Nr", "Firm", "Kontakt", "Preis"];
const mapping = {
  kind: "leads",
  columns: {
    "lead.vendor_lead_id": "Nr",
    "lead.company": "Firm",
    "lead.email": "Kontakt",
    "lead.cost": "Preis",
  },
  formats: { "lead.cost": { decimal: ",", group: "." } },
};
const rows = (prefix: string) => [[`${prefix}1`, "Acme Dental", `${prefix}@acme-dental.example`, "1.080,50"]];

it("by the columns and formats that were given once", async () => {
  const first = await importText(database, csv(header, rows("a")), { vendor: "Nordwind", mapping });
  expect(first).toMatchObject({ accepted: 1, remembered: false });
  const second = await importText(database, csv(header, rows("b")), { vendor: "nordwind " });
  expect(second).toMatchObject({ accepted: 1, remembered: true, mapping });
});

it("but not another vendor's file, nor one with another header, nor one with a mapping or preset of its own", async () => {
  const asked = { vendor: "Nordwind", kind: "leads" as const, preset: "none", dryRun: true };
  expect(await importText(database, csv(header, rows("f")), asked)).toMatchObject({ remembered: false });
  expect(
    await importText(database, csv(header, rows("c")), { vendor: "Other", kind: "leads" }),
  ).toMatchObject({ remembered: false });
  const wider = csv(
    [...header, "Ort"],
    rows("d").map((row) => [...row, "Berlin"]),
  );
  expect(await importText(database, wider, { vendor: "Nordwind", kind: "leads" })).toMatchObject({
    remembered: false,
  });
  expect(await importText(database, csv(header, rows("e")), { vendor: "Nordwind", mapping })).toMatchObject({
    remembered: false,
  });
});

it("and read as it was said to be, also where no guess finds that header", async () => {
  const text = (prefix: string) =>
    `Our list,of leads,for you\nNr§Firm§Kontakt§Preis\n${prefix}1§Acme, Dental§${prefix}@acme-dental.example§1\n${prefix}2§Oak, Legal§${prefix}@oak.example§1\n`;
  const reading = { delimiter: "§", headerLine: 2 };
  const first = await importText(database, text("r"), { vendor: "Sudwind", mapping, reading });
  expect(first).toMatchObject({ accepted: 2, remembered: false });
  const second = await importText(database, text("s"), { vendor: "Sudwind" });
  expect(second).toMatchObject({ accepted: 2, remembered: true, mapping });
});
