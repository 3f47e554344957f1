// Does a deal find its lead where no key is the same, and is nothing linked, lost or counted twice where it cannot be known?
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { rematch } from "../../app/matching/rematch";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

type Row = (string | null)[];
const leadHeader = ["ID", "Company", "Email", "Phone", "City"];
const dealHeader = ["Deal", "Company", "Email", "Phone", "Status", "Opened", "Won", "Amount"];
const mapping = {
  kind: "deals",
  columns: {
    ...{ "deal.deal_id": "Deal", "deal.company": "Company", "deal.email": "Email", "deal.phone": "Phone" },
    ...{ "deal.status": "Status", "deal.opened_on": "Opened", "deal.won_on": "Won", "deal.amount": "Amount" },
  },
};
const buy = (rows: Row[], purchasedOn = "2026-01-10", list = `List ${purchasedOn}`) =>
  importText(database, csv(leadHeader, rows), { vendor: "Northwind", list, purchasedOn });
const deals = (rows: Row[]) => importText(database, csv(dealHeader, rows), { mapping });
const won = (
  id: string,
  company: string | null,
  more: { email?: string; phone?: string; opened?: string } = {},
): Row => [
  ...[
    id,
    company,
    more.email ?? null,
    more.phone ?? null,
    "won",
    more.opened ?? "2026-02-01",
    "2026-03-01",
    "5000.00",
  ],
];
const inside = <T>(run: Parameters<typeof withOrganization<T>>[2]) =>
  withOrganization(database.db, database.organizationId, run);
const match = (importId?: number | null) =>
  rematch(database.db, { organizationId: database.organizationId, importId: importId ?? undefined });

interface Link {
  deal: string;
  lead: string;
  method: string;
  decision: string;
  share: string | null;
}
const links = () =>
  inside(async (db) => {
    const { rows } = await sql<Link>`select external_id as deal, vendor_lead_id as lead, method, decision,
      case when share_count is not null then share_rank || '/' || share_count end as share
      from match join deal using (deal_id) join lead using (lead_id) order by 1, 2`.execute(db);
    return rows.map(({ deal, lead, method, decision, share }) =>
      [deal, lead, method, decision, share].join(" "),
    );
  });
const states = () =>
  inside(async (db) => {
    const { rows } = await sql<{ line: string }>`select vendor_lead_id || ' ' || outcome as line
      from lead_progress join lead using (lead_id) where outcome <> 'open' order by 1`.execute(db);
    return rows.map(({ line }) => line);
  });
/** Shares of each deal that has one add to 1, and what is maintained is what is rebuilt. */
const holdsTogether = () =>
  inside(async (db) => {
    const { rows } = await sql<{ wrong: number }>`select count(*) as wrong from (
      select deal_id from match where share_count is not null group by deal_id having sum(1.0 / share_count) not between 0.999 and 1.001) as d`.execute(
      db,
    );
    expect(rows[0]?.wrong).toBe(0);
    const all = () => sql`select * from lead_progress order by lead_id`.execute(db).then(({ rows }) => rows);
    const before = await all();
    await rebuildProgress(db);
    expect(await all()).toEqual(before);
  });

const others: Row[] = [
  "Quarry Lane Roofing|Tellwright Tax|Ostrander Freight|Pemberly Hotels|Kestrel Foods|Windham Steel|Larkspur Clinic|Juniper Bank|Harrow Legal",
].flatMap((names) =>
  names.split("|").map((name, n): Row => [`X${n}`, name, `a${n}@x${n}.example`, null, "Boston"]),
);

it("links a deal that has nothing but a company name, mistyped, and says why with weights that sum to the probability", async () => {
  await buy([
    ["A1", "Brightwater Dental Group, Inc.", "ann@brightwater.example", "212-555-0101", "Boston"],
    ...others,
  ]);
  await deals([won("D1", "Brihgtwater Dental")]);
  expect(await links()).toEqual([]);
  expect(await match()).toEqual({ deals: 1, linked: 0, queued: 1, pairs: 1 });
  expect(await links()).toEqual(["D1 A1 likeness queued "]);
  await deals([won("D2", "The Brightwater Dental Group")]);
  expect(await match()).toMatchObject({ deals: 2, linked: 1, queued: 1 });
  expect(await links()).toEqual(["D1 A1 likeness queued ", "D2 A1 likeness linked 1/1"]);
  expect(await states()).toEqual(["A1 won"]);
  const rows = await inside((db) => db.selectFrom("match").select(["probability", "reasons"]).execute());
  for (const { probability, reasons } of rows) {
    const bits = reasons.reduce((sum, reason) => sum + (typeof reason === "string" ? 0 : reason.weight), 0);
    expect(1 / (1 + 2 ** -bits)).toBeCloseTo(probability ?? 0, 2);
  }
  await holdsTogether();
});

it("5,000 leads of one name are nobody's", async () => {
  await buy(Array.from({ length: 5000 }, (_, n): Row => [`A${n}`, "ABC", null, null, null]));
  await deals([won("D1", "ABC"), won("D2", "ABC")]);
  expect(await match()).toEqual({ deals: 2, linked: 0, queued: 0, pairs: 0 });
  expect(await links()).toEqual([]);
  await holdsTogether();
});

it("two companies of one name are put before a person, neither is linked", async () => {
  await buy([
    ["A1", "Summit Ridge Plumbing", "a@srp-one.example", null, "Boston"],
    ["A2", "Summit Ridge Plumbing", "b@srp-two.example", null, "Dallas"],
    ...others,
  ]);
  await deals([won("D1", "Summit Ridge Plumbing LLC")]);
  await match();
  expect(await links()).toEqual(["D1 A1 likeness queued ", "D1 A2 likeness queued "]);
});

it("a phone that several companies have links none of them by itself", async () => {
  const board = (n: number, company: string): Row => [
    `A${n}`,
    company,
    `a@office${n}.example`,
    "212-555-0199",
    "Boston",
  ];
  await buy([board(1, "Alder Freight"), board(2, "Birch Legal"), board(3, "Cedar Tax"), ...others]);
  await deals([won("D1", "Unheard Of Ventures", { email: "z@unheard.example", phone: "212-555-0199" })]);
  await match();
  expect((await links()).filter((link) => link.includes("linked"))).toEqual([]);
  expect(await states()).toEqual([]);
  await holdsTogether();
});

it("a deal of five leads is shared once, and a lead can have two deals", async () => {
  for (const month of [1, 2, 3, 4, 5])
    await buy(
      [[`A${month}`, "Halloway Bridge Surveyors", "jo@halloway.example", null, "Boston"]],
      `2026-0${month}-05`,
    );
  await buy(others, "2026-01-02");
  await deals([
    won("D1", "Halloway Bridge Surveyors", { opened: "2026-03-20" }),
    won("D2", "Haloway Bridge Surveyors", { opened: "2026-04-20" }),
  ]);
  await match();
  const found = await links();
  expect(found.filter((link) => link.startsWith("D1"))).toEqual([
    ...[
      "D1 A1 likeness linked 1/1",
      "D1 A2 likeness linked ",
      "D1 A3 likeness linked ",
      "D1 A4 likeness linked ",
      "D1 A5 likeness linked ",
    ],
  ]);
  expect(found.filter((link) => link.startsWith("D2") && link.endsWith("1/1"))).toEqual([
    "D2 A1 likeness linked 1/1",
  ]);
  expect(await states()).toEqual(["A1 won"]);
  await holdsTogether();
});

it("a deal that opened before the lead was bought is linked without credit, and says so", async () => {
  await buy([["A1", "Brightwater Dental Group", "ann@brightwater.example", null, "Boston"], ...others]);
  await deals([won("D1", "Brightwater Dental Group", { opened: "2025-12-01" })]);
  await match();
  expect(await links()).toEqual(["D1 A1 likeness linked "]);
  const [row] = await inside((db) => db.selectFrom("match").select("reasons").execute());
  expect(row?.reasons).toContain("bought after the deal opened, so no credit");
  expect(await states()).toEqual([]);
});

it("finds the lead when the deals came first, and lets it go when the leads are undone", async () => {
  const first = await deals([won("D1", "Brightwater Dental Group")]);
  expect(await match(first.importId)).toMatchObject({ deals: 1, linked: 0 });
  const leads = await buy([
    ["A1", "Brightwater Dental Group", "ann@brightwater.example", null, "Boston"],
    ...others,
  ]);
  expect(await match(leads.importId)).toMatchObject({ deals: 1, linked: 1 });
  expect(await states()).toEqual(["A1 won"]);
  await undo(database.db, { organizationId: database.organizationId, importId: leads.importId ?? 0 });
  expect(await links()).toEqual([]);
  expect(await match()).toMatchObject({ deals: 1, linked: 0 });
  await holdsTogether();
});

it("matches after an import only what it may concern, and gives a deal that gets its key to the lead it names", async () => {
  await buy([
    ["A1", "Brightwater Dental Group", "ann@brightwater.example", null, "Boston"],
    ["A2", "Calloway Press", "cy@calloway.example", null, "Boston"],
    ...others,
  ]);
  await deals([won("D1", "Brightwater Dental Group")]);
  await match();
  const second = await deals([won("D2", "Kestrel Foods")]);
  expect(await match(second.importId)).toMatchObject({ deals: 1 });
  await deals([won("D1", "Brightwater Dental Group", { email: "cy@calloway.example" })]);
  expect((await links()).filter((link) => link.startsWith("D1"))).toEqual(["D1 A2 email linked 1/1"]);
  expect((await match()).deals).toBe(1);
  await holdsTogether();
});

it("what a person decided outlives imports and matching", async () => {
  await buy([
    ["A1", "Brightwater Dental Group", "ann@brightwater.example", null, "Boston"],
    ["A2", "Calloway Press", "cy@calloway.example", null, "Boston"],
    ...others,
  ]);
  await deals([won("D1", "Brightwater Dental Group"), won("D2", "Calloway Pres")]);
  await match();
  await inside((db) =>
    sql`update match set decision = 'never', decided_by = 'Maria', share_count = null, share_rank = null
    where deal_id = (select deal_id from deal where external_id = 'D1')`.execute(db),
  );
  await inside((db) =>
    sql`update match set decision = 'linked', decided_by = 'Maria'
    where deal_id = (select deal_id from deal where external_id = 'D2')`.execute(db),
  );
  await deals([won("D1", "Brightwater Dental Group", { opened: "2026-02-02" })]);
  await match();
  expect(await links()).toEqual(["D1 A1 likeness never ", "D2 A2 likeness linked 1/1"]);
});

it("one e-mail on 300 leads is one account, which a deal counts for once", async () => {
  await buy(
    Array.from(
      { length: 300 },
      (_, n): Row => [`A${n}`, `Company ${n}`, "desk@listmaker.example", null, null],
    ),
  );
  await deals([won("D1", "Company 7", { email: "desk@listmaker.example" })]);
  await match();
  expect((await links()).filter((link) => link.endsWith("1/1"))).toHaveLength(1);
  expect(await states()).toHaveLength(1);
  await holdsTogether();
});
