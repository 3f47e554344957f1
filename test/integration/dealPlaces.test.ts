// Is where a deal's company sits taken in, compared, told, changed and taken back?
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { rematch } from "../../app/matching/rematch";
import { withOrganization } from "../../db/connection";
import { listQueue } from "../../db/queries/matchPairs";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

type Row = (string | null)[];
const inside = <T>(run: Parameters<typeof withOrganization<T>>[2]) =>
  withOrganization(database.db, database.organizationId, run);
const match = (importId?: number | null) =>
  rematch(database.db, { organizationId: database.organizationId, importId: importId ?? undefined });
const buy = (rows: Row[], list = "January", conflicts = {}) =>
  importText(database, csv(["Lead ID", "Company", "Street", "City", "Zip"], rows), {
    ...{ vendor: "Northwind", list, purchasedOn: "2026-01-10" },
    mapping: {
      kind: "leads",
      columns: {
        ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company", "lead.street": "Street" },
        ...{ "lead.city": "City", "lead.postal_code": "Zip" },
      },
      conflicts,
    },
  });
/** By the columns' names alone. */
const sell = (rows: Row[]) =>
  importText(
    database,
    csv(
      [
        ...["Opportunity ID", "Opportunity Name", "Account Name", "Billing Street", "Billing City"],
        ...["Billing Zip/Postal Code", "Stage", "Created Date"],
      ],
      rows.map(([id, company, street, city, zip]) => [
        ...[id ?? null, "Support", company ?? null, street ?? null, city ?? null, zip ?? null],
        ...["Proposal", "2026-02-01"],
      ]),
    ),
  );
const rows = async (query: string) => {
  const found = await inside((db) => sql.raw<Record<string, unknown>>(query).execute(db));
  return found.rows;
};
const receipts = async () => {
  const found = await rows(
    "select external_id as deal, vendor_lead_id as lead, method, decision, reasons from match join deal using (deal_id) join lead using (lead_id) order by 1, 2",
  );
  return found.map(({ deal, lead, method, decision, reasons }) => ({
    link: `${deal} ${lead} ${method} ${decision}`,
    said: (reasons as (string | { words: string; weight: number })[]).flatMap((reason) =>
      typeof reason === "string" ? [] : `${reason.words} ${reason.weight > 0 ? "for" : "against"}`,
    ),
  }));
};

it("of two companies of one name a deal is the one's that sits where it does, and the receipt says so", async () => {
  await buy([
    ["A1", "Quillfeather Dental", "12 Oak Street", "St. Paul", "55101"],
    ["A2", "Quillfeather Dental", "7 Bay Rd", "Denver", "80202"],
  ]);
  const { importId } = await sell([
    ["D1", "Quilfeather Dental", "12 Oak St.", "Saint Paul, MN", "55101-2020"],
  ]);
  await match(importId);
  const [receipt, ...others] = await receipts();
  expect(others).toEqual([]);
  expect(receipt?.link).toBe("D1 A1 likeness linked");
  expect(receipt?.said).toEqual(
    expect.arrayContaining([
      "same ZIP for",
      "same street and number for",
      "before anything is compared against",
    ]),
  );
});

it("another city speaks against, and both sides stand beside each other in the queue", async () => {
  await buy([["A1", "Quillfeather Dental", "12 Oak Street", "St. Paul", "55101"]]);
  const { importId } = await sell([["D1", "Quilfeather Dental", "7 Bay Rd", "Denver", "80202"]]);
  await inside((db) => sql`update organization set match_link_at = 1, match_queue_at = 0.001`.execute(db));
  await match(importId);
  expect((await receipts())[0]?.said).toEqual(expect.arrayContaining(["another city against"]));
  const [pair] = await inside((db) => listQueue(db, { limit: 1, offset: 0 }));
  expect(pair).toMatchObject({
    deal: { street: "7 Bay Rd", city: "Denver", postal_code: "80202", city_key: "denver" },
    lead: { street: "12 Oak Street", city: "St. Paul", postal_code: "55101", city_key: "saint paul" },
  });
});

it("a company and its city written the same are an exact key, by which the import links", async () => {
  await buy([["A1", "Quillfeather Dental", null, "St. Paul", null]]);
  await sell([["D1", "Quillfeather Dental, LLC", null, "Saint Paul", null]]);
  expect((await receipts()).map(({ link }) => link)).toEqual(["D1 A1 company and city linked"]);
});

it("a later export changes the place and an undo brings it back, links and all", async () => {
  const deal = () => rows("select street, city, postal_code, city_key, account_id from deal");
  await buy([["A1", "Quillfeather Dental", null, "St. Paul", null]]);
  await sell([["D1", "Quillfeather Dental", "1 Oak St", "St. Paul", "55101"]]);
  const [before, links] = [await deal(), await receipts()];
  expect(links).toHaveLength(1);
  const { importId } = await sell([["D1", "Quillfeather Dental", "7 Bay Rd", "Denver", "80202"]]);
  expect(await deal()).toMatchObject([
    { street: "7 Bay Rd", city: "Denver", postal_code: "80202", city_key: "denver" },
  ]);
  expect(await receipts()).toEqual([]);
  expect(await rows("select after from import_change where relation = 'deal'")).toMatchObject([
    { after: { street: "7 Bay Rd", city: "Denver", postal_code: "80202" } },
  ]);
  await undo(database.db, { organizationId: database.organizationId, importId: importId ?? 0 });
  expect(await deal()).toEqual(before);
  expect(await receipts()).toEqual(links);
});

it("an export without places leaves those that are here", async () => {
  await sell([["D1", "Quillfeather Dental", "1 Oak St", "St. Paul", "55101"]]);
  await sell([["D1", "Quillfeather Dental", null, null, null]]);
  expect(await rows("select street, city, city_key, postal_code from deal")).toEqual([
    { street: "1 Oak St", city: "St. Paul", city_key: "saint paul", postal_code: "55101" },
  ]);
});

it("a lead whose ZIP or street a later list corrects is found by the new one", async () => {
  await buy([["A1", "Quillfeather Dental", "9 Elm Ave", null, "99999"]]);
  await match();
  const stale = () => rows("select stale from lead_keys");
  expect(await stale()).toEqual([{ stale: false }]);
  await buy([["A1", "Quillfeather Dental", "9 Elm Ave", null, "55101"]], "January", {
    "lead.postal_code": "overwrite",
  });
  expect(await stale()).toEqual([{ stale: true }]);
});
