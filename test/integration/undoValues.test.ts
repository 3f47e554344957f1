// Does every value that an import overwrote come back as it was, and every lead to its account?
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { withOrganization } from "../../db/connection";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const rowsOf = (table: "lead" | "deal") =>
  withOrganization(database.db, database.organizationId, async (db) => {
    const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(t) as row from ${sql.table(
      table,
    )} t order by line`.execute(db);
    return rows.map(({ row }) => row);
  });
const back = (importId: number | null) =>
  undo(database.db, { organizationId: database.organizationId, importId: importId ?? 0 });

/** The columns in which the rows differ. */
function different(before: Record<string, unknown>[], after: Record<string, unknown>[]): string[] {
  const names = Object.keys(before[0] ?? {});
  return names.filter((name) => before.some((row, at) => row[name] !== after[at]?.[name]));
}

const leadColumns = {
  ...{ "lead.vendor_lead_id": "Id", "lead.company": "Company", "lead.person": "Person" },
  ...{ "lead.title": "Title", "lead.email": "Email", "lead.phone": "Phone", "lead.mobile": "Mobile" },
  ...{ "lead.website": "Website", "lead.street": "Street", "lead.city": "City", "lead.region": "Region" },
  ...{ "lead.postal_code": "Zip", "lead.country": "Country", "lead.seats": "Seats" },
  ...{ "lead.industry": "Industry", "lead.purchase_unit": "Unit", "lead.cost": "Price" },
  ...{ "lead.purchased_on": "Bought", "lead.delivered_at": "Delivered", "lead.note": "Note" },
};
const leadCells = [
  ...["A", "Acme Dental", "Ann Lee", "Owner", "ann@acme.example", "212-555-0100", "212-555-0101"],
  ...["acme.example", "1 High Street", "Albany", "NY", "12201", "US", "12", "Health", "lead", "10.50"],
  ...["2026-01-10", "2026-01-10 09:30:15", 'said "call me"\nand {"more": null}'],
];
const otherCells = [
  ...["A", "Birch Law", "Bo Lee", "Partner", "bo@birch.example", "212-555-0200", "212-555-0201"],
  ...["birch.example", "2 Low Street", "Boston", "MA", "02101", "CA", "7", "Law", "set", "11.75"],
  ...["2026-02-11", "2026-02-11 10:00:00", "other"],
];
/** Its blanks are filled: null comes back too. */
const bare = ["B", "Cedar Clinic", ...Array.from({ length: 18 }, () => null)];
const filled = ["B", "Cedar Clinic", ...otherCells.slice(2)];

it("each field of a lead, whatever its type, filled or blank before", async () => {
  const request = {
    ...{ vendor: "Northwind", list: "March", onConflict: "overwrite" as const },
    mapping: { kind: "leads", columns: leadColumns },
  };
  const header = Object.values(leadColumns);
  await importText(database, csv(header, [leadCells, bare]), request);
  const before = await rowsOf("lead");
  const { importId, changed } = await importText(database, csv(header, [otherCells, filled]), request);
  expect(changed).toBe(2);
  const given = Object.keys(leadColumns).map((field) => field.slice("lead.".length));
  const stored = given.map((name) => (name === "cost" ? "price_minor" : name));
  expect(different(before, await rowsOf("lead"))).toEqual(
    expect.arrayContaining([
      ...stored.filter((name) => name !== "vendor_lead_id"),
      ...["price_currency", "purchased_from", "account_id", "email_key", "phone_key", "domain_key"],
      ...["company_key", "city_key", "person_key"],
    ]),
  );
  const { counts } = await back(importId);
  expect(counts.restored).toBe(2);
  expect(await rowsOf("lead")).toEqual(before);
});

it("each field of a deal, to the fraction of its margin", async () => {
  const columns = {
    ...{ "deal.deal_id": "Id", "deal.company": "Company", "deal.email": "Email", "deal.status": "Status" },
    ...{ "deal.opened_on": "Opened", "deal.won_on": "Won", "deal.mrr": "MRR", "deal.months": "Months" },
    ...{ "deal.margin": "Margin", "deal.owner": "Owner" },
  };
  const request = { onConflict: "overwrite" as const, mapping: { kind: "deals", columns } };
  const header = Object.values(columns);
  const rows = (cells: (string | null)[]) => csv(header, [cells]);
  await importText(
    database,
    rows([
      "D",
      "Acme Dental",
      "ann@acme.example",
      "open",
      "2026-01-20",
      null,
      "500.00",
      "12",
      "0.345",
      "Kim",
    ]),
    request,
  );
  const before = await rowsOf("deal");
  const { importId, changed } = await importText(
    database,
    rows([
      ...["D", "Birch Law", "bo@birch.example", "won", "2026-01-21", "2026-03-01"],
      ...["650.00", "36", "0.4", "Lou"],
    ]),
    request,
  );
  expect(changed).toBe(1);
  await back(importId);
  expect(await rowsOf("deal")).toEqual(before);
});

it("a lead to its account of before, where others are; where nobody is, to that in which its keys are found now", async () => {
  const columns = { "lead.vendor_lead_id": "Id", "lead.company": "Company", "lead.email": "Email" };
  const take = (list: string, rows: (string | null)[][]) =>
    importText(database, csv(Object.values(columns), rows), {
      ...{ vendor: "Accounts", list, onConflict: "overwrite" as const },
      mapping: { kind: "leads", columns },
    });
  const accounts = async () => {
    const { rows } = await withOrganization(database.db, database.organizationId, (db) =>
      sql<{ id: string; account: number }>`
      select vendor_lead_id as id, account_id as account from lead join vendor using (vendor_id) where vendor.name = 'Accounts'`.execute(
        db,
      ),
    );
    return Object.fromEntries(rows.map(({ id, account }) => [id, account]));
  };
  await take("One", [
    ["shared", "Dogwood", "a@dogwood.example"],
    ["stays", "Dogwood", "b@dogwood.example"],
    ["alone", "Elm", "a@elm.example"],
    ["last", "Fir", "a@fir.example"],
  ]);
  const before = await accounts();
  const { importId } = await take("One", [
    ["shared", "Gum", "a@gum.example"],
    ["alone", "Gum", "b@gum.example"],
    ["last", "Hazel", "a@hazel.example"],
  ]);
  const between = await accounts();
  expect(between.alone).toBe(between.shared);
  await take("Two", [["comer", "Elm", "c@elm.example"]]);
  await back(importId);
  const after = await accounts();
  expect(after.shared).toBe(before.stays);
  expect(after.alone).toBe(after.comer);
  expect(after.last).toBe(before.last);
});
