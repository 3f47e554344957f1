// Does undoing imports, in any order, leave the facts as they would be without them, but for what it names?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
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

const header = ["Lead ID", "Company", "Email", "Phone", "Price", "Bought"];
const columns = {
  ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company", "lead.email": "Email" },
  ...{ "lead.phone": "Phone", "lead.cost": "Price", "lead.purchased_on": "Bought" },
};
type Row = (string | null)[];

const maybe = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: null });
const row = fc.tuple(
  fc.constantFrom("A", "B", "C", "D"),
  maybe(["Acme Dental", "Birch Law"]),
  maybe(["ann@acme.example", "bo@birch.example", "cy@birch.example"]),
  maybe(["212-555-0100", "212-555-0199"]),
  maybe(["10.00", "12.50"]),
  maybe(["2026-01-10", "2026-02-10"]),
);
const file = fc.record({
  list: fc.constantFrom("One", "Two"),
  rule: fc.constantFrom("overwrite" as const, "fill blanks only" as const, "never" as const),
  rows: fc.array(row, { minLength: 1, maxLength: 4 }),
});
type File = { list: string; rule: "overwrite" | "fill blanks only" | "never"; rows: Row[] };

const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const take = ({ list, rule, rows }: File) =>
  importText(database, csv(header, rows), {
    vendor: "Northwind",
    list,
    onConflict: rule,
    mapping: { kind: "leads", columns },
  });
const back = (importId: number | null) =>
  undo(database.db, { organizationId: database.organizationId, importId: importId ?? 0 });

/** Deals of the buyers, which go to whichever lead has their keys. */
const deals = csv(
  ["Deal", "Email", "Status", "Opened", "Won", "Amount"],
  [
    ["D1", "ann@acme.example", "won", "2026-02-20", "2026-03-01", "500"],
    ["D2", "bo@birch.example", "open", "2026-01-20", null, "70"],
  ],
);

/** Every fact of a lead and what is derived from it, without the numbers that sequences gave. Accounts are named by whom they hold. */
async function everything() {
  return inside(async (db) => {
    const read = async (query: string) => (await sql.raw(query).execute(db)).rows;
    return {
      leads:
        await read(`select list.name as list, vendor_lead_id, company, email, phone, price_minor, price_currency, lead.purchased_on, purchased_from,
        email_key, phone_key, domain_key, company_key, exists (select from duplicate d where d.lead_id = lead.lead_id) as duplicate, outcome, cost_minor, first_win, deals, won_value_minor,
        (select string_agg(l.name || other.vendor_lead_id, ' ' order by l.name, other.vendor_lead_id) from lead other join list l using (list_id)
          where other.account_id = lead.account_id) as account
        from lead join list using (list_id) left join (select lead_id, outcome, cost_minor, first_win, deals, won_value_minor from lead_progress) p using (lead_id) order by 1, 2`),
      links: await read(`select external_id, list.name, vendor_lead_id, method, share_count, share_rank
        from match join deal using (deal_id) join lead using (lead_id) join list using (list_id) order by 1, 2, 3`),
      rollups: await read(
        "select purchased_on, outcome, sum(leads) as leads from rollup group by 1, 2 having sum(leads) <> 0 order by 1, 2",
      ),
    };
  });
}

async function afresh() {
  await inside(async (db) => {
    for (const table of ["import_change", "match", "lead", "deal", "list", "import"])
      await sql`delete from ${sql.table(table)}`.execute(db);
    await rebuildProgress(db);
  });
  await importText(database, deals, {
    mapping: {
      kind: "deals",
      columns: {
        ...{ "deal.deal_id": "Deal", "deal.email": "Email", "deal.status": "Status" },
        ...{ "deal.opened_on": "Opened", "deal.won_on": "Won", "deal.amount": "Amount" },
      },
    },
  });
}

it("the latest import undone leaves all as it was, and the same file again gives the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), async (files) => {
      await afresh();
      for (const earlier of files.slice(0, -1)) await take(earlier);
      const before = await everything();
      const last = files.at(-1) as File;
      const { importId } = await take(last);
      const after = await everything();
      const { kept } = await back(importId);
      expect(kept).toEqual([]);
      expect(await everything()).toEqual(before);
      await take(last);
      expect(await everything()).toEqual(after);
    }),
    { numRuns: 8, seed: 20260 },
  );
}, 120_000);

it("an import undone that no later one has changed since leaves all as if it had never been", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), fc.nat(), async (files, pick) => {
      const at = pick % files.length;
      await afresh();
      for (const [n, one] of files.entries()) if (n !== at) await take(one);
      const without = await everything();
      await afresh();
      const ids: (number | null)[] = [];
      for (const one of files) ids.push((await take(one)).importId);
      const { kept } = await back(ids[at] ?? null);
      // What a later file would have found otherwise it did not bring: a lead that was here, a blank it could fill.
      const independent = files.every(
        ({ list, rows }, n) =>
          n <= at ||
          list !== files[at]?.list ||
          rows.every(([id]) => !files[at]?.rows.some(([other]) => other === id)),
      );
      if (independent) {
        expect(kept).toEqual([]);
        expect(await everything()).toEqual(without);
      }
    }),
    { numRuns: 12, seed: 20262 },
  );
}, 120_000);

it("imports undone in any order leave nothing but what each names", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 2, maxLength: 4 }).chain((files) =>
        fc.tuple(
          fc.constant(files),
          fc.shuffledSubarray(
            files.map((_, at) => at),
            { minLength: files.length },
          ),
        ),
      ),
      async ([files, order]) => {
        await afresh();
        const ids: (number | null)[] = [];
        for (const one of files) ids.push((await take(one)).importId);
        const named = new Set<string>();
        for (const at of order) for (const { name } of (await back(ids[at] ?? null)).kept) named.add(name);
        const { leads } = await everything();
        const names = leads.map((lead) => {
          const { company, vendor_lead_id } = lead as { company: string | null; vendor_lead_id: string };
          return company ?? vendor_lead_id;
        });
        if (named.size === 0) expect(names).toEqual([]);
        const derived = await everything();
        await inside(rebuildProgress);
        expect(await everything()).toEqual(derived);
      },
    ),
    { numRuns: 8, seed: 20261 },
  );
}, 120_000);
