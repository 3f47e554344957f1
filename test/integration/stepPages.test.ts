// Does a change of steps do what its preview said, leave a history, refuse what is stale, and touch nobody else's?
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { formOfStep, type StepForm } from "../../app/domain/stepForm";
import { leadsReport } from "../../app/reports/leadsReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { stepSettingsReport } from "../../app/reports/stepSettingsReport";
import { type StepsPreviewReport, stepsPreviewReport } from "../../app/reports/stepsPreviewReport";
import { confirmStepChange } from "../../app/server/stepsAction";
import { withOrganization } from "../../db/connection";
import { ensureDerivedToday, rebuildProgress, refreshProgress } from "../../db/queries/derive";
import { findMapping, rememberMapping } from "../../db/queries/mappingMemory";
import { createOrganization, findToday } from "../../db/queries/organization";
import { countMagicCloses, listSteps } from "../../db/queries/steps";
import type { Db } from "../../db/schema";
import { stepChanges } from "../support/changeSteps";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads } from "../support/importOracleLeads";
import { csv, importText } from "../support/importText";
import { stateCases } from "../support/stateCases";

let database: TestDatabase;
let changes: ReturnType<typeof stepChanges>;
const other = 2;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  changes = stepChanges(database);
  await createOrganization(database.db, { organizationId: other, name: "Other MSP" });
  await importOracleLeads(database, stateCases);
}, 60_000);
afterAll(() => database.close());

const names = async () => (await changes.steps()).map(({ name }) => name);
const kept = () => inside(async (db) => ({ steps: await listSteps(db), derived: await derivedSnapshot(db) }));

describe("a preview", () => {
  const asked: { why: string; form: () => Promise<StepForm>; moves: boolean }[] = [
    { why: "a new first step", form: () => changes.adding("Called", null), moves: true },
    { why: "a longer limit", form: () => changes.editing("Pain agreed", { limit: "3000" }), moves: true },
    {
      why: "a step retired long ago",
      form: () => changes.editing("Pain agreed", { to: "2020-01-01" }),
      moves: true,
    },
    {
      ...{ why: "an order", moves: true },
      form: async () =>
        changes.ordering(((all) => all.toSpliced(0, 2, all[1] as string, all[0] as string))(await names())),
    },
    { why: "another name", form: () => changes.editing("Reached", { name: "Spoken to" }), moves: false },
  ];

  it.each(asked)("of $why says what then happens, and writes nothing", async ({ form, moves }) => {
    const before = await kept();
    const typed = await form();
    const report = await inside((db) => stepsPreviewReport(db, typed));
    expect(report.outcome).toBe("preview");
    expect(await kept()).toEqual(before);
    const { numbers } = report as Extract<StepsPreviewReport, { outcome: "preview" }>;
    expect(numbers !== null).toBe(moves);
    const now = await inside((db) => stallsReport(db, {}));
    expect(await changes.confirm(typed)).toMatchObject({ outcome: "saved" });
    if (!numbers) return;
    const then = await inside((db) => stallsReport(db, {}));
    const wins = await inside(countMagicCloses);
    expect(numbers.strandedMinor).toEqual({ before: now.strandedMinor, after: then.strandedMinor });
    expect(Object.fromEntries(numbers.states.map(({ state, before }) => [state, before]))).toEqual(
      now.states,
    );
    expect(Object.fromEntries(numbers.states.map(({ state, after }) => [state, after]))).toEqual(then.states);
    expect(numbers.magicCloses.after).toBe(wins.find(({ magic_close }) => magic_close === "yes")?.leads ?? 0);
    for (const { step, after } of numbers.frontiers) {
      const row = then.steps.find((row) => row.step === step);
      expect({ step, after }).toEqual({ step, after: row ? row.active + row.stalled + row.lost : null });
    }
    const differs = [...numbers.states, ...numbers.frontiers, numbers.strandedMinor].some(
      ({ before, after }) => before !== after,
    );
    expect(differs).toBe(true);
  });

  it("of nothing new says so", async () => {
    const form = await changes.editing("Signed", {});
    expect(await inside((db) => stepsPreviewReport(db, form))).toMatchObject({ outcome: "same" });
  });
});

describe("a confirmed change", () => {
  it("leaves a line with who, and from what to what", async () => {
    await changes.confirm(
      await changes.editing("Price range accepted", { name: "Price agreed", limit: "12" }),
      "Ana",
    );
    const { history, version, steps } = await inside(stepSettingsReport);
    expect(history[0]?.who).toBe("Ana");
    expect(history[0]?.lines).toMatchObject([
      {
        ...{ name: "Price agreed", what: "changed" },
        fields: [
          { label: "Name", from: "Price range accepted", to: "Price agreed" },
          { label: "Stall limit typed, days", from: null, to: "12" },
        ],
      },
    ]);
    expect(version).toBe(await changes.version());
    expect(steps.find(({ name }) => name === "Price agreed")?.limit).toBe("12 days (typed)");
  });

  it("is refused when somebody changed the steps since: nothing is written, and the change is seen as stale", async () => {
    const mine = await changes.adding("Mine", (await names())[0] as string);
    await changes.confirm(await changes.editing("Signed", { talkingPoint: "The pen is yours." }));
    const before = await kept();
    expect(await inside((db) => stepsPreviewReport(db, mine))).toMatchObject({ outcome: "stale" });
    expect(await changes.confirm(mine)).toEqual({ outcome: "stale" });
    expect(await kept()).toEqual(before);
  });

  it("of two at once takes one", async () => {
    const forms = [
      await changes.adding("Left", "Proposal agreed"),
      await changes.adding("Right", "Proposal agreed"),
    ];
    const done = await Promise.all(forms.map((form) => changes.confirm(form)));
    expect(done.map(({ outcome }) => outcome).sort()).toEqual(["saved", "stale"]);
  });

  it("against the rules is refused, also where its page was never asked", async () => {
    const before = await kept();
    expect(await changes.confirm(await changes.editing("Signed", { to: "2026-01-01" }))).toMatchObject({
      ...{ outcome: "refused", faults: [{ field: "to" }] },
    });
    expect(await kept()).toEqual(before);
  });

  it("never reaches another organization, whose ids are no steps here", async () => {
    const theirs = await withOrganization(database.db, other, listSteps);
    const [first] = theirs;
    if (!first) throw new Error("the other organization has no steps");
    const form = { ...formOfStep(first, await changes.version()), name: "Stolen" };
    expect(await changes.confirm(form)).toMatchObject({ outcome: "refused", faults: [{ field: "order" }] });
    expect(await withOrganization(database.db, other, listSteps)).toEqual(theirs);
    const owner = { db: database.db, organizationId: other };
    expect(await confirmStepChange(owner, { form: { ...form, version: 0 }, who: null })).toMatchObject({
      outcome: "saved",
    });
    expect((await changes.steps()).some(({ name }) => name === "Stolen")).toBe(false);
  });

  it("lets remembered mappings follow a step to its new name", async () => {
    const sheet = { vendor: "Vendor", fingerprint: "f" };
    const mapping = {
      steps: { "Proposal agreed": { column: "Proposal", as: "date" } },
      values: { "signal.step": { Offer: "Proposal agreed", Call: "Signed" } },
    };
    await inside((db) => rememberMapping(db, { ...sheet, mapping, reading: {} }));
    await changes.confirm(await changes.editing("Proposal agreed", { name: "Offer agreed" }));
    expect((await inside((db) => findMapping(db, sheet)))?.mapping).toMatchObject({
      steps: { "Offer agreed": { column: "Proposal", as: "date" } },
      values: { "signal.step": { Offer: "Offer agreed", Call: "Signed" } },
    });
  });
});

describe("a retired step", () => {
  it("takes signals of a file by its name, and judges the lead that has them; others not", async () => {
    await changes.confirm(
      await changes.adding("Audit shown", (await names())[0] as string, {
        from: "2020-01-01",
        to: "2020-02-01",
      }),
    );
    await importText(
      database,
      csv(
        ["lead", "step", "at", "polarity"],
        [[stateCases[0]?.id ?? "", "Audit shown", "2026-01-12", "negative"]],
      ),
      {
        mapping: {
          kind: "signals",
          columns: {
            "signal.lead_id": "lead",
            "signal.step": "step",
            "signal.at": "at",
            "signal.polarity": "polarity",
          },
        },
      },
    );
    const { rows } = await inside((db) => leadsReport(db, {}, { pageSize: 1000 }));
    const judged = rows.filter((row) => row.steps.some(({ step }) => step === "Audit shown"));
    expect(judged.map(({ vendorLeadId }) => vendorLeadId)).toContain(stateCases[0]?.id);
    expect(judged).toHaveLength(1);
  });

  it("without leads is no row of the board", async () => {
    await changes.confirm(await changes.adding("Never used", null, { from: "2020-01-01", to: "2020-02-01" }));
    const report = await inside((db) => stallsReport(db, {}));
    expect(report.steps.map(({ step }) => step)).not.toContain("Never used");
  });
});

describe("at the same time", () => {
  beforeEach(() => inside(rebuildProgress));

  it("a signal and a new order leave what a rebuild would", async () => {
    const order = await names();
    const turned = await changes.ordering([...order.slice(0, -1).toReversed(), ...order.slice(-1)]);
    const signal = inside(async (db) => {
      const { rows } = await sql<{ lead_id: number }>`
        insert into signal (lead_id, step_id, at, polarity) select lead_id, step_id, '2026-01-20 10:00Z', 'negative'
        from lead cross join step where position = 2 order by lead_id limit 5 returning lead_id`.execute(db);
      await sql`select pg_sleep(0.2)`.execute(db);
      await refreshProgress(db, { leads: rows.map(({ lead_id }) => lead_id) });
    });
    expect(await Promise.all([changes.confirm(turned), signal])).toMatchObject([
      { outcome: "saved" },
      undefined,
    ]);
    const maintained = await inside(derivedSnapshot);
    await inside(rebuildProgress);
    expect(await inside(derivedSnapshot)).toEqual(maintained);
  });

  it("with the day on which a step retires, leads without a date of purchase are no longer judged by it", async () => {
    const today = await inside(findToday);
    await inside(async (db) => {
      await sql`update step set in_force_to = ${today}::date where position = 1`.execute(db);
      await sql`update derived_day set derived_on = ${today}::date - 1`.execute(db);
      await ensureDerivedToday(db);
    });
    const maintained = await inside(derivedSnapshot);
    await inside(rebuildProgress);
    expect(await inside(derivedSnapshot)).toEqual(maintained);
  });
});
