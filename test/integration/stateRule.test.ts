// Does the rule of state hold on every path: what closes a button, what moves the clock, and what does neither?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leadsReport } from "../../app/reports/leadsReport";
import { placketReport } from "../../app/reports/placketReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { stepsReport } from "../../app/reports/stepsReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress, refreshProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads, type NamedLead } from "../support/importOracleLeads";
import { csv, importText } from "../support/importText";
import { randomLead } from "../support/randomLead";

const leads: NamedLead[] = fc
  .sample(randomLead, { numRuns: 60, seed: 20_261_127 })
  .map((lead, index) => ({ id: `s${index}`, lead: { ...lead, as_of: "2026-08-30" } }));

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, leads);
}, 120_000);
afterAll(() => database.close());

interface Move {
  lead: number;
  step: number;
  hour: number;
  polarity: "positive" | "negative" | "neutral";
  issue: number | null;
  takeBack: boolean;
}

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    lead: fc.integer({ min: 0, max: leads.length - 1 }),
    step: fc.integer({ min: 1, max: 9 }),
    hour: fc.integer({ min: 0, max: 2000 }),
    polarity: fc.constantFrom("positive" as const, "negative" as const, "neutral" as const),
    issue: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    takeBack: fc.boolean(),
  }),
  { minLength: 30, maxLength: 30 },
);

describe("on every path of signals said and taken back", () => {
  it("no step is buttoned while an objection there is open, and an objection stays until a later positive", async () => {
    const [path = []] = fc.sample(moves, { numRuns: 1, seed: 20_261_128 });
    await inside(async (db) => {
      const ids = (await sql<{ lead_id: number }>`select lead_id from lead order by lead_id`.execute(db))
        .rows;
      for (const move of path) {
        const leadId = ids[move.lead]?.lead_id ?? 0;
        if (move.takeBack)
          await sql`delete from signal where signal_id = (select max(signal_id) from signal where lead_id = ${leadId})`.execute(
            db,
          );
        else
          await sql`insert into signal (lead_id, step_id, at, polarity, issue_id)
            select ${leadId}, step_id, timestamptz '2026-01-10' + ${move.hour} * interval '1 hour', ${move.polarity},
              (select issue_id from issue order by issue_id offset ${move.issue ?? 0} limit ${move.issue === null ? 0 : 1})
            from step where position = ${move.step} on conflict do nothing`.execute(db);
        await refreshProgress(db, { leads: [leadId] });
        expect(await impossible(db)).toEqual([]);
      }
    });
  }, 120_000);

  it("and the same holds rebuilt, and as of any day", async () => {
    await inside(rebuildProgress);
    expect(await inside(impossible)).toEqual([]);
  });
});

/**
 * Leads that break the rule, by the plainest reading of the facts: a buttoned step (the close of a won lead aside) with a negative after
 * which no positive came, or a step marked twice.
 */
async function impossible(db: Db): Promise<unknown[]> {
  const { rows } = await sql`
    select p.lead_id, step.position from lead_progress p join step on true
    where (p.buttoned_mask & p.objection_mask) >> step.position & 1 = 1
      or (p.outcome <> 'won' and p.buttoned_mask >> step.position & 1 = 1 and exists (
        select from signal n where n.lead_id = p.lead_id and n.step_id = step.step_id and n.polarity = 'negative' and n.at < now()
          and not exists (select from signal y where y.lead_id = n.lead_id and y.step_id = n.step_id and y.polarity = 'positive' and y.at > n.at)
      ))`.execute(db);
  return rows;
}

describe("the clock", () => {
  const clocks = async (db: Db) =>
    (
      await sql<{
        lead_id: number;
        clock_on: string | null;
      }>`select lead_id, clock_on from lead_progress order by lead_id`.execute(db)
    ).rows;

  it("is moved by no edit of a lead, no note on a signal and no import that adds nothing a buyer did", async () => {
    const before = await inside(clocks);
    await inside(async (db) => {
      await sql`update lead set note = 'called twice', company = 'Renamed', title = 'Owner'`.execute(db);
      await sql`update signal set note = 'seen again', who = 'Another rep'`.execute(db);
      const all = await sql<{ lead_id: number }>`select lead_id from lead`.execute(db);
      await refreshProgress(db, { leads: all.rows.map(({ lead_id }) => lead_id) });
    });
    await importText(
      database,
      csv(
        ["id", "phone"],
        leads.map(({ id }, index) => [id, `+1 212 555 ${1000 + index}`]),
      ),
      {
        ...{ vendor: "Vendor", list: "List" },
        mapping: { kind: "leads", columns: { "lead.vendor_lead_id": "id", "lead.phone": "phone" } },
      },
    );
    expect(await inside(clocks)).toEqual(before);
  }, 60_000);

  it("is moved by a buyer's signal, and by no signal of absence", async () => {
    await inside(async (db) => {
      const { rows } = await sql<{
        lead_id: number;
        clock_on: string | null;
      }>`select lead_id, clock_on from lead_progress
        where outcome = 'open' and clock_on < date '2026-09-01' order by lead_id limit 1`.execute(db);
      const leadId = rows[0]?.lead_id ?? 0;
      const clockAfter = async (absence: boolean, day: string) => {
        await sql`insert into signal (lead_id, step_id, at, polarity, absence)
          select ${leadId}, step_id, (${day}::date + time '12:00') at time zone 'America/New_York', 'negative', ${absence} from step where position = 4`.execute(
          db,
        );
        await refreshProgress(db, { leads: [leadId] });
        return (await clocks(db)).find(({ lead_id }) => lead_id === leadId)?.clock_on;
      };
      expect(await clockAfter(true, "2026-09-20")).toBe(rows[0]?.clock_on);
      expect(await clockAfter(false, "2026-09-21")).toBe("2026-09-21");
    });
  });
});

const reports: Record<string, (db: Db, asOf?: string) => Promise<{ asOf: string }>> = {
  leads: (db, asOf) => leadsReport(db, { asOf }, { pageSize: 1000 }),
  stalls: (db, asOf) => stallsReport(db, { asOf }),
  steps: (db, asOf) => stepsReport(db, { asOf }),
  "placket view": (db, asOf) => placketReport(db, { asOf }, { pageSize: 1000 }),
};

describe("as of today", () => {
  it.each(Object.entries(reports))("the %s derived anew are those maintained", async (_, report) => {
    const maintained = await inside((db) => report(db));
    await inside(rebuildProgress);
    const rebuilt = await inside((db) => report(db, maintained.asOf));
    expect({ ...rebuilt, filters: {} }).toEqual({ ...maintained, filters: {} });
  });
});
