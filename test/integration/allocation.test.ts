// Does every cent of random charges land where a slow, plain reading of the rules puts it, on any day?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import { defaultSteps } from "../../app/domain/vocabulary";
import { chargesReport } from "../../app/reports/chargesReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { csv, importText } from "../support/importText";
import { type CostedLead, type OracleCharge, oracleCosts } from "../support/oracleCosts";

const start = "2026-01-10";
const day = fc.integer({ min: 0, max: 80 }).map((days) => addDays(start, days));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const vendor = fc.constantFrom("Ardent", "Bellow");
const list = fc.constantFrom("One", "Two");

const lead: fc.Arbitrary<Omit<CostedLead, "id">> = fc.record({
  vendor,
  list,
  bought: day,
  priceMinor: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null, freq: 2 }),
  unit: fc.constantFrom(null, null, "record", "lead", "set", "held"),
  signals: fc.array(
    fc.record({
      position: fc.integer({ min: 1, max: 5 }),
      at: day,
      polarity: fc.constantFrom("positive", "negative", "neutral"),
    }),
    { maxLength: 3 },
  ),
});

const charge: fc.Arbitrary<OracleCharge> = fc
  .record({
    vendor,
    list: maybe(list),
    basis: fc.constantFrom("record", "set", "held", "flat", "retainer", "hours"),
    minor: fc.integer({ min: 0, max: 200_000 }),
    period: maybe(fc.tuple(day, fc.integer({ min: 0, max: 40 }))),
    on: maybe(day),
  })
  .map(({ period, ...rest }) => {
    const needed = rest.list === null && (rest.basis === "retainer" || rest.basis === "hours");
    const [from, length] = period ?? (needed ? [start, 30] : [null, 0]);
    return { ...rest, from, to: from === null ? null : addDays(from, length) } as OracleCharge;
  });

const days = ["2026-01-12", "2026-01-31", "2026-02-20", "2026-04-30"];
const cases = fc.sample(
  fc.record({
    leads: fc.array(lead, { minLength: 1, maxLength: 14 }),
    charges: fc.array(charge, { minLength: 1, maxLength: 6 }),
  }),
  { numRuns: 24, seed: 20_261_126 },
);

const open: TestDatabase[] = [];
afterAll(() => Promise.all(open.map((database) => database.close())));

describe("random charges", () => {
  it.each(cases.map((one, index) => [index, one] as const))(
    "of case %i land as the oracle says",
    async (_, one) => {
      const leads = one.leads.map((lead, index) => ({ ...lead, id: `l${index}` }));
      const database = await testDatabase();
      open.push(database);
      const inside = <T>(run: (db: Db) => Promise<T>) =>
        withOrganization(database.db, database.organizationId, run);
      await takeIn(database, leads, one.charges);
      for (const asOf of days) {
        const { rows } = await inside((db) => leadsReport(db, { asOf }, { pageSize: 100 }));
        const expected = oracleCosts(leads, one.charges, asOf);
        const found = new Map(rows.map(({ vendorLeadId, costMinor }) => [vendorLeadId, costMinor]));
        expect(Object.fromEntries([...found].sort()), asOf).toEqual(
          Object.fromEntries([...expected.costs].sort()),
        );
        const { spendMinor, unallocatedMinor } = await inside((db) => stallsReport(db, { asOf }));
        const carried = [...expected.costs.values()].reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
        expect({ asOf, spend: spendMinor ?? 0, unallocatedMinor }).toEqual({
          asOf,
          spend: carried + expected.unallocated,
          unallocatedMinor: expected.unallocated,
        });
      }
      const { sums } = await inside((db) => chargesReport(db, {}, { pageSize: 1 }));
      const own = sums.find(({ currency }) => currency === "USD");
      const { spendMinor } = await inside((db) => stallsReport(db, {}));
      expect((own?.chargedMinor ?? 0) + (own?.pricedMinor ?? 0)).toBe(spendMinor ?? 0);
      const maintained = await inside(derived);
      await inside(rebuildProgress);
      expect(await inside(derived)).toEqual(maintained);
    },
  );
});

/** Charges arrive in the middle: leads of one vendor before them, the other's leads and all signals after. */
async function takeIn(
  database: TestDatabase,
  leads: readonly CostedLead[],
  charges: readonly OracleCharge[],
): Promise<void> {
  const take = async (kind: string, columns: Record<string, string>, rows: (string | null)[][]) => {
    if (rows.length === 0) return;
    const header = Object.values(columns);
    const mapping = { kind, columns };
    const { rejected } = await importText(database, csv(header, rows), { mapping });
    expect(rejected).toBe(0);
  };
  const money = (minor: number | null) => (minor === null ? null : (minor / 100).toFixed(2));
  const leadColumns = {
    "list.vendor": "vendor",
    "list.name": "list",
    "lead.vendor_lead_id": "id",
    "lead.company": "company",
    "lead.purchased_on": "bought",
    "lead.cost": "price",
    "lead.purchase_unit": "unit",
  };
  const leadRow = (lead: CostedLead) => [
    lead.vendor,
    lead.list,
    lead.id,
    `Company ${lead.id}`,
    lead.bought,
    money(lead.priceMinor),
    lead.unit ?? null,
  ];
  await take("leads", leadColumns, leads.filter(({ vendor }) => vendor === "Ardent").map(leadRow));
  const fields = ["vendor", "list", "basis", "amount", "period_start", "period_end", "incurred_on"];
  await take(
    "charges",
    Object.fromEntries(fields.map((field) => [`charge.${field}`, field])),
    charges.map((charge) => [
      charge.vendor,
      charge.list,
      charge.basis,
      money(charge.minor),
      charge.from,
      charge.to,
      charge.on,
    ]),
  );
  await take("leads", leadColumns, leads.filter(({ vendor }) => vendor !== "Ardent").map(leadRow));
  await take(
    "signals",
    { "signal.lead_id": "lead", "signal.step": "step", "signal.at": "at", "signal.polarity": "polarity" },
    leads.flatMap(({ id, signals }) =>
      signals.map(({ position, at, polarity }) => [id, defaultSteps[position - 1]?.name ?? "", at, polarity]),
    ),
  );
}

const derived = async (db: Db) => [
  (await sql`select * from lead_progress order by lead_id`.execute(db)).rows,
  (
    await sql`select * from unallocated order by vendor_id, list_id, currency, purchased_on, charge_minor`.execute(
      db,
    )
  ).rows,
];
