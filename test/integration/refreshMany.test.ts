// Are many leads derived anew as a rebuild derives them, whether few or many of all, and whether sums move or are made anew?
import fc from "fast-check";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withOrganization } from "../../db/connection";
import { ensureDerivedToday, rebuildProgress } from "../../db/queries/derive";
import { refreshMany } from "../../db/queries/refreshMany";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads, type NamedLead } from "../support/importOracleLeads";
import { randomLead } from "../support/randomLead";

const today = "2026-08-30";
const leads: NamedLead[] = fc.sample(randomLead, { numRuns: 320, seed: 20_261_127 }).map((lead, index) => ({
  id: `m${index}`,
  lead: { ...lead, duplicate: false, as_of: today },
  vendor: index % 40 === 0 ? "Small vendor" : "Vendor",
  list: index % 40 === 0 ? "Small" : index % 2 === 0 ? "Even" : "Odd",
}));

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, leads);
  await inside((db) => charge(db, sql`vendor.name = 'Small vendor'`));
  await inside(rebuildProgress);
}, 120_000);
afterAll(() => database.close());

/** What falls on a whole vendor by period, on all of its lists' leads, and on those that reached a step. */
async function charge(db: Db, vendors: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into charge (vendor_id, list_id, basis, amount_minor, currency, period_start, period_end)
    select vendor_id, null::bigint, 'retainer', 100001, 'USD', '2026-01-01'::date, '2026-06-30'::date from vendor where ${vendors}
    union all select vendor_id, list_id, basis, 70003, 'USD', null, null
      from list join vendor using (organization_id, vendor_id), unnest(array['held', 'set', 'record']) as basis where ${vendors}`.execute(
    db,
  );
}

/** Facts of so many leads change, none of them derived; the leads by id. */
async function stir(db: Db, many: number, seed: number): Promise<number[]> {
  const { rows } = await sql<{ lead_id: number }>`
    select lead_id from lead join list using (organization_id, list_id) where list.name <> 'Small' order by (lead_id * 7919 + ${seed}::int * 104729) % 1009, lead_id limit ${many}`.execute(
    db,
  );
  const ids = rows.map((row) => row.lead_id);
  const ours = sql`lead_id = any (${ids}::bigint[])`;
  await sql`delete from signal where ${ours} and signal_id % 3 = ${seed}::int % 3`.execute(db);
  await sql`update signal set polarity = 'positive', issue_id = null where ${ours} and outcome is null and signal_id % 5 = ${seed}::int % 5`.execute(
    db,
  );
  await sql`delete from touch where ${ours} and touch_id % 4 = 0`.execute(db);
  await sql`update deal set status = 'won', won_on = '2026-04-01'::date + ${seed}::int, lost_on = null
    where deal_id in (select deal_id from match where ${ours}) and deal_id % 4 = ${seed}::int % 4`.execute(
    db,
  );
  return ids;
}

async function small(db: Db): Promise<number[]> {
  const { list_id } = await db
    .selectFrom("list")
    .select("list_id")
    .where("name", "=", "Small")
    .executeTakeFirstOrThrow();
  await sql`update charge set amount_minor = amount_minor + 7 where list_id = ${list_id}`.execute(db);
  return [list_id];
}

describe("leads derived anew beside all others", () => {
  it.each([
    { given: 0, list: true, charged: false, few: true, scattered: false },
    { given: 4, list: false, charged: false, few: true, scattered: true },
    { given: 4, list: true, charged: false, few: true, scattered: true },
    { given: 40, list: true, charged: false, few: false, scattered: true },
    { given: 200, list: true, charged: false, few: false, scattered: false },
    { given: 4, list: false, charged: true, few: false, scattered: false },
  ])("are as rebuilt: %o", async ({ given, list, charged, ...way }) => {
    if (charged) {
      await inside((db) => charge(db, sql`vendor.name = 'Vendor'`));
      await inside(rebuildProgress);
    }
    for (let turn = 1; turn <= 4; turn += 1) {
      const went = await inside(async (db) => {
        const asOf = await ensureDerivedToday(db);
        const ids = await stir(db, given, turn);
        return refreshMany(db, asOf, { leads: ids, lists: list ? await small(db) : [], vendors: [] });
      });
      expect(went).toEqual(way);
      const maintained = await inside(derivedSnapshot);
      await inside(rebuildProgress);
      expect(await inside(derivedSnapshot)).toEqual(maintained);
    }
  });
});
