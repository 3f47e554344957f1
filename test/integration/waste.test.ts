// Do the buckets add up to the charges, to the cent, for any history, any filter and any day, as a plain recomputation says?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { defaultLimits, stepKinds } from "../../app/domain/vocabulary";
import { wasteGroupings } from "../../app/domain/wasteFilters";
import { wasteReport } from "../../app/reports/wasteReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress, refreshProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { csv, importText } from "../support/importText";
import type { OracleCharge } from "../support/oracleCosts";
import {
  type BoughtLead,
  type NamedFilters,
  type OracleCredit,
  type OracleFacts,
  oracleWaste,
} from "../support/oracleWaste";
import { randomLead } from "../support/randomLead";

const start = "2026-01-10";
const day = (most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays(start, days));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const vendor = fc.constantFrom("Ardent", "Bellow", "Cromer");
const list = fc.constantFrom("One", "Two");

const charge: fc.Arbitrary<OracleCharge> = fc
  .record({
    ...{ vendor, list: fc.option(list, { nil: null }) },
    basis: fc.constantFrom("record", "lead", "set", "held", "flat", "retainer", "hours"),
    minor: fc.integer({ min: 0, max: 300_000 }),
    period: maybe(fc.tuple(day(60), fc.integer({ min: 0, max: 40 }))),
    on: fc.option(day(80), { nil: null }),
  })
  .map(({ period, ...rest }) => {
    const needed = rest.list === null && (rest.basis === "retainer" || rest.basis === "hours");
    const [from, length] = period ?? (needed ? [start, 30] : [null, 0]);
    return { ...rest, from, to: from === null ? null : addDays(from, length) } as OracleCharge;
  });

const world = fc
  .record({
    leads: fc.array(fc.record({ vendor, list, lead: randomLead, duplicate: fc.nat(9) }), {
      ...{ minLength: 90, maxLength: 90 },
    }),
    charges: fc.array(charge, { minLength: 3, maxLength: 9 }),
    credits: fc.array(
      fc.record({
        ...{ vendor, list, on: day(120), minor: fc.integer({ min: 1, max: 60_000 }) },
        picks: fc.array(fc.nat(11), { maxLength: 3 }),
      }),
      { minLength: 3, maxLength: 8 },
    ),
  })
  .map(({ leads, charges, credits }): OracleFacts => {
    const bought = leads.map(({ vendor, list, lead, duplicate }, index): BoughtLead => {
      const twice = duplicate === 0 && lead.purchased_on !== null;
      return { id: `w${index}`, vendor, list, lead: { ...lead, as_of: start, duplicate: twice } };
    });
    const before = bought.flatMap(({ id, lead }): BoughtLead[] =>
      lead.duplicate
        ? [{ id: `${id} before`, vendor: "Earlier", list: "Earlier", lead: boughtBefore(lead.purchased_on) }]
        : [],
    );
    return { leads: [...before, ...bought], charges, credits: credits.map((one) => credited(one, bought)) };
  });

const worlds = fc.sample(world, { numRuns: 3, seed: 20_261_127 });
const days = ["2026-01-12", "2026-02-03", "2026-03-20", "2026-08-30"];
const narrowed: NamedFilters[] = [
  {},
  { vendor: "Ardent" },
  { list: "Bellow Two" },
  { from: "2026-01-20", to: "2026-02-01" },
  { vendor: "Cromer", from: "2026-01-15" },
  { vendor: "Bellow", list: "Bellow One", to: "2026-02-05" },
];

describe.each(worlds.map((facts, index) => ({ facts, index })))("random history $index", ({ facts }) => {
  let database: TestDatabase;
  const inside = <T>(run: (db: Db) => Promise<T>) =>
    withOrganization(database.db, database.organizationId, run);

  beforeAll(async () => {
    database = await testDatabase();
    await inside(typeLimits);
    await importOracleLeads(
      database,
      facts.leads.filter(({ vendor }) => vendor !== "Earlier"),
    );
    await importCharges(database, facts.charges);
    await inside((db) => addCredits(db, facts.credits));
  }, 120_000);
  afterAll(() => database.close());

  it.each(days)(
    "lands as the plain recomputation says on %s, under every filter",
    async (asOf) => {
      const ids = await inside(idsByName);
      for (const [index, names] of narrowed.entries()) {
        const by = wasteGroupings[index % wasteGroupings.length];
        const { vendor, list, ...period } = names;
        const filters = {
          ...period,
          ...(vendor && { vendor: ids.get(vendor) ?? 999 }),
          ...(list && { list: ids.get(list) ?? 999 }),
        };
        const found = await inside((db) => wasteReport(db, { ...filters, asOf, by }));
        const expected = oracleWaste(facts, asOf, names);
        const why = JSON.stringify({ asOf, names });
        expect(
          Object.fromEntries(found.sums.map(({ bucket, minor, leads }) => [bucket, { minor, leads }])),
          why,
        ).toEqual(expected.sums);
        expect(
          [found.leads, found.chargesMinor ?? 0, found.creditsMinor, found.netSpendMinor ?? 0],
          why,
        ).toEqual([
          ...[expected.leads, expected.charges, expected.credits, expected.charges - expected.credits],
        ]);
        const total = (parts: readonly { minor: number | null }[]) =>
          parts.reduce((sum, { minor }) => sum + (minor ?? 0), 0);
        expect([total(found.sums), total(found.buckets), total(found.parties)], why).toEqual([
          ...[expected.charges, expected.charges, expected.charges],
        ]);
        for (const { bucket, minor, leads } of found.sums) {
          const grouped = found.groups.flatMap(({ sums }) => sums.filter((one) => one.bucket === bucket));
          const inGroups = {
            bucket,
            minor: total(grouped),
            leads: grouped.reduce((sum, one) => sum + one.leads, 0),
          };
          expect(inGroups, `${why} by ${by}`).toEqual({ bucket, minor: minor ?? 0, leads });
        }
      }
    },
    60_000,
  );

  it("is the same rebuilt as maintained", async () => {
    const maintained = await inside((db) => wasteReport(db, { by: "list" }));
    await inside(rebuildProgress);
    expect(await inside((db) => wasteReport(db, { by: "list" }))).toEqual(maintained);
  }, 60_000);
});

function boughtBefore(day: string | null): BoughtLead["lead"] {
  return { purchased_on: day?.replace(/^\d{4}/, (year) => String(Number(year) - 1)) ?? null, as_of: start };
}

function credited(
  { picks, ...credit }: Omit<OracleCredit, "leads"> & { picks: number[] },
  bought: readonly BoughtLead[],
): OracleCredit {
  const here = bought.filter(({ vendor, list }) => vendor === credit.vendor && list === credit.list);
  const ids = picks.flatMap((pick) => here[pick]?.id ?? []);
  return { ...credit, leads: [...new Set(ids)] };
}

/** Each step's default limit, so that nothing is learned from the random wins. */
async function typeLimits(db: Db): Promise<void> {
  for (const kind of stepKinds)
    await db.updateTable("step").set({ limit_days: defaultLimits[kind] }).where("kind", "=", kind).execute();
}

async function importCharges(database: TestDatabase, charges: readonly OracleCharge[]): Promise<void> {
  const fields = ["vendor", "list", "basis", "amount", "period_start", "period_end", "incurred_on"];
  const columns = Object.fromEntries(fields.map((field) => [`charge.${field}`, field]));
  const rows = charges.map(({ vendor, list, basis, minor, from, to, on }) => [
    ...[vendor, list, basis, (minor * 0.01).toFixed(2), from, to, on],
  ]);
  const { rejected } = await importText(database, csv(fields, rows), {
    mapping: { kind: "charges", columns },
  });
  expect(rejected).toBe(0);
}

/** Written as rows, so that what no file would be let in with is tried too: more back than was charged. */
async function addCredits(db: Db, credits: readonly OracleCredit[]): Promise<void> {
  for (const { vendor, list, minor, on, leads } of credits) {
    await sql`
      with paid as (
        insert into credit (vendor_id, list_id, amount_minor, currency, credited_on)
        select vendor_id, list_id, ${minor}::bigint, 'USD', ${on}::date
        from list join vendor using (organization_id, vendor_id) where vendor.name = ${vendor} and list.name = ${list} returning credit_id
      )
      insert into credit_lead (credit_id, lead_id) select credit_id, lead_id from paid, lead where vendor_lead_id = any (${leads}::text[])`.execute(
      db,
    );
  }
  const lists = await db.selectFrom("list").select("list_id").execute();
  await refreshProgress(db, { leads: [], lists: lists.map(({ list_id }) => list_id) });
}

async function idsByName(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; id: number }>`
    select name, vendor_id as id from vendor
    union all select vendor.name || ' ' || list.name, list_id from list join vendor using (organization_id, vendor_id)`.execute(
    db,
  );
  return new Map(rows.map(({ name, id }) => [name, id]));
}
