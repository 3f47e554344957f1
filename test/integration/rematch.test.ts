// Does a run after an import find what a plain look at all leads would, and do the kept keys follow every change of a lead?
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { keyLeads } from "../../app/matching/keptLeads";
import { leadsAtHand } from "../../app/matching/leadSource";
import { matchParties } from "../../app/matching/matchParties";
import type { Model } from "../../app/matching/model";
import type { Party } from "../../app/matching/party";
import { rematch } from "../../app/matching/rematch";
import { withOrganization } from "../../db/connection";
import { likenessColumns, listLooseDeals } from "../../db/queries/likeness";
import { findMatchModel } from "../../db/queries/matchModel";
import { findThresholds } from "../../db/queries/matchThresholds";
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
const match = (importId?: number | null) =>
  rematch(database.db, { organizationId: database.organizationId, importId: importId ?? undefined });
const count = async (query: string) => {
  const { rows } = await inside((db) => sql.raw<{ n: number }>(query).execute(db));
  return rows[0]?.n;
};

const leadColumns = {
  ...{ "lead.vendor_lead_id": "ID", "lead.company": "Company", "lead.person": "Person" },
  ...{ "lead.email": "Email", "lead.phone": "Phone", "lead.website": "Website" },
};
const buy = (leads: readonly Party[], list: string, conflicts = {}) =>
  importText(
    database,
    csv(
      ["ID", "Company", "Person", "Email", "Phone", "Website"],
      leads.map((lead) => [
        ...[`A${lead.id}`, lead.company, lead.personKey, lead.emailKey, lead.phoneKey, lead.domainKey],
      ]),
    ),
    {
      ...{ vendor: "Northwind", list, purchasedOn: "2026-01-10" },
      mapping: { kind: "leads", columns: leadColumns, conflicts },
    },
  );
/** Without e-mail and website, so that exact keys link few. */
const sell = (deals: readonly Party[]) =>
  importText(
    database,
    csv(
      ["Deal", "Company", "Person", "Phone", "Status", "Opened"],
      deals.map((deal) => [
        ...[
          `D${deal.id}`,
          deal.company,
          deal.personKey,
          deal.id % 2 ? deal.phoneKey : null,
          "open",
          "2026-02-01",
        ],
      ]),
    ),
    {
      mapping: {
        kind: "deals",
        columns: {
          ...{ "deal.deal_id": "Deal", "deal.company": "Company", "deal.person": "Person" },
          ...{ "deal.phone": "Phone", "deal.status": "Status", "deal.opened_on": "Opened" },
        },
      },
    },
  );

interface Pair {
  deal: number;
  lead: number;
  decision: string;
  probability: number;
}

const found = () =>
  inside(async (db) => {
    const { rows } = await sql<Pair>`select deal_id as deal, lead_id as lead, decision, probability from match
      where method = 'likeness' and reasons->0 <> '"same account as a lead that is like it"' order by 1, 2`.execute(
      db,
    );
    return rows;
  });

/** What all loose deals beside all leads of the database give, by the rates that are kept. */
const expected = () =>
  inside(async (db) => {
    const { rows } =
      await sql<Party>`select lead_id as id, account_id as "accountId", ${likenessColumns} from lead
      where account_id is not null order by lead_id`.execute(db);
    const learned = await findMatchModel<Model>(db);
    const deals = await listLooseDeals(db);
    const plain = await matchParties({
      deals,
      leads: leadsAtHand(rows),
      learned,
      ...(await findThresholds(db)),
    });
    const pairs = plain.found.flatMap(({ dealId, matches }) =>
      matches.map(
        ({ leadId, decision, probability }): Pair => ({ deal: dealId, lead: leadId, decision, probability }),
      ),
    );
    return pairs.sort((a, b) => a.deal - b.deal || a.lead - b.lead);
  });
const decided = (pairs: Pair[]) => pairs.map(({ deal, lead, decision }) => `${deal} ${lead} ${decision}`);

/** Keys made anew are those that are kept. */
async function keysHold(): Promise<void> {
  const kept = () =>
    inside(async (db) => {
      const { rows } =
        await sql`select import_id, part, leads, stale, md5(keys) as keys from lead_keys where leads > 0 order by 1, 2`.execute(
          db,
        );
      return rows;
    });
  await keyLeads(database.db, database.organizationId);
  const before = await kept();
  await inside((db) => sql`delete from lead_keys`.execute(db));
  await keyLeads(database.db, database.organizationId);
  expect(await kept()).toEqual(before);
}

it.each([21, 22])(
  "an import of deals, then one of leads, give what a look at everything gives (seed %d)",
  async (seed) => {
    const { leads, deals } = syntheticDeals(seed, { leads: 500, deals: 220 });
    await buy(leads.slice(0, 440), "January");
    await sell(deals.slice(0, 180));
    expect((await match()).linked).toBeGreaterThan(50);
    expect(await found()).toEqual(await expected());

    const sold = await sell(deals.slice(180));
    const after = await match(sold.importId);
    expect(after.deals).toBeGreaterThan(10);
    expect(after.deals).toBeLessThanOrEqual(40);
    expect(await found()).toEqual(await expected());

    const before = await found();
    const bought = await buy(leads.slice(440), "February");
    const loose = await count("select count(*) as n from deal where own_lead_id is null");
    const later = await match(bought.importId);
    expect(later.deals).toBeGreaterThan(5);
    expect(later.deals).toBeLessThan(loose ?? 0);
    expect(decided(await found())).toEqual(decided(await expected()));
    expect(decided(await found())).not.toEqual(decided(before));
    await keysHold();
  },
);

it("learns anew, of all deals, where deals or leads have grown by a quarter, and only then", async () => {
  const { leads, deals } = syntheticDeals(5, { leads: 300, deals: 200 });
  await buy(leads.slice(0, 200), "January");
  const first = await sell(deals.slice(0, 100));
  const all = (await match(first.importId)).deals;
  const learned = () => inside((db) => findMatchModel<Model>(db));
  expect(await learned()).toMatchObject({ leads: 200, deals: 100 });
  const few = await sell(deals.slice(100, 120));
  expect((await match(few.importId)).deals).toBeLessThanOrEqual(20);
  expect(await learned()).toMatchObject({ leads: 200, deals: 100 });
  const more = await sell(deals.slice(120, 126));
  expect((await match(more.importId)).deals).toBeGreaterThan(all);
  expect(await learned()).toMatchObject({ leads: 200, deals: 126 });
  const bought = await buy(leads.slice(200), "February");
  expect((await match(bought.importId)).deals).toBeGreaterThan(all);
  expect(await learned()).toMatchObject({ leads: 300, deals: 126 });
});

it("a lead that a later file changes is found by its new name and no longer by its old one, until that is undone", async () => {
  const [first, ...others] = syntheticDeals(9, { leads: 200, deals: 1 }).leads;
  if (!first) throw new Error("no leads were invented");
  const called = (company: string, id = first.id): Party => ({ ...first, id, company, personKey: null });
  await buy([called("Brightwater Orchard Dental"), ...others], "January");
  await sell([called("The Brightwater Orchard Dental", 2), called("Kestrel Harbour Freight", 4)]);
  const links = () =>
    inside(async (db) => {
      const { rows } = await sql<{ link: string }>`select external_id || ' ' || vendor_lead_id as link
        from match join deal using (deal_id) join lead using (lead_id) order by 1`.execute(db);
      return rows.map(({ link }) => link);
    });
  await match();
  expect(await links()).toEqual(["D2 A1"]);
  const changed = await buy([called("Kestrel Harbour Freight")], "January", { "lead.company": "overwrite" });
  expect(await count("select count(*) as n from lead_keys where stale")).toBe(1);
  expect(await match(changed.importId)).toMatchObject({ deals: 2, linked: 1 });
  expect(await links()).toEqual(["D4 A1"]);
  await undo(database.db, { organizationId: database.organizationId, importId: changed.importId ?? 0 });
  await match();
  expect(await links()).toEqual(["D2 A1"]);
  await keysHold();
});

it("keys go with the leads of an undone import, and are made for each part of a long one, whatever lies between its leads", async () => {
  const { leads } = syntheticDeals(3, { leads: 2500, deals: 1 });
  const first = await buy(leads.slice(0, 2400), "January");
  await buy(leads.slice(2400), "February");
  await keysHold();
  expect(await count("select count(*) as n from lead_keys")).toBe(3);
  expect(await count("select sum(leads)::int as n from lead_keys")).toBe(2500);
  await inside((db) => sql`update lead set line = line + 300000 where line > 2300`.execute(db));
  await inside((db) => sql`delete from lead_keys`.execute(db));
  await keysHold();
  expect(await count("select sum(leads)::int as n from lead_keys")).toBe(2500);
  await undo(database.db, { organizationId: database.organizationId, importId: first.importId ?? 0 });
  await keysHold();
  expect(await count("select sum(leads)::int as n from lead_keys")).toBe(100);
});
