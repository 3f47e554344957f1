// What does a row change in a lead that is here already, by the rule of its column?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stallsReport } from "../../app/reports/stallsReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const header = ["Lead ID", "Company", "Email", "Phone", "Mobile", "Website", "Price", "Bought"];
const columns = {
  ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company", "lead.email": "Email" },
  ...{ "lead.phone": "Phone", "lead.mobile": "Mobile", "lead.website": "Website" },
  ...{ "lead.cost": "Price", "lead.purchased_on": "Bought" },
};
type Row = (string | null)[];
let lists = 0;
const take = (
  list: string,
  rows: Row[],
  more: Parameters<typeof importText>[2] & { conflicts?: object } = {},
) => {
  const { conflicts = {}, ...rest } = more;
  const mapping = { kind: "leads", columns, conflicts };
  return importText(database, csv(header, rows), { vendor: "Northwind", list, mapping, ...rest });
};
const read = async <T>(query: string) => (await inside((db) => sql.raw<T>(query).execute(db))).rows;
const leadsOf = (list: string, fields: string) =>
  read(
    `select ${fields} from lead where list_id in (select list_id from list where name = '${list}') order by vendor_lead_id`,
  );

describe("a row about a lead that is here", () => {
  const before: Row = [
    "A",
    "Acme Dental",
    "ann@acme.example",
    null,
    null,
    "acme.example",
    "10.00",
    "2026-01-10",
  ];
  it.each<[why: string, conflicts: object, after: Row, changed: object | undefined]>([
    [
      "no rule leaves the lead as it is",
      {},
      ["A", "Other", "x@y.example", "212-555-0100", null, null, "9.00", null],
      undefined,
    ],
    [
      "overwrite takes the row's value",
      { "lead.company": "overwrite" },
      ["A", "Other", "x@y.example", null, null, null, null, null],
      { company: "Other" },
    ],
    [
      "an empty cell never overwrites",
      { "lead.company": "overwrite" },
      ["A", null, null, null, null, null, null, null],
      undefined,
    ],
    [
      "the same value changes nothing",
      { "lead.company": "overwrite" },
      ["A", "Acme Dental", null, null, null, null, null, null],
      undefined,
    ],
    [
      "a blank is filled",
      { "lead.phone": "fill blanks only" },
      ["A", null, null, "212-555-0100", null, null, null, null],
      { phone: "+12125550100", phone_key: "+12125550100" },
    ],
    [
      "what is not blank is not filled",
      { "lead.email": "fill blanks only" },
      ["A", null, "x@y.example", null, null, null, null, null],
      undefined,
    ],
    [
      "never says so",
      { "lead.email": "never" },
      ["A", null, "x@y.example", null, null, null, null, null],
      undefined,
    ],
    [
      "the domain of a new e-mail gives way to the website that stays",
      { "lead.email": "overwrite" },
      ["A", null, "x@y.example", null, null, null, null, null],
      { email: "x@y.example", email_key: "x@y.example" },
    ],
    [
      "a new website is recognised by",
      { "lead.website": "overwrite" },
      ["A", null, null, null, null, "www.beta.example", null, null],
      { website: "www.beta.example", domain_key: "beta.example" },
    ],
    [
      "a mobile is a key where no phone is",
      { "lead.mobile": "fill blanks only" },
      ["A", null, null, null, "212-555-0111", null, null, null],
      { mobile: "+12125550111", phone_key: "+12125550111" },
    ],
    [
      "a price comes with its currency",
      { "lead.cost": "overwrite" },
      ["A", null, null, null, null, null, "12.50", null],
      { price_minor: 1250 },
    ],
    [
      "a date the row says is the row's",
      { "lead.purchased_on": "overwrite" },
      ["A", null, null, null, null, null, null, "2026-02-01"],
      { purchased_on: "2026-02-01" },
    ],
  ])("%s", async (_, conflicts, after, changed) => {
    const list = `One ${lists++}`;
    await take(list, [before]);
    const fields =
      "company, email, phone, mobile, website, price_minor, price_currency, purchased_on, purchased_from, email_key, phone_key, domain_key";
    const [was] = await leadsOf(list, fields);
    const result = await take(list, [after], { conflicts });
    expect(result).toMatchObject({
      rows: 1,
      accepted: changed ? 1 : 0,
      changed: changed ? 1 : 0,
      alreadyHere: changed ? 0 : 1,
    });
    expect(await leadsOf(list, fields)).toEqual([{ ...(was as object), ...changed }]);
  });

  it("is settled by the first row that names the lead; those after it repeat it", async () => {
    await take("Repeats", [["A", "First", null, null, null, null, null, null]]);
    const rows = ["Second", "Third"].map((name) => ["A", name, null, null, null, null, null, null]);
    const result = await take("Repeats", rows, { conflicts: { "lead.company": "overwrite" } });
    expect(result).toMatchObject({ accepted: 1, changed: 1, alreadyHere: 1, tally: { repeated: 1 } });
    expect(await leadsOf("Repeats", "company")).toEqual([{ company: "Second" }]);
  });

  it("changes only by the rules of its mapping where all fields are given one", async () => {
    await take("All", [before]);
    const after: Row = ["A", "Other", "x@y.example", null, null, null, "11.00", null];
    await take("All", [after], { conflicts: { "lead.email": "never" }, onConflict: "overwrite" });
    expect(await leadsOf("All", "company, email, price_minor")).toEqual([
      { company: "Other", email: "ann@acme.example", price_minor: 1100 },
    ]);
  });

  it("takes its account, duplicates, links and prices with it", async () => {
    const old: Row = ["M1", "Mole Dental", "m@mole.example", null, null, null, "10.00", "2026-03-01"];
    await take("Elder", [["E1", "Nest Law", "n@nest.example", null, null, null, "10.00", "2026-02-01"]]);
    await take("Mover", [old, ["M2", "Kept", "k@kept.example", null, null, null, "10.00", "2026-03-01"]], {
      cost: { minor: 10_000, currency: "USD" },
    });
    await importText(
      database,
      csv(
        ["Deal", "Email", "Status", "Opened", "Won", "Amount"],
        [["DM", "n@nest.example", "won", "2026-03-10", "2026-03-20", "500"]],
      ),
      {
        mapping: {
          kind: "deals",
          columns: {
            ...{ "deal.deal_id": "Deal", "deal.email": "Email", "deal.status": "Status" },
            ...{ "deal.opened_on": "Opened", "deal.won_on": "Won", "deal.amount": "Amount" },
          },
        },
      },
    );
    const moved: Row = ["M1", "Nest Law", "office@nest.example", null, null, null, "30.00", "2026-01-05"];
    await take("Mover", [moved], { onConflict: "overwrite" });
    const state = `vendor_lead_id, exists (select from duplicate d where d.lead_id = lead.lead_id) as duplicate, outcome, cost_minor, first_win`;
    const of = `from lead join lead_progress using (lead_id) where vendor_lead_id in ('E1', 'M1', 'M2') order by 1`;
    const derived = await read(`select ${state} ${of}`);
    expect(derived).toEqual([
      { vendor_lead_id: "E1", duplicate: true, outcome: "open", cost_minor: 1000, first_win: false },
      { vendor_lead_id: "M1", duplicate: false, outcome: "won", cost_minor: 7500, first_win: true },
      { vendor_lead_id: "M2", duplicate: false, outcome: "open", cost_minor: 2500, first_win: false },
    ]);
    const board = await inside((db) => stallsReport(db, {}));
    await inside(rebuildProgress);
    expect(await inside((db) => stallsReport(db, {}))).toEqual(board);
    expect(await read(`select ${state} ${of}`)).toEqual(derived);
  });

  it("is settled by the rules that were given once, in the vendor's next file with this header", async () => {
    const file = (name: string) => csv(["Nr", "Firm"], [["R1", name]]);
    const mapping = {
      kind: "leads",
      columns: { "lead.vendor_lead_id": "Nr", "lead.company": "Firm" },
      conflicts: { "lead.company": "overwrite" },
    };
    const more = { vendor: "Ruler", list: "Ruled" };
    await importText(database, file("First"), { ...more, mapping });
    expect(await importText(database, file("Second"), more)).toMatchObject({ remembered: true, changed: 1 });
    expect(await importText(database, file("Third"), { ...more, onConflict: "never" })).toMatchObject({
      changed: 0,
      mapping: { conflicts: { "lead.company": "never" } },
    });
  });
});
