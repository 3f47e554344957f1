// Does a file that was taken away from Placket, taken in again, change nothing?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withOrganization } from "../../db/connection";
import { type TestDatabase, testDatabase } from "../support/database";
import { exportText } from "../support/exportText";
import { importSample } from "../support/importSample";
import { csv, importText } from "../support/importText";
import { openMoneyForms } from "../support/moneyForms";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await importSample(database);
  const odd = [
    ["=Cell Co", "", "", "06.03.2026", "Line one\nline two"],
    ["Twin Ltd", "a@twin.example", "+1 (555) 010-2030", "07.03.2026", "-"],
    ["Twin Ltd", "a@twin.example", "+1 (555) 010-2030", "07.03.2026", "-"],
    ["Ünlü GmbH", "", "0049 89 1234567", "", "'quoted"],
  ];
  await importText(database, csv(["Company", "Mail", "Phone", "Bought", "Note"], odd), {
    mapping: {
      kind: "leads",
      columns: {
        ...{ "lead.company": "Company", "lead.email": "Mail", "lead.phone": "Phone" },
        ...{ "lead.purchased_on": "Bought", "lead.note": "Note" },
      },
      formats: { "lead.purchased_on": "dd.MM.yyyy" },
    },
    ...{
      vendor: "Nameless",
      list: "Without ids",
      purchasedOn: "2026-03-05",
      cost: { minor: 10_001, currency: "USD" },
    },
  });
  const deals = [
    ["Twin Ltd", "Gewonnen!", "10.04.2026", "1.250,50 EUR", "42,5 %", "", "1 Oak St", "St. Paul, MN", "6103"],
    ["Twin Ltd", "Gewonnen!", "10.04.2026", "1.250,50 EUR", "42,5 %", "", "1 Oak St", "St. Paul, MN", "6103"],
    ["=Odd & Sons", "Demo soon", "11.04.2026", "", "", "Ann; Bo", "", "=Ulm", ""],
  ];
  const head = ["Firm", "Standing", "Opened", "Monthly", "Margin", "Rep", "Street", "Town", "Zip"];
  await importText(database, csv(head, deals), {
    mapping: {
      kind: "deals",
      columns: {
        ...{
          "deal.company": "Firm",
          "deal.status": "Standing",
          "deal.opened_on": "Opened",
          "deal.mrr": "Monthly",
        },
        ...{ "deal.margin": "Margin", "deal.owner": "Rep" },
        ...{ "deal.street": "Street", "deal.city": "Town", "deal.postal_code": "Zip" },
      },
      values: { "deal.status": { "Gewonnen!": "won", "Demo soon": "open" } },
      formats: {
        "deal.opened_on": "dd.MM.yyyy",
        "deal.mrr": { decimal: ",", group: "." },
        "deal.margin": { decimal: "," },
      },
    },
  });
  const both = [
    ["R-1", "Rowhouse Inc", "Closed Won", "2026-04-01", "900.00", "12"],
    ["R-2", "Rowhouse Two", "Proposal", "", "", ""],
  ];
  const rows = csv(["Lead ID", "Company", "Deal Stage", "Won On", "MRR", "Months"], both);
  const mapping = {
    kind: "leads" as const,
    columns: {
      ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company", "deal.status": "Deal Stage" },
      ...{ "deal.won_on": "Won On", "deal.mrr": "MRR", "deal.months": "Months" },
    },
  };
  const options = { mapping, vendor: "Rows", list: "With deals", purchasedOn: "2026-03-01" };
  expect(await importText(database, rows, options)).toMatchObject({
    accepted: 2,
    made: { leads: 2, deals: 2 },
  });
}, 120_000);
afterAll(() => database.close());

const whole = ({ db, organizationId } = database) =>
  withOrganization(db, organizationId, async (db) => {
    const { rows } = await sql<Record<string, unknown>>`
      select (select jsonb_agg(to_jsonb(l) order by lead_id) from lead l) as leads,
        (select jsonb_agg(to_jsonb(c) order by charge_id) from charge c) as charges,
        (select jsonb_agg(to_jsonb(c) order by credit_id) from credit c) as credits,
        (select jsonb_agg(to_jsonb(d) order by deal_id) from deal d) as deals,
        (select jsonb_agg(to_jsonb(m) order by deal_id, lead_id) from match m) as matches,
        (select jsonb_agg(to_jsonb(c) order by list_id) from list c) as lists`.execute(db);
    return rows[0];
  });

describe("a file taken away and taken in again changes nothing", () => {
  test.each([
    { name: "leads", query: "", why: "all leads" },
    { name: "leads", query: "?q=Twin", why: "two leads without an id that say the same" },
    { name: "leads", query: "?state=stalled&sort=company", why: "some of the leads" },
    { name: "charges", query: "", why: "charges of files" },
    { name: "deals", query: "", why: "deals of files, also those in a lead's own row" },
    { name: "deals", query: "?vendor=1", why: "deals of a vendor's leads" },
  ])("$name: $why", async ({ name, query }) => {
    const text = await exportText(database, name, query);
    const before = await whole();
    const result = await importText(database, text);
    expect(result.questions ?? []).toEqual([]);
    expect(result).toMatchObject({ accepted: 0, changed: 0, rejected: 0, alreadyHere: result.rows });
    expect(result.rows).toBeGreaterThan(0);
    expect(await whole()).toEqual(before);
  });
});

test("nor does one of charges and credits that were entered by hand, also where a credit names several leads", async () => {
  const other = await testDatabase();
  try {
    const forms = await openMoneyForms(other);
    await forms.charge({ place: await forms.list("A1"), basis: "flat", amount: "40" });
    await forms.charge({ place: await forms.list("A1"), basis: "flat", amount: "40" });
    await forms.charge({
      place: await forms.vendor("Bellow"),
      basis: "retainer",
      amount: "90",
      from: "2026-03-01",
      to: "2026-03-31",
    });
    const lead = [await forms.lead("a0"), await forms.lead("a1")];
    await forms.credit({ place: await forms.list("A1"), on: "2026-03-01", amount: "5", lead });
    await forms.credit({ place: await forms.list("A1"), on: "2026-03-02", amount: "3", reason: "=late" });
    expect([(await forms.charges()).length, (await forms.credits()).length]).toEqual([3, 2]);
    const before = await whole(other);
    for (const [name, rows] of [
      ["charges", 3],
      ["credits", 2],
    ] as const) {
      const result = await importText(other, await exportText(other, name));
      expect(result).toMatchObject({ rows, accepted: 0, alreadyHere: rows, rejected: 0 });
    }
    expect(await whole(other)).toEqual(before);
  } finally {
    await other.close();
  }
}, 60_000);
