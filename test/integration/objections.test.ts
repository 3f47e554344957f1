// Are the open objections those of a slow, plain reading of the facts, for any history and any day?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withOrganization } from "../../db/connection";
import { lookAsOf } from "../../db/queries/derive";
import { listObjections, type ObjectionRow } from "../../db/queries/objections";
import { listWords } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads, type NamedLead } from "../support/importOracleLeads";
import { oracle } from "../support/oracle";
import type { OracleLead, OracleSignal } from "../support/oracleLead";
import { dayOf, openObjections, timeOf } from "../support/oracleSteps";
import { randomLead } from "../support/randomLead";

const days = ["2026-01-15", "2026-02-01", "2026-03-03", "2026-05-15"];
const leads: NamedLead[] = fc
  .sample(randomLead, { numRuns: 240, seed: 20_261_126 })
  .map((lead, index) => ({ id: `r${index}`, lead: { ...lead, as_of: "2026-08-30" } }));

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, leads);
}, 180_000);
afterAll(() => database.close());

const ledger = (db: Db, asOf: string, filters = {}) =>
  listObjections(db, { asOf, filters, step: undefined, chances: [], limit: 10_000, offset: 0 });

/** What PRODUCT.md says of one lead: each step and issue under objection, since when, and how often it was raised since. */
function plainly(lead: OracleLead) {
  const answer = oracle(lead);
  if (answer.state === null || ["won", "credited", "disqualified"].includes(answer.state)) return [];
  const same = (signal: OracleSignal) =>
    [signal.step, timeOf(signal.at), signal.polarity, signal.manner, signal.issue].join("|");
  const heard = (lead.signals ?? []).filter(({ at }) => dayOf(at) <= lead.as_of);
  const open = openObjections([...new Map(heard.map((signal) => [same(signal), signal])).values()]);
  const keys = [...new Set(open.map(({ step, issue }) => JSON.stringify([step, issue ?? null])))];
  return keys.sort().map((key) => {
    const [step, issue] = JSON.parse(key) as [string, string | null];
    const raises = open.filter((signal) => signal.step === step && (signal.issue ?? null) === issue);
    const raisedDays = raises.map(({ at }) => dayOf(at)).sort();
    return {
      ...{ step, issue, lost: answer.state === "lost" },
      ...{ raised_on: raisedDays[0], last_raised_on: raisedDays.at(-1), times_raised: raises.length },
    };
  });
}

describe("random histories", () => {
  it.each(days)("leave open on %s what the oracle says", async (asOf) => {
    const { rows, names } = await inside(async (db) => {
      const { steps } = await listWords(db);
      const names = new Map(steps.map(({ position, name }) => [position, name]));
      const { rows } = await lookAsOf(db, asOf, (day) => ledger(db, day, { lost: true }));
      return { rows, names };
    });
    const of = (row: ObjectionRow) => ({
      ...{ step: names.get(row.position) ?? "", issue: row.issue, lost: row.outcome === "lost" },
      ...{ raised_on: row.raised_on, last_raised_on: row.last_raised_on, times_raised: row.times_raised },
    });
    const expected = leads.map(({ id, lead }) => ({ id, open: plainly({ ...lead, as_of: asOf }) }));
    expect(expected.filter(({ open }) => open.length > 0).length).toBeGreaterThan(10);
    for (const { id, open } of expected) {
      const found = rows
        .filter((row) => row.vendor_lead_id === id)
        .map(of)
        .sort((a, b) => (JSON.stringify([a.step, a.issue]) < JSON.stringify([b.step, b.issue]) ? -1 : 1));
      expect({ id, open: found }).toEqual({ id, open });
    }
  });

  it.each([...days, undefined])("keep as objections the steps of the mask, on %s", async (asOf) => {
    const odd = await inside((db) =>
      lookAsOf(db, asOf, async () => {
        const { rows } = await sql<{ lead_id: number }>`
          select lead_id from lead_progress where outcome <> 'won' and objection_mask <> coalesce((
            select bit_or(1::bigint << step) from unnest(objection_steps) as step
          ), 0) or outcome = 'won' and objection_steps is not null`.execute(db);
        return rows;
      }),
    );
    expect(odd).toEqual([]);
  });

  it("say the signal that raised each first", async () => {
    const { rows } = await inside((db) =>
      lookAsOf(db, "2026-03-03", (day) => ledger(db, day, { lost: true })),
    );
    const signals = await inside((db) =>
      db
        .selectFrom("signal")
        .innerJoin("step", "step.step_id", "signal.step_id")
        .select(["signal_id", "lead_id", "position", "issue_id", "polarity"])
        .execute(),
    );
    const byId = new Map(signals.map((signal) => [signal.signal_id, signal]));
    for (const row of rows)
      expect(byId.get(row.signal_id)).toMatchObject({
        ...{ lead_id: row.lead_id, position: row.position, issue_id: row.issue_id, polarity: "negative" },
      });
    expect(new Set(rows.map(({ signal_id }) => signal_id)).size).toBe(rows.length);
  });
});
