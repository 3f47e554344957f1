// Are the deals that new leads concern found by kept keys as by a plain look at all of them?
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { blocksOf } from "../../app/matching/blocks";
import { valuesOf } from "../../app/matching/frequencies";
import { concernedDeals, keyDeals } from "../../app/matching/keptDeals";
import { keyLeads } from "../../app/matching/keptLeads";
import { named } from "../../app/matching/nameWords";
import type { Named, Party } from "../../app/matching/party";
import { withOrganization } from "../../db/connection";
import { likenessColumns } from "../../db/queries/likeness";
import { syntheticDeals } from "../../scripts/bench/syntheticDeals";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

const inside = <T>(run: Parameters<typeof withOrganization<T>>[2]) =>
  withOrganization(database.db, database.organizationId, run);
const taken = async (leads: readonly Party[], list: string, conflicts = {}) => {
  const rows = leads.map(({ id, company, phoneKey }) => [`A${id}`, company, phoneKey]);
  const { importId } = await importText(database, csv(["ID", "Company", "Phone"], rows), {
    ...{ vendor: "Northwind", list, purchasedOn: "2026-01-10" },
    mapping: {
      kind: "leads",
      columns: { "lead.vendor_lead_id": "ID", "lead.company": "Company", "lead.phone": "Phone" },
      conflicts,
    },
  });
  return importId ?? 0;
};
const sell = (deals: readonly Party[]) =>
  importText(
    database,
    csv(
      ["Deal", "Company", "Phone", "Status"],
      deals.map(({ id, company, phoneKey }) => [`D${id}`, company, phoneKey, "open"]),
    ),
    {
      mapping: {
        kind: "deals",
        columns: {
          ...{ "deal.deal_id": "Deal", "deal.company": "Company", "deal.phone": "Phone" },
          "deal.status": "Status",
        },
      },
    },
  );
const keyed = async () => {
  await keyLeads(database.db, database.organizationId);
  await keyDeals(database.db, database.organizationId);
};
const parties = (table: "lead" | "deal") =>
  inside(async (db) => {
    const { rows } =
      await sql<Party>`select ${sql.ref(`${table}_id`)} as id, null as "accountId", ${likenessColumns}
      from ${sql.table(table)} order by 1`.execute(db);
    return rows.map(named);
  });
const keysOf = (party: Named) => new Set([...blocksOf(party), ...valuesOf(party)]);

/** Deals with a block that a fresh lead has and at most 60 others. */
async function plainly(fresh: ReadonlySet<number>): Promise<number[]> {
  const leads = await parties("lead");
  const ours = new Set(leads.flatMap((lead) => (fresh.has(lead.id) ? [...keysOf(lead)] : [])));
  const others = new Map<number, number>();
  for (const lead of leads)
    if (!fresh.has(lead.id)) for (const key of keysOf(lead)) others.set(key, (others.get(key) ?? 0) + 1);
  const deals = await parties("deal");
  return deals.flatMap((deal) =>
    blocksOf(deal).some((key) => ours.has(key) && (others.get(key) ?? 0) <= 60) ? [deal.id] : [],
  );
}

it("those of new leads, of changed ones, and none where nothing is shared", async () => {
  const { leads, deals } = syntheticDeals(31, { leads: 420, deals: 150 });
  await taken(leads.slice(0, 400), "January");
  await sell(deals);
  const brought = await taken(leads.slice(400), "February");
  await keyed();
  const fresh = async (importId: number) => {
    const { rows } = await inside((db) =>
      sql<{ id: number }>`select lead_id as id from lead where import_id = ${importId}`.execute(db),
    );
    return new Set(rows.map(({ id }) => id));
  };
  const found = await inside((db) => concernedDeals(db, { importId: brought, changed: [] }));
  expect(found).toEqual(await plainly(await fresh(brought)));
  expect(found?.length).toBeGreaterThan(5);
  expect(found?.length).toBeLessThan(150);

  const [first] = leads;
  if (!first) throw new Error("no leads were invented");
  const changed = await taken([{ ...first, company: deals[7]?.company ?? "" }], "January", {
    "lead.company": "overwrite",
  });
  await keyed();
  const { rows } = await inside((db) =>
    sql<{ id: number }>`select lead_id as id from lead where vendor_lead_id = ${`A${first.id}`}`.execute(db),
  );
  const ids = rows.map(({ id }) => id);
  expect(await inside((db) => concernedDeals(db, { importId: changed, changed: ids }))).toEqual(
    await plainly(new Set(ids)),
  );

  const stranger = { ...first, id: 9000, company: "Zyxwvut Qqqqq", phoneKey: "+13125550000" };
  const strange = await taken([stranger], "March");
  await keyed();
  expect(await inside((db) => concernedDeals(db, { importId: strange, changed: [] }))).toEqual([]);
});

it.each([
  [60, true, "a block of 60 leads was of use before"],
  [61, false, "one of more was not, and is not now"],
])("a word that %i others have concerns: %s, for %s", async (others, concerns) => {
  const [one] = syntheticDeals(33, { leads: 1, deals: 1 }).leads;
  if (!one) throw new Error("nothing was invented");
  const odd = (id: number) => Array.from(String(id), (digit) => "bcdfghjklm"[Number(digit)]).join("");
  const called = (id: number): Party => ({ ...one, id, company: `${odd(id)} Kestrel`, phoneKey: null });
  await taken(
    Array.from({ length: others }, (_, n) => called(1000 + 7 * n)),
    "January",
  );
  await sell([{ ...one, id: 1, company: "Kestrel", phoneKey: null }]);
  const importId = await taken([called(99)], "February");
  await keyed();
  const found = await inside((db) => concernedDeals(db, { importId, changed: [] }));
  expect(found).toHaveLength(concerns ? 1 : 0);
});

it("a deal that a later export renames is found by its new name", async () => {
  const { leads, deals } = syntheticDeals(32, { leads: 2, deals: 3 });
  await sell(deals);
  await keyed();
  const [, deal] = deals;
  const [lead] = leads;
  if (!deal || !lead) throw new Error("nothing was invented");
  await sell([{ ...deal, company: "Brightwater Orchard Dental", phoneKey: null }]);
  const { rows } = await inside((db) => sql`select from deal_keys where stale`.execute(db));
  expect(rows).toHaveLength(1);
  const importId = await taken([{ ...lead, company: "Brightwater Orchard", phoneKey: null }], "January");
  await keyed();
  const { rows: named } = await inside((db) =>
    sql<{ id: number }>`select deal_id as id from deal where external_id = ${`D${deal.id}`}`.execute(db),
  );
  expect(await inside((db) => concernedDeals(db, { importId, changed: [] }))).toEqual(
    named.map(({ id }) => id),
  );
});
