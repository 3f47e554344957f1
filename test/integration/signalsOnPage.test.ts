// What does a lead's page say of signals from files, out of their time, or in thousands, and what does an undo leave of those that were touched?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { leadReport } from "../../app/reports/leadReport";
import { loader as page, action as postToPage } from "../../app/routes/leads.$leadId";
import { action as postScript } from "../../app/routes/leads.$leadId_.signals";
import type { LoadContext } from "../../app/server/context";
import { addManySignals } from "../../db/benchmarkFacts";
import { refreshProgress } from "../../db/queries/derive";
import { type TestDatabase, testDatabase } from "../support/database";
import { thrown } from "../support/importPages";
import { csv, importText } from "../support/importText";
import { openLeadForms } from "../support/leadForms";

let database: TestDatabase;
let on: Awaited<ReturnType<typeof openLeadForms>>;
const price = "Price range accepted";
const at = (day: string, time = "") => ({ when: "earlier", day, time });
const report = async (leadId: number, more: { page?: number; also?: number[] } = {}) => {
  const found = await on.inside((db) => leadReport(db, { leadId, filters: {}, ...more }));
  if (!found) throw new Error("no such lead");
  return found;
};
const cardOf = async (leadId: number, step = price) =>
  (await report(leadId)).cards.find((card) => card.step === step);

beforeAll(async () => {
  database = await testDatabase();
  on = await openLeadForms(database);
});
afterAll(() => database.close());

describe("a signal of a file", () => {
  const signalFile = (lead: string) =>
    importText(
      database,
      csv(
        ["Lead ID", "Step", "Date", "Polarity", "Issue"],
        [
          [lead, price, "2026-02-01", "negative", "price"],
          [lead, "Pain agreed", "2026-02-02", "positive", ""],
        ],
      ),
      { kind: "signals" },
    );

  it.each([
    { act: "edited", left: 1 },
    { act: "taken back and brought back", left: 1 },
    { act: "taken back", left: 0 },
  ])(
    "keeps what the file said when it is $act, and an undo of the file leaves it so",
    async ({ act, left }) => {
      const leadId = await on.lead(`file ${act}`);
      const { importId } = await signalFile(`file ${act}`);
      const signal = String((await on.signals(leadId))[0]?.signal_id);
      if (act === "edited")
        await on.post(leadId, {
          ...{ do: "edit", signal, step: on.stepId(price), say: "negative", when: "kept", by: "Bo" },
          issue: on.issueId("timing"),
        });
      else await on.post(leadId, { do: "take-back", signal });
      const [change] = await on.changes(leadId);
      expect(change?.before).toMatchObject({ issue: "price", polarity: "negative", import_id: importId });
      if (act.endsWith("brought back"))
        await on.post(leadId, { do: "restore", change: String(change?.signal_change_id) });
      const undone = await undo(database.db, {
        organizationId: database.organizationId,
        importId: importId ?? 0,
      });
      expect(await on.signals(leadId)).toHaveLength(left);
      expect(undone.counts.signals).toBe(1);
      expect(undone.kept.map(({ what, why }) => ({ what, why }))).toEqual(
        left === 0 ? [] : [{ what: "signal", why: "someone touched it since" }],
      );
    },
  );

  it("of the lead's own row keeps the lead, once somebody has taken it back", async () => {
    const imported = await importText(
      database,
      csv(
        ["Lead ID", "Company", "Stage", "Spoken on"],
        [["own row", "Own Row Ltd", "Pain agreed", "2026-02-01"]],
      ),
      {
        ...{ vendor: "Northwind", list: "own row", purchasedOn: "2026-01-10" },
        mapping: {
          kind: "leads",
          columns: {
            ...{ "lead.vendor_lead_id": "Lead ID", "lead.company": "Company" },
            ...{ "signal.step": "Stage", "signal.at": "Spoken on" },
          },
        },
      },
    );
    const { rows } = await on.inside((db) =>
      sql<{
        lead_id: number;
        signal_id: number;
      }>`select lead_id, signal_id from signal join lead using (organization_id, lead_id)
        where vendor_lead_id = 'own row'`.execute(db),
    );
    const [row] = rows;
    await on.post(row?.lead_id ?? 0, { do: "take-back", signal: String(row?.signal_id) });
    const undone = await undo(database.db, {
      organizationId: database.organizationId,
      importId: imported.importId ?? 0,
    });
    expect(undone.kept).toMatchObject([{ what: "lead", why: "its signals were changed by hand since" }]);
  });
});

describe("a lead's page", () => {
  it("says what is out of its time: before the purchase, after the win, for and against at once", async () => {
    const leadId = await on.lead("out of time");
    const fields = { step: on.stepId(price), say: "positive" };
    await on.post(leadId, { ...fields, ...at("2026-01-02", "09:00") });
    await on.post(leadId, { ...fields, ...at("2026-02-02", "09:00") });
    await on.post(leadId, { ...fields, say: "negative", ...at("2026-02-02", "09:00") });
    expect(await cardOf(leadId)).toMatchObject({
      state: "objection",
      signals: [
        { polarity: "negative", contradicted: true, open: true, before_purchase: false },
        { polarity: "positive", contradicted: true },
        { polarity: "positive", contradicted: false, before_purchase: true },
      ],
    });
    await on.post(leadId, { step: on.stepId("Signed"), say: "positive", ...at("2026-03-01", "09:00") });
    await on.post(leadId, { step: on.stepId("Pain agreed"), say: "negative", ...at("2026-03-02", "09:00") });
    expect(await cardOf(leadId, "Pain agreed")).toMatchObject({
      signals: [{ after_win: true, open: false }],
    });
    expect(await on.standing(leadId)).toMatchObject({ state: "won" });
  });

  it("asks a positive what it answers: the open issues of the step, each once", async () => {
    const leadId = await on.lead("asks");
    const fields = { step: on.stepId(price), say: "negative" };
    const [cost, timing] = [on.issueId("price"), on.issueId("timing")];
    await on.post(leadId, { ...fields, issue: [cost, timing], ...at("2026-02-01", "09:00") });
    await on.post(leadId, { ...fields, issue: cost, ...at("2026-02-02", "09:00") });
    const open = async () => (await cardOf(leadId))?.openIssues.map(({ name }) => name).sort();
    expect(await open()).toEqual(["price", "timing"]);
    await on.post(leadId, { ...fields, say: "positive", issue: timing, ...at("2026-02-03", "09:00") });
    expect(await open()).toEqual(["price"]);
    await on.post(leadId, { ...fields, say: "positive", ...at("2026-02-04", "09:00") });
    expect(await open()).toEqual([]);
  });

  it("stays a page with 10,000 signals, and takes one more", async () => {
    const leadId = await on.lead("ten thousand");
    await on.inside(async (db) => {
      await addManySignals(db, { leadId, signals: 10_000 });
      await refreshProgress(db, { leads: [leadId] });
    });
    await on.post(leadId, { step: on.stepId(price), say: "negative", issue: on.issueId("no authority") });
    const found = await report(leadId);
    expect(found.facts).toHaveLength(100);
    expect(found.history).toEqual({ page: 1, pages: 101, total: 10_001 });
    expect((await report(leadId, { page: 101 })).facts).toHaveLength(1);
    expect(found.cards.reduce((sum, { count }) => sum + count, 0)).toBe(10_001);
    expect(Math.max(...found.cards.map(({ signals }) => signals.length))).toBeLessThan(20);
    expect(found.cards.find(({ step }) => step === price)?.openIssues).toContainEqual(
      expect.objectContaining({ name: "no authority" }),
    );
  }, 120_000);

  it("offers nothing to record on a past day", async () => {
    const leadId = await on.lead("past");
    const past = await on.inside((db) => leadReport(db, { leadId, filters: { asOf: "2026-02-01" } }));
    expect(past).toMatchObject({ recording: false, changes: [] });
  });

  it("answers a posted form with a page, a script with JSON, and an unknown lead with 404", async () => {
    const leadId = await on.lead("answers");
    const { db, organizationId } = database;
    const args = (id: number, fields: Record<string, string>) => ({
      request: new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) }),
      params: { leadId: String(id) },
      context: { ...({ db, organizationId } as LoadContext) },
    });
    const wrong = { step: on.stepId(price), say: "maybe", note: "typed" };
    const right = { ...wrong, say: "negative", instant: "2026-02-01T10:00:00Z" };
    expect(await postToPage(args(leadId, wrong))).toMatchObject({
      init: { status: 422 },
      data: { errors: { say: expect.any(String) }, fields: expect.arrayContaining([["note", "typed"]]) },
    });
    const refused = await postScript(args(leadId, wrong));
    expect([refused.status, await refused.json()]).toEqual([422, { errors: { say: expect.any(String) } }]);
    const stored = await postScript(args(leadId, right));
    expect([stored.status, await stored.json()]).toEqual([200, { to: expect.stringMatching(/noted=\d+/) }]);
    const again = await postToPage(args(leadId, right));
    expect(again).toMatchObject({ status: 303 });
    expect(await on.signals(leadId)).toHaveLength(1);
    expect((await thrown(postScript(args(999_999, right)))).status).toBe(404);
    const request = new Request(`http://localhost/leads/999999`);
    expect((await thrown(page({ ...args(999_999, {}), request }))).status).toBe(404);
  });
});
