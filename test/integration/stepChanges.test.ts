// Do all numbers follow a change of the steps, as the oracle reads them, and does history keep its meaning?
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readStepForm, type StepForm } from "../../app/domain/stepForm";
import { changeSteps } from "../../app/domain/stepRules";
import { defaultLimits, type StepKind, stepKinds } from "../../app/domain/vocabulary";
import { leadsReport } from "../../app/reports/leadsReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { stepChanges } from "../support/changeSteps";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads, type NamedLead } from "../support/importOracleLeads";
import { csv, importText } from "../support/importText";
import { leadAnswer } from "../support/leadAnswer";
import { oracle } from "../support/oracle";
import type { OracleSignal } from "../support/oracleLead";
import { randomLead } from "../support/randomLead";

const days = ["2026-01-25", "2026-02-20", "2026-05-15"];

/** Types each step's default limit, so that nothing is learned from the random wins. */
async function typeLimits(db: Db): Promise<void> {
  for (const kind of stepKinds)
    await db.updateTable("step").set({ limit_days: defaultLimits[kind] }).where("kind", "=", kind).execute();
}

/** One random change: what it does is decided by numbers, so that it fits whatever steps are there. */
const turn = fc.record({
  how: fc.constantFrom("add", "add", "retire", "back", "kind", "rename", "move", "move", "begin"),
  at: fc.nat({ max: 1000 }),
  to: fc.nat({ max: 1000 }),
  day: fc.constantFrom("2026-01-12", "2026-01-25", "2026-02-10"),
  kind: fc.constantFrom<StepKind>("contact", "appointment_set", "appointment_held", "buy_in"),
});
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

let database: TestDatabase;
let changes: ReturnType<typeof stepChanges>;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

describe.each([20_261_126, 7])("random changes of steps on random histories (seed %i)", (seed) => {
  let leads: NamedLead[];
  beforeAll(async () => {
    database = await testDatabase();
    changes = stepChanges(database);
    leads = fc
      .sample(randomLead, { numRuns: 24, seed })
      .map((lead, index) => ({ id: `r${index}`, lead: { ...lead, as_of: days[0] as string } }));
    await importOracleLeads(database, leads);
    await inside(typeLimits);
  });
  afterAll(() => database.close());

  it("stand as the oracle says after each change, maintained as rebuilt", async () => {
    let made = 0;
    for (const [index, how] of fc.sample(turn, { numRuns: 9, seed }).entries()) {
      const form = await formOf(how, index);
      const before = await changes.steps();
      const read = readStepForm(form);
      const allowed = "change" in read && "steps" in changeSteps(before, read.change);
      expect(await changes.confirm(form)).toMatchObject({ outcome: allowed ? "saved" : "refused" });
      if (!allowed) continue;
      made += 1;
      if (how.how === "rename") renameSignals(before, form);
      if (form.do === "add") await addSignals(form.name, index);
      const maintained = await inside(derivedSnapshot);
      await inside(rebuildProgress);
      expect(await inside(derivedSnapshot)).toEqual(maintained);
      await compare(days[index % days.length] as string);
    }
    expect(made).toBeGreaterThan(3);
    for (const day of days) await compare(day);
  }, 120_000);

  async function compare(asOf: string) {
    const definitions = await changes.steps();
    const limits = Object.fromEntries(definitions.map(({ name, limitDays }) => [name, limitDays ?? 0]));
    const { rows } = await inside((db) => leadsReport(db, { asOf }, { pageSize: 1000 }));
    const found = new Map(rows.map((row) => [row.vendorLeadId, leadAnswer(row)]));
    for (const { id, lead } of leads) {
      const answer = oracle({ ...lead, as_of: asOf, steps: definitions, limits });
      if (answer.state === null) expect(found.get(id), id).toBeUndefined();
      else
        expect({ id, ...answer }, JSON.stringify({ lead, definitions })).toMatchObject({
          id,
          ...found.get(id),
        });
    }
    const report = await inside((db) => stallsReport(db, { asOf }));
    const answers = leads.map(({ lead }) => oracle({ ...lead, as_of: asOf, steps: definitions, limits }));
    for (const { step, reached } of report.steps) {
      const told = answers.filter((answer) => answer.state !== null && answer.reached.includes(step)).length;
      expect({ step, reached }).toEqual({ step, reached: told });
    }
  }

  async function formOf({ how, at, to, day, kind }: Turn, index: number): Promise<StepForm> {
    const names = (await changes.steps()).map(({ name }) => name);
    const name = names[at % names.length] as string;
    if (how === "add") {
      const after = at % 7 === 0 ? null : (names[to % names.length] as string);
      return changes.adding(`Step ${index}`, after, { kind, from: to % 3 === 0 ? "" : day, limit: "20" });
    }
    if (how === "retire") return changes.editing(name, { to: day });
    if (how === "back") return changes.editing(name, { to: "" });
    if (how === "begin") return changes.editing(name, { from: day, to: "" });
    if (how === "kind") return changes.editing(name, { kind });
    if (how === "rename") return changes.editing(name, { name: `${name.slice(0, 60)} ${index}` });
    const others = names.toSpliced(at % names.length, 1);
    return changes.ordering(others.toSpliced(to % names.length, 0, name));
  }

  function renameSignals(before: { stepId: number; name: string }[], form: StepForm) {
    const from = before.find(({ stepId }) => stepId === form.step)?.name;
    const renamed = (signal: OracleSignal) =>
      signal.step === from ? { ...signal, step: form.name } : signal;
    leads = leads.map(({ id, lead }) => ({
      id,
      lead: { ...lead, signals: lead.signals?.map(renamed) ?? [] },
    }));
  }

  /** Some leads get a signal on the new step, by a file that names it: whether it is in force for them or not. */
  async function addSignals(step: string, index: number) {
    const at = "2026-02-14T11:00";
    const chosen = leads.filter((_, number) => (number + index) % 4 === 0);
    const polarity = index % 2 === 0 ? "positive" : "negative";
    const rows = chosen.map(({ id }) => [id, step, at, polarity]);
    await importText(database, csv(["lead", "step", "at", "polarity"], rows), {
      mapping: {
        kind: "signals",
        columns: {
          "signal.lead_id": "lead",
          "signal.step": "step",
          "signal.at": "at",
          "signal.polarity": "polarity",
        },
      },
    });
    for (const { lead } of chosen) lead.signals = [...(lead.signals ?? []), { step, at, polarity }];
  }
});
