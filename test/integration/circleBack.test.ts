// Do the ledger's forms change exactly what they say, and say why where they change nothing?
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { addDays } from "../../app/domain/day";
import { addWorkdays } from "../../app/domain/workday";
import { circleBackReport, type Objection } from "../../app/reports/circleBackReport";
import { action, loader } from "../../app/routes/circle-back._index";
import { changeCircleBack } from "../../app/server/circleBackAction";
import type { LoadContext } from "../../app/server/context";
import { withOrganization } from "../../db/connection";
import { refreshProgress } from "../../db/queries/derive";
import { createOrganization } from "../../db/queries/organization";
import { thrown } from "../support/importPages";
import { type LedgerSite, named, openLedger } from "../support/ledgerSite";
import { keepReports } from "../support/reportKeeper";

let site: LedgerSite;
beforeAll(async () => {
  site = await openLedger();
});
afterAll(() => site.close());

const post = (fields: Record<string, string>, now = new Date(), organizationId = site.organizationId) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return changeCircleBack({ db: site.db, organizationId }, form, now);
};
const trouble = (outcome: Awaited<ReturnType<typeof post>>) =>
  outcome.done ? undefined : outcome.refusal.trouble;

describe("circling back", () => {
  const take = (row: Objection, more = {}) =>
    post({
      ...{ do: "take", signal: String(row.signalId), seen: row.owner ?? "" },
      ...{ owner: "Maria", "due-on": addDays(site.today, 1), prompt: row.prompts[0]?.words ?? "", ...more },
    });

  it("takes, shows the owner, the day and the prompt, and keeps one rep for all ways to write a name", async () => {
    await site.clear();
    expect(await take(await site.objection("dear"))).toEqual({ done: true, name: "Maria" });
    await take(await site.objection("cheap"), { owner: "  maria " });
    const row = await site.objection("dear");
    expect(row).toMatchObject({
      owner: "Maria",
      dueOn: addDays(site.today, 1),
      prompt: row.prompts[0]?.words,
    });
    expect(named(await site.ledger({ owner: "Maria" }))).toEqual(["dear price", "cheap price"]);
    expect(named(await site.ledger({ mine: true }, { me: "Maria" }))).toEqual(["dear price", "cheap price"]);
    expect((await site.ledger()).totals).toMatchObject({ free: 3 });
  });

  it("puts what is overdue first, however cheap, and what is snoozed last", async () => {
    await site.clear();
    await take(await site.objection("cheap"));
    await take(await site.objection("dealt"));
    await site.inside((db) =>
      db
        .updateTable("circle_back")
        .set({ due_on: addDays(site.today, -1) })
        .execute(),
    );
    const dealt = await site.objection("dealt");
    await post({
      do: "snooze",
      signal: String(dealt.signalId),
      seen: "Maria",
      "snoozed-to": addDays(site.today, 5),
    });
    expect(named(await site.ledger())).toEqual([
      ...["cheap price", "dealt timing", "dear price", "unpriced –", "dealt price"],
    ]);
    expect(await site.objection("dealt")).toMatchObject({
      standing: "snoozed",
      dueOn: addDays(site.today, -1),
    });
    expect(named(await site.ledger({ show: "overdue" }))).toEqual(["cheap price"]);
    expect((await site.ledger()).totals).toMatchObject({ all: 5, overdue: 1, snoozed: 1, due: 1 });
  });

  it("counts as due from its day, and as overdue only after it", async () => {
    await site.clear();
    await take(await site.objection("dear"), { "due-on": site.today });
    expect(await site.objection("dear")).toMatchObject({ standing: "open" });
    expect((await site.ledger()).totals).toMatchObject({ due: 1, overdue: 0 });
  });

  it("is done without being resolved, until the objection is raised again", async () => {
    await site.clear();
    const row = await site.objection("dear");
    await take(row);
    await post({
      do: "done",
      signal: String(row.signalId),
      seen: "Maria",
      owner: "Maria",
      note: "sent the sheet",
    });
    expect(named(await site.ledger())).not.toContain("dear price");
    expect(named(await site.ledger({ show: "done" }))).toEqual(["dear price"]);
    expect(await site.objection("dear")).toMatchObject({
      standing: "done",
      owner: "Maria",
      note: "sent the sheet",
      doneOn: site.today,
    });
    await site.inside((db) =>
      db
        .updateTable("circle_back")
        .set({ done_at: new Date(Date.now() - 3 * 86_400_000) })
        .execute(),
    );
    await site.raise(row);
    expect(await site.objection("dear")).toMatchObject({
      ...{ standing: "open", raisedAgain: true, owner: null, dueOn: null, timesRaised: 2 },
    });
    await take(await site.objection("dear"), { owner: "Piotr" });
    expect(await site.objection("dear")).toMatchObject({
      owner: "Piotr",
      standing: "open",
      raisedAgain: false,
    });
  });

  it("forgets the circle-back of an objection that was resolved before it was raised anew", async () => {
    await site.clear();
    const row = await site.objection("cheap");
    await take(row);
    const { lead_id, step_id, issue_id } = await site.signalOf(row);
    await site.inside(async (db) => {
      const at = new Date(Date.now() - 3 * 86_400_000);
      await db
        .insertInto("signal")
        .values({ lead_id, step_id, issue_id, at, polarity: "positive" })
        .execute();
    });
    await site.raise(row);
    expect(await site.objection("cheap")).toMatchObject({ owner: null, days: 1, timesRaised: 1 });
  });

  it.each([
    { fields: { owner: " " }, says: "Who circles back?", why: "no name" },
    { fields: { owner: "x".repeat(81) }, says: "at most 80 characters", why: "a long name" },
    { fields: { "due-on": "" }, says: "The due day is missing", why: "no day" },
    { fields: { "due-on": "2026-02-30" }, says: '"2026-02-30", is no day', why: "a day that is none" },
    { fields: { "due-on": "2026-01-01" }, says: "must be later than", why: "a day that has passed" },
    { fields: { "due-on": "9999-12-31" }, says: "more than two years away", why: "a year mistyped" },
    { fields: { do: "snooze", "snoozed-to": "" }, says: "Take the objection first", why: "snoozed untaken" },
    { fields: { do: "give-back" }, says: "Nobody has this objection", why: "given back untaken" },
    { fields: { do: "reopen" }, says: "is not done", why: "taken back undone" },
    { fields: { do: "done", note: "x".repeat(2001) }, says: "more than 2000 characters", why: "a long note" },
  ])("says why it writes nothing: $why", async ({ fields, says }) => {
    await site.clear();
    const outcome = await take(await site.objection("dealt", "timing"), fields);
    expect(trouble(outcome)).toContain(says);
    expect(await site.inside((db) => db.selectFrom("circle_back").selectAll().execute())).toEqual([]);
  });

  it("gives back, and reopens what was not done after all", async () => {
    await site.clear();
    const row = await site.objection("dealt", "timing");
    const signal = String(row.signalId);
    await take(row);
    await post({ do: "done", signal, seen: "Maria", owner: "Maria" });
    expect(trouble(await take(row, { seen: "Maria" }))).toContain("marked as done while");
    await post({ do: "reopen", signal, seen: "Maria" });
    expect(await site.objection("dealt", "timing")).toMatchObject({ standing: "open", owner: "Maria" });
    await post({ do: "give-back", signal, seen: "Maria" });
    expect(await site.objection("dealt", "timing")).toMatchObject({
      owner: null,
      dueOn: null,
      snoozedTo: null,
    });
  });

  it("does not take what somebody else took meanwhile, unless the page showed that", async () => {
    await site.clear();
    const row = await site.objection("dealt", "timing");
    const both = await Promise.all([take(row), take(row, { owner: "Piotr" })]);
    expect(both.filter(({ done }) => done).length).toBe(1);
    expect(both.map(trouble).find((text) => text)).toMatch(/^(Maria|Piotr) took this objection while/);
    const taken = await site.objection("dealt", "timing");
    await take(row, { owner: "Ines", seen: taken.owner ?? "" });
    expect((await site.objection("dealt", "timing")).owner).toBe("Ines");
    expect(await site.inside((db) => db.selectFrom("circle_back").selectAll().execute())).toHaveLength(1);
  });

  it("says so where the objection was resolved meanwhile, and writes nothing", async () => {
    await site.clear();
    const row = await site.objection("dealt", "timing");
    const { lead_id, step_id } = await site.signalOf(row);
    const { signal_id } = await site.inside(async (db) => {
      const at = new Date(Date.now() - 86_400_000);
      const values = {
        lead_id,
        step_id,
        issue_id: row.issue === null ? null : 2,
        at,
        polarity: "positive",
      } as const;
      const made = await db
        .insertInto("signal")
        .values(values)
        .returning("signal_id")
        .executeTakeFirstOrThrow();
      await refreshProgress(db, { leads: [lead_id] });
      return made;
    });
    expect(trouble(await take(row))).toContain("no longer open");
    await site.inside(async (db) => {
      await db.deleteFrom("signal").where("signal_id", "=", signal_id).execute();
      await refreshProgress(db, { leads: [lead_id] });
    });
    expect(trouble(await take(row))).toBeUndefined();
  });

  it("is 404 for what is not there, not an objection, not readable, or another organization's", async () => {
    const row = await site.objection("dealt", "timing");
    const other = await createOrganization(site.db, { organizationId: 77, name: "Other" });
    const fields = {
      do: "take",
      signal: String(row.signalId),
      owner: "Eve",
      "due-on": addDays(site.today, 1),
    };
    const attempts = [
      () => post(fields, new Date(), other),
      () => post({ ...fields, signal: "999999999" }),
      () => post({ ...fields, signal: "1e3" }),
      () => post({ ...fields, do: "destroy" }),
    ];
    for (const attempt of attempts) expect((await thrown(attempt())).status).toBe(404);
    const theirs = await withOrganization(site.db, other, (db) => circleBackReport(db, {}));
    expect(theirs).toMatchObject({ rows: [], totals: { all: 0 }, reps: [] });
  });

  it("comes back to the page it was posted from, with the name remembered", async () => {
    await site.clear();
    const row = await site.objection("dealt", "timing");
    const { reports, close } = keepReports(site);
    onTestFinished(close);
    const context = { db: site.db, organizationId: site.organizationId, reports } as LoadContext;
    const body = new URLSearchParams({
      ...{ do: "take", signal: String(row.signalId), owner: "Maria", "due-on": addWorkdays(site.today, 2) },
    });
    const request = new Request("http://localhost/circle-back?step=7&page=1&evil=x", {
      method: "POST",
      body,
    });
    const answer = (await action({ request, params: {}, context: { ...context } })) as Response;
    expect(answer.headers.get("Location")).toBe("/circle-back?step=7&page=1");
    const Cookie = answer.headers.get("Set-Cookie") ?? "";
    expect(Cookie).toMatch(/HttpOnly.*SameSite=Lax/);
    const asked = new Request("http://localhost/circle-back?mine=1", { headers: { Cookie } });
    const page = await loader({ request: asked, params: {}, context: { ...context } });
    expect({ me: page.me, rows: named(page.report) }).toEqual({ me: "Maria", rows: ["dealt timing"] });
  });
});
