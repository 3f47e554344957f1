// Which signals cannot be entered by hand, and what does the form say of each?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rebuildProgress } from "../../db/queries/derive";
import { createOrganization } from "../../db/queries/organization";
import { type TestDatabase, testDatabase } from "../support/database";
import { thrown } from "../support/importPages";
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

describe("what cannot be entered", () => {
  it.each<{ why: string; fields: Record<string, string>; beside: string; says: RegExp }>([
    { why: "neither + nor −", fields: {}, beside: "say", says: /choose \+ or −/ },
    {
      why: "a day ahead",
      fields: { say: "positive", ...earlier("2099-01-01") },
      beside: "day",
      says: /still ahead/,
    },
    { why: "no day", fields: { say: "positive", when: "earlier" }, beside: "day", says: /Say the day/ },
    {
      why: "no calendar day",
      fields: { say: "positive", ...earlier("2026-02-30") },
      beside: "day",
      says: /no day/,
    },
    {
      why: "a day before 1990",
      fields: { say: "positive", ...earlier("1066-10-14") },
      beside: "day",
      says: /no day/,
    },
    { why: "infinity", fields: { say: "positive", ...earlier("infinity") }, beside: "day", says: /no day/ },
    {
      why: "a time that clocks skipped",
      fields: { say: "positive", ...earlier("2026-03-08", "02:30") },
      beside: "time",
      says: /never showed 02:30/,
    },
    {
      why: "no time of day",
      fields: { say: "positive", ...earlier("2026-03-07", "25:00") },
      beside: "time",
      says: /14:05/,
    },
    {
      why: "a device whose clock is ahead",
      fields: { say: "positive", instant: "2099-01-01T00:00:00Z" },
      beside: "when",
      says: /clock of this device is ahead/,
    },
    { why: "an outcome of no meeting", fields: { outcome: "held" }, beside: "outcome", says: /no meeting/ },
    { why: "an unknown word", fields: { say: "maybe" }, beside: "say", says: /for, against/ },
    {
      why: "a note too long",
      fields: { say: "positive", note: "x".repeat(2001) },
      beside: "note",
      says: /2000/,
    },
  ])("$why", async ({ fields, beside, says }) => {
    const leadId = await fresh();
    const answer = await on.post(leadId, { step: on.stepId(price), ...fields });
    expect(answer).toHaveProperty(["errors", beside], expect.stringMatching(says));
    expect(await on.signals(leadId)).toEqual([]);
  });

  it.each<{ why: string; fields: Record<string, string>; beside: string; says: RegExp }>([
    {
      why: "an outcome against its sign",
      fields: { say: "positive", outcome: "no-show" },
      beside: "say",
      says: /“no-show” is negative/,
    },
    {
      why: "a new day that is not said",
      fields: { outcome: "rescheduled" },
      beside: "meeting-on",
      says: /new day/,
    },
    {
      why: "a meeting in another century",
      fields: { outcome: "rescheduled", "meeting-on": "2206-01-01" },
      beside: "meeting-on",
      says: /two years/,
    },
  ])("of a meeting: $why", async ({ fields, beside, says }) => {
    const leadId = await fresh();
    const answer = await on.post(leadId, { step: on.stepId("Appointment held"), ...fields });
    expect(answer).toHaveProperty(["errors", beside], expect.stringMatching(says));
  });

  it("a retired issue, but for a signal that has it", async () => {
    const leadId = await fresh();
    const issue = on.issueId("bad past MSP");
    const fields = { step: on.stepId(price), say: "negative", issue };
    await on.post(leadId, { ...fields, ...earlier("2026-02-01") });
    await on.inside((db) =>
      db.updateTable("issue").set({ retired: true }).where("issue_id", "=", Number(issue)).execute(),
    );
    expect(await on.post(leadId, { ...fields, ...earlier("2026-02-02") })).toHaveProperty([
      "errors",
      "issue",
    ]);
    const signal = String((await on.signals(leadId))[0]?.signal_id);
    expect(
      await on.post(leadId, { ...fields, do: "edit", signal, when: "kept", note: "said twice" }),
    ).toHaveProperty("to");
  });

  it("a retired step, but on leads of which it is a button", async () => {
    const [silent, heard] = [await fresh(), await fresh()];
    const young = await on.lead("bought after", { purchasedOn: "2026-06-01" });
    const step = on.stepId("Pain agreed");
    const fields = { step, say: "positive", ...earlier("2026-07-01") };
    await on.post(heard, fields);
    const retire = (day: string | null) =>
      on.inside((db) =>
        db.updateTable("step").set({ in_force_to: day }).where("step_id", "=", Number(step)).execute(),
      );
    await retire("2026-05-01");
    await on.inside(rebuildProgress);
    expect(await on.post(young, fields)).toHaveProperty(
      ["errors", "form"],
      expect.stringContaining("was retired on 2026-05-01"),
    );
    expect(await on.post(heard, { ...fields, say: "negative" })).toHaveProperty("to");
    expect(await on.post(silent, fields)).toHaveProperty("to");
    await retire(null);
    await on.inside(rebuildProgress);
  });

  it.each([
    { why: "an unknown step", fields: { step: "999999", say: "positive" } },
    { why: "a step that is no number", fields: { step: "x'", say: "positive" } },
    { why: "no step", fields: { say: "positive" } },
    { why: "an unknown issue", fields: { step: "1", say: "negative", issue: "999999" } },
    { why: "an unknown signal edited", fields: { do: "edit", signal: "999999", step: "1", say: "negative" } },
    { why: "an unknown signal taken back", fields: { do: "take-back", signal: "999999" } },
    { why: "an unknown line of the history", fields: { do: "restore", change: "999999" } },
    { why: "an unknown touch", fields: { do: "drop-touch", touch: "999999" } },
    { why: "an unknown deed", fields: { do: "explode" } },
  ])("is not found: $why", async ({ fields }) => {
    const leadId = await fresh();
    expect((await thrown(on.post(leadId, fields))).status).toBe(404);
  });

  it("is not found: what is another organization's, and what is nobody's", async () => {
    const leadId = await fresh();
    const fields = { step: on.stepId(price), say: "negative", ...earlier("2026-02-01") };
    await on.post(leadId, fields);
    const signal = String((await on.signals(leadId))[0]?.signal_id);
    const other = await createOrganization(database.db, { organizationId: 77, name: "Other" });
    const theirs = await openLeadForms({ ...database, organizationId: other });
    for (const post of [
      { ...fields, step: theirs.stepId(price) },
      { do: "edit", signal, ...fields, step: theirs.stepId(price) },
      { do: "take-back", signal },
      { do: "touch", channel: "call" },
    ]) {
      expect((await thrown(theirs.post(leadId, post))).status).toBe(404);
      expect((await thrown(theirs.post(999_999, post))).status).toBe(404);
    }
    expect(await on.signals(leadId)).toHaveLength(1);
    const elsewhere = await fresh();
    expect((await thrown(on.post(elsewhere, { do: "take-back", signal }))).status).toBe(404);
  });
});
