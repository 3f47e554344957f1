// Is a signal entered by hand stored once, told in its history, and taken back whole?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rebuildProgress } from "../../db/queries/derive";
import { type TestDatabase, testDatabase } from "../support/database";
import { openLeadForms } from "../support/leadForms";

let database: TestDatabase;
let on: Awaited<ReturnType<typeof openLeadForms>>;
let count = 0;
const fresh = () => {
  count += 1;
  return on.lead(`L${count}`);
};
const price = "Price range accepted";

beforeAll(async () => {
  database = await testDatabase();
  on = await openLeadForms(database);
});
afterAll(() => database.close());

const earlier = (day: string, time = "") => ({ when: "earlier", day, time });

describe("a signal entered on the page", () => {
  it("opens an objection, and a later positive that answers it buttons the step", async () => {
    const leadId = await fresh();
    const objection = {
      step: on.stepId(price),
      say: "negative",
      issue: on.issueId("price"),
      manner: "unspoken",
    };
    await on.post(leadId, { ...objection, cue: "checked the phone", ...earlier("2026-02-01", "10:00") });
    expect(await on.standing(leadId)).toMatchObject({ steps: { [price]: "objection" }, frontier: price });
    const agreed = { step: on.stepId(price), say: "positive", issue: on.issueId("price") };
    await on.post(leadId, { ...agreed, ...earlier("2026-02-02", "10:00") });
    expect(await on.standing(leadId)).toMatchObject({ steps: { [price]: "buttoned" } });
    expect(await on.signals(leadId)).toMatchObject([
      { polarity: "negative", manner: "unspoken", cue: "checked the phone", import_id: null },
      { polarity: "positive", manner: "spoken", cue: null },
    ]);
  });

  it.each([
    { why: "the very same form again", again: {}, post: "same-form-1" },
    { why: "the same signal with another note", again: { note: "again" }, post: "other-form" },
    { why: "the same form with other words", again: { note: "again", say: "positive" }, post: "same-form-1" },
  ])("is stored once: $why", async ({ again, post }) => {
    const leadId = await fresh();
    const fields = { step: on.stepId(price), say: "negative", instant: "2026-02-01T10:00:00.123Z" };
    await on.post(leadId, { ...fields, post: "same-form-1" });
    expect(await on.post(leadId, { ...fields, ...again, post })).toHaveProperty("to");
    expect(await on.signals(leadId)).toHaveLength(1);
    expect(await on.changes(leadId)).toHaveLength(1);
  });

  it("is stored once when two tries come at the same moment", async () => {
    const leadId = await fresh();
    const fields = {
      step: on.stepId(price),
      say: "negative",
      instant: "2026-02-01T10:00:00Z",
      post: "twice-at-once",
    };
    await Promise.all([1, 2, 3, 4].map(() => on.post(leadId, fields)));
    expect(await on.signals(leadId)).toHaveLength(1);
  });

  it.each([{ act: "edit" }, { act: "take-back" }])(
    "is not doubled by a late try of its form after $act",
    async ({ act }) => {
      const leadId = await fresh();
      const fields = {
        step: on.stepId(price),
        say: "negative",
        instant: "2026-02-01T10:00:00Z",
        post: "late-try-01",
      };
      await on.post(leadId, fields);
      const signal = String((await on.signals(leadId))[0]?.signal_id);
      await on.post(leadId, { ...fields, do: act, signal, ...earlier("2026-02-02", "09:00") });
      const before = await on.signals(leadId);
      await on.post(leadId, fields);
      expect(await on.signals(leadId)).toEqual(before);
    },
  );

  it("names several issues as several signals of one time", async () => {
    const leadId = await fresh();
    const issue = [on.issueId("price"), on.issueId("timing"), on.issueId("price")];
    await on.post(leadId, {
      step: on.stepId(price),
      say: "negative",
      issue,
      instant: "2026-02-01T10:00:00Z",
    });
    expect((await on.signals(leadId)).map((row) => String(row.issue_id))).toEqual(issue.slice(0, 2));
  });

  it("is derived with others that are entered on the lead at the same moment", async () => {
    const leadId = await fresh();
    const names = ["Reached", "Pain agreed", price, "Proposal agreed"];
    await Promise.all(
      names.map((name) =>
        on.post(leadId, { step: on.stepId(name), say: "positive", ...earlier("2026-02-01", "10:00") }),
      ),
    );
    const { steps } = await on.standing(leadId);
    expect(names.map((name) => steps[name])).toEqual(names.map(() => "buttoned"));
    const read = () =>
      on.inside((db) => sql`select * from lead_progress where lead_id = ${leadId}`.execute(db));
    const maintained = (await read()).rows;
    await on.inside(rebuildProgress);
    expect((await read()).rows).toEqual(maintained);
  });

  it("moves the meeting when it was rescheduled, which is neither for nor against", async () => {
    const leadId = await fresh();
    const step = on.stepId("Appointment set");
    await on.post(leadId, { step, say: "positive", "meeting-on": "2026-02-10", ...earlier("2026-02-01") });
    await on.post(leadId, {
      step,
      outcome: "rescheduled",
      "meeting-on": "2026-03-01",
      ...earlier("2026-02-02"),
    });
    expect((await on.signals(leadId)).at(-1)).toMatchObject({
      polarity: "neutral",
      meeting_on: "2026-03-01",
    });
    const { rows } = await on.inside((db) =>
      sql`select clock_on from lead_progress where lead_id = ${leadId}`.execute(db),
    );
    expect(rows).toEqual([{ clock_on: "2026-03-01" }]);
  });
});

describe("a signal's history", () => {
  it("says who changed what, before and after, and nothing where nothing changed", async () => {
    const leadId = await fresh();
    const fields = { step: on.stepId(price), say: "negative", issue: on.issueId("price"), who: "Ana" };
    await on.post(leadId, { ...fields, ...earlier("2026-02-01", "10:00") });
    const signal = String((await on.signals(leadId))[0]?.signal_id);
    const edit = { ...fields, do: "edit", signal, when: "kept", by: "Bo" };
    await on.post(leadId, edit);
    expect(await on.changes(leadId)).toHaveLength(1);
    await on.post(leadId, { ...edit, issue: on.issueId("timing") });
    expect((await on.changes(leadId)).at(-1)).toMatchObject({
      who: "Bo",
      before: { issue: "price", who: "Ana" },
      after: { issue: "timing", who: "Ana" },
    });
  });

  it("refuses to make one signal of two", async () => {
    const leadId = await fresh();
    const fields = { step: on.stepId(price), say: "negative" };
    await on.post(leadId, { ...fields, ...earlier("2026-02-01") });
    await on.post(leadId, { ...fields, ...earlier("2026-02-02") });
    const signal = String((await on.signals(leadId))[1]?.signal_id);
    const answer = await on.post(leadId, { ...fields, do: "edit", signal, ...earlier("2026-02-01") });
    expect(answer).toHaveProperty(["errors", "form"], expect.stringContaining("the same signal already"));
  });

  it("brings back what was taken back, with its plan to circle back, once", async () => {
    const leadId = await fresh();
    await on.post(leadId, { step: on.stepId(price), say: "negative", ...earlier("2026-02-01") });
    const before = await on.signals(leadId);
    const signalId = before[0]?.signal_id ?? 0;
    await on.inside((db) =>
      db.insertInto("circle_back").values({ signal_id: signalId, owner: "Ana" }).execute(),
    );
    const taken = await on.post(leadId, { do: "take-back", signal: String(signalId), by: "Bo" });
    expect(await on.signals(leadId)).toEqual([]);
    expect(await on.standing(leadId)).toMatchObject({ steps: { [price]: "silent" } });
    expect(await on.post(leadId, { do: "take-back", signal: String(signalId) })).toEqual(taken);
    const change = /taken=(\d+)/.exec("to" in taken ? taken.to : "")?.[1] ?? "";
    for (let turn = 0; turn < 2; turn += 1) await on.post(leadId, { do: "restore", change });
    expect(await on.signals(leadId)).toEqual(before);
    expect(await on.standing(leadId)).toMatchObject({ steps: { [price]: "objection" } });
    expect(await on.inside((db) => db.selectFrom("circle_back").select("owner").execute())).toEqual([
      { owner: "Ana" },
    ]);
    expect((await on.changes(leadId)).map(({ before, after }) => [before !== null, after !== null])).toEqual([
      [false, true],
      [true, false],
      [false, true],
    ]);
  });
});

describe("a touch", () => {
  it("ends “unworked”, is stored once, and can be taken back", async () => {
    const leadId = await fresh();
    expect(await on.standing(leadId)).toMatchObject({ state: "unworked" });
    const fields = {
      do: "touch",
      channel: "call",
      result: "no answer",
      instant: "2026-02-01T10:00:00Z",
      who: "Ana",
    };
    const [first, again] = [await on.post(leadId, fields), await on.post(leadId, fields)];
    expect(again).toEqual(first);
    expect(await on.standing(leadId)).toMatchObject({ state: "stalled" });
    const touch = /touched=(\d+)/.exec("to" in first ? first.to : "")?.[1] ?? "";
    await on.post(leadId, { do: "drop-touch", touch });
    expect(await on.standing(leadId)).toMatchObject({ state: "unworked" });
  });

  it("says how", async () => {
    expect(await on.post(await fresh(), { do: "touch" })).toHaveProperty(["errors", "channel"]);
  });
});
