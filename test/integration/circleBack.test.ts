// Does the ledger show what to circle back on, dearest first, and do its forms change exactly what they say?
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import type { LedgerFilters } from "../../app/domain/ledgerFilters";
import { addWorkdays } from "../../app/domain/workday";
import { circleBackReport, type Objection } from "../../app/reports/circleBackReport";
import { action, loader } from "../../app/routes/circle-back._index";
import { changeCircleBack } from "../../app/server/circleBackAction";
import type { LoadContext } from "../../app/server/context";
import { withOrganization } from "../../db/connection";
import { refreshProgress } from "../../db/queries/derive";
import { createOrganization, findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { importOracleLeads } from "../support/importOracleLeads";
import { thrown } from "../support/importPages";
import type { OracleLead } from "../support/oracleLead";
import { no, yes } from "../support/stateCase";

let database: TestDatabase;
let today: string;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);
const ledger = (filters: LedgerFilters = {}, more = {}) =>
  inside((db) => circleBackReport(db, filters, more));
const price = "Price range accepted";

beforeAll(async () => {
  database = await testDatabase();
  today = await inside(findToday);
  const ago = (days: number) => addDays(today, -days);
  const bought = { purchased_on: ago(40), as_of: today };
  const open = { status: "open", opened_on: ago(20) } as const;
  const leads: Record<string, OracleLead> = {
    cheap: { ...bought, cost_minor: 5000, signals: [no(price, ago(12), { issue: "price" })] },
    dear: { ...bought, cost_minor: 18_000, signals: [no(price, ago(10), { issue: "price" })] },
    unpriced: {
      ...bought,
      signals: [no("Reached", ago(9), { cue: "stopped replying", manner: "unspoken" })],
    },
    dealt: {
      ...{ ...bought, cost_minor: 100, deals: [open] },
      signals: [
        no(price, ago(12), { issue: "price" }),
        no(price, ago(3), { issue: "price" }),
        no(price, ago(2), { issue: "timing" }),
      ],
    },
    won: {
      ...bought,
      deals: [{ status: "won", opened_on: ago(9), won_on: ago(1) }],
      signals: [no(price, ago(5))],
    },
    lost: {
      ...bought,
      deals: [{ status: "lost", opened_on: ago(9), lost_on: ago(1) }],
      signals: [no(price, ago(5))],
    },
    resolved: {
      ...bought,
      signals: [no(price, ago(5), { issue: "price" }), yes(price, ago(2), { issue: "price" })],
    },
    faulty: { ...bought, defects: [{ on: ago(1) }], signals: [no(price, ago(5))] },
  };
  await importOracleLeads(
    database,
    Object.entries(leads).map(([id, lead]) => ({ id, lead })),
  );
  await inside((db) => db.updateTable("deal").set({ amount_minor: 1_400_000 }).execute());
});
afterAll(() => database.close());

const named = ({ rows }: { rows: Objection[] }) => rows.map(({ lead, issue }) => `${lead} ${issue ?? "–"}`);
async function objection(lead: string, issue: string | null = "price"): Promise<Objection> {
  const shown = ["all", "done"].map((show) => ledger(show === "done" ? { show } : {}));
  const rows = (await Promise.all(shown)).flatMap((report) => report.rows);
  const row = rows.find((row) => row.lead === lead && row.issue === issue);
  if (!row) throw new Error(`no open objection ${issue} of ${lead}`);
  return row;
}
const post = (fields: Record<string, string>, now = new Date(), organizationId = database.organizationId) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return changeCircleBack({ db: database.db, organizationId }, form, now);
};
const trouble = (outcome: Awaited<ReturnType<typeof post>>) =>
  outcome.done ? undefined : outcome.refusal.trouble;
async function clear() {
  await inside((db) => db.deleteFrom("circle_back").execute());
}

describe("the ledger", () => {
  it("lists open objections of leads that can still be won, dearest first, unknown money last", async () => {
    const report = await ledger();
    expect(named(report)).toEqual(["dealt price", "dealt timing", "dear price", "cheap price", "unpriced –"]);
    expect(report.totals).toMatchObject({
      objections: 5,
      leads: 4,
      all: 5,
      overdue: 0,
      free: 5,
      done: 0,
      all_value_minor: 1_400_000,
    });
    expect(report.byMoney?.length).toBeGreaterThan(0);
  });

  it("says what hangs on an objection: age, raises, net cost, the open deal's value, and what to ask", async () => {
    expect(await objection("dealt")).toMatchObject({
      ...{ days: 12, raisedOn: addDays(today, -12), lastRaisedOn: addDays(today, -3), timesRaised: 2 },
      ...{ netMinor: 100, valueMinor: 1_400_000, riskMinor: 1_400_000, openDeals: 1, unvaluedDeals: 0 },
      ...{ step: { name: price }, manner: "spoken", owner: null, standing: "open" },
    });
    const silent = await objection("unpriced", null);
    expect(silent).toMatchObject({
      netMinor: null,
      riskMinor: null,
      manner: "unspoken",
      cue: "stopped replying",
    });
    expect(silent.prompts[0]?.words).toContain("I have not heard from you");
  });

  it("takes the net cost where the open deal has no value, and says that one is left out", async () => {
    await inside((db) => db.updateTable("deal").set({ amount_minor: null }).execute());
    expect(await objection("dealt")).toMatchObject({ valueMinor: null, unvaluedDeals: 1, riskMinor: 100 });
    await inside((db) => db.updateTable("deal").set({ amount_minor: 1_400_000 }).execute());
  });

  it.each<{ filters: LedgerFilters; leads: string[]; why: string }>([
    { filters: { step: 1 }, leads: ["unpriced –"], why: "a step" },
    { filters: { step: 99 }, leads: [], why: "a step that does not exist" },
    { filters: { issue: 2 }, leads: ["dealt timing"], why: "an issue" },
    { filters: { issue: 0 }, leads: ["unpriced –"], why: "no issue named" },
    { filters: { vendor: 99 }, leads: [], why: "another vendor" },
    { filters: { lost: true, issue: 0 }, leads: ["lost –", "unpriced –"], why: "lost leads too" },
    { filters: { owner: "Nobody here" }, leads: [], why: "an owner without any" },
    { filters: { show: "overdue" }, leads: [], why: "overdue ones" },
    { filters: { mine: true }, leads: [], why: "mine, where no name is remembered" },
  ])("shows by filter: $why", async ({ filters, leads }) => {
    expect(named(await ledger(filters)).sort()).toEqual(leads);
  });

  it("shows each objection on one page only, and the last page for a page beyond", async () => {
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(...named(await ledger({ page }, { pageSize: 2 })));
    expect(pages).toEqual(named(await ledger()));
    expect(named(await ledger({ page: 99 }, { pageSize: 2 }))).toEqual(["unpriced –"]);
  });

  it("looks back: an objection raised later is not there yet", async () => {
    expect(named(await ledger({ asOf: addDays(today, -11) }))).toEqual(["dealt price", "cheap price"]);
  });
});

describe("circling back", () => {
  const take = (row: Objection, more = {}) =>
    post({
      ...{ do: "take", signal: String(row.signalId), seen: row.owner ?? "" },
      ...{ owner: "Maria", "due-on": addDays(today, 1), prompt: row.prompts[0]?.words ?? "", ...more },
    });

  it("takes, shows the owner, the day and the prompt, and keeps one rep for all ways to write a name", async () => {
    await clear();
    expect(await take(await objection("dear"))).toEqual({ done: true, name: "Maria" });
    await take(await objection("cheap"), { owner: "  maria " });
    const row = await objection("dear");
    expect(row).toMatchObject({ owner: "Maria", dueOn: addDays(today, 1), prompt: row.prompts[0]?.words });
    expect(named(await ledger({ owner: "Maria" }))).toEqual(["dear price", "cheap price"]);
    expect(named(await ledger({ mine: true }, { me: "Maria" }))).toEqual(["dear price", "cheap price"]);
    expect((await ledger()).totals).toMatchObject({ free: 3 });
  });

  it("puts what is overdue first, however cheap, and what is snoozed last", async () => {
    await clear();
    await take(await objection("cheap"));
    await take(await objection("dealt"));
    await inside((db) =>
      db
        .updateTable("circle_back")
        .set({ due_on: addDays(today, -1) })
        .execute(),
    );
    const dealt = await objection("dealt");
    await post({
      do: "snooze",
      signal: String(dealt.signalId),
      seen: "Maria",
      "snoozed-to": addDays(today, 5),
    });
    expect(named(await ledger())).toEqual([
      ...["cheap price", "dealt timing", "dear price", "unpriced –", "dealt price"],
    ]);
    expect(await objection("dealt")).toMatchObject({ standing: "snoozed", dueOn: addDays(today, -1) });
    expect(named(await ledger({ show: "overdue" }))).toEqual(["cheap price"]);
    expect((await ledger()).totals).toMatchObject({ all: 5, overdue: 1, snoozed: 1, due: 1 });
  });

  it("counts as due from its day, and as overdue only after it", async () => {
    await clear();
    await take(await objection("dear"), { "due-on": today });
    expect(await objection("dear")).toMatchObject({ standing: "open" });
    expect((await ledger()).totals).toMatchObject({ due: 1, overdue: 0 });
  });

  it("is done without being resolved, until the objection is raised again", async () => {
    await clear();
    const row = await objection("dear");
    await take(row);
    await post({
      do: "done",
      signal: String(row.signalId),
      seen: "Maria",
      owner: "Maria",
      note: "sent the sheet",
    });
    expect(named(await ledger())).not.toContain("dear price");
    expect(named(await ledger({ show: "done" }))).toEqual(["dear price"]);
    expect(await objection("dear")).toMatchObject({
      standing: "done",
      owner: "Maria",
      note: "sent the sheet",
      doneOn: today,
    });
    await inside((db) =>
      db
        .updateTable("circle_back")
        .set({ done_at: new Date(Date.now() - 3 * 86_400_000) })
        .execute(),
    );
    await raise(row);
    expect(await objection("dear")).toMatchObject({
      ...{ standing: "open", raisedAgain: true, owner: null, dueOn: null, timesRaised: 2 },
    });
    await take(await objection("dear"), { owner: "Piotr" });
    expect(await objection("dear")).toMatchObject({ owner: "Piotr", standing: "open", raisedAgain: false });
  });

  it("forgets the circle-back of an objection that was resolved before it was raised anew", async () => {
    await clear();
    const row = await objection("cheap");
    await take(row);
    const { lead_id, step_id, issue_id } = await signalOf(row);
    await inside(async (db) => {
      const at = new Date(Date.now() - 3 * 86_400_000);
      await db
        .insertInto("signal")
        .values({ lead_id, step_id, issue_id, at, polarity: "positive" })
        .execute();
    });
    await raise(row);
    expect(await objection("cheap")).toMatchObject({ owner: null, days: 1, timesRaised: 1 });
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
    await clear();
    const outcome = await take(await objection("dealt", "timing"), fields);
    expect(trouble(outcome)).toContain(says);
    expect(await inside((db) => db.selectFrom("circle_back").selectAll().execute())).toEqual([]);
  });

  it("gives back, and reopens what was not done after all", async () => {
    await clear();
    const row = await objection("dealt", "timing");
    const signal = String(row.signalId);
    await take(row);
    await post({ do: "done", signal, seen: "Maria", owner: "Maria" });
    expect(trouble(await take(row, { seen: "Maria" }))).toContain("marked as done while");
    await post({ do: "reopen", signal, seen: "Maria" });
    expect(await objection("dealt", "timing")).toMatchObject({ standing: "open", owner: "Maria" });
    await post({ do: "give-back", signal, seen: "Maria" });
    expect(await objection("dealt", "timing")).toMatchObject({ owner: null, dueOn: null, snoozedTo: null });
  });

  it("does not take what somebody else took meanwhile, unless the page showed that", async () => {
    await clear();
    const row = await objection("dealt", "timing");
    const both = await Promise.all([take(row), take(row, { owner: "Piotr" })]);
    expect(both.filter(({ done }) => done).length).toBe(1);
    expect(both.map(trouble).find((text) => text)).toMatch(/^(Maria|Piotr) took this objection while/);
    const taken = await objection("dealt", "timing");
    await take(row, { owner: "Ines", seen: taken.owner ?? "" });
    expect((await objection("dealt", "timing")).owner).toBe("Ines");
    expect(await inside((db) => db.selectFrom("circle_back").selectAll().execute())).toHaveLength(1);
  });

  it("says so where the objection was resolved meanwhile, and writes nothing", async () => {
    await clear();
    const row = await objection("dealt", "timing");
    const { lead_id, step_id } = await signalOf(row);
    const { signal_id } = await inside(async (db) => {
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
    await inside(async (db) => {
      await db.deleteFrom("signal").where("signal_id", "=", signal_id).execute();
      await refreshProgress(db, { leads: [lead_id] });
    });
    expect(trouble(await take(row))).toBeUndefined();
  });

  it("is 404 for what is not there, not an objection, not readable, or another organization's", async () => {
    const row = await objection("dealt", "timing");
    const other = await createOrganization(database.db, { organizationId: 77, name: "Other" });
    const fields = { do: "take", signal: String(row.signalId), owner: "Eve", "due-on": addDays(today, 1) };
    const attempts = [
      () => post(fields, new Date(), other),
      () => post({ ...fields, signal: "999999999" }),
      () => post({ ...fields, signal: "1e3" }),
      () => post({ ...fields, do: "destroy" }),
    ];
    for (const attempt of attempts) expect((await thrown(attempt())).status).toBe(404);
    const theirs = await withOrganization(database.db, other, (db) => circleBackReport(db, {}));
    expect(theirs).toMatchObject({ rows: [], totals: { all: 0 }, reps: [] });
  });

  it("comes back to the page it was posted from, with the name remembered", async () => {
    await clear();
    const row = await objection("dealt", "timing");
    const context = { db: database.db, organizationId: database.organizationId } as LoadContext;
    const body = new URLSearchParams({
      ...{ do: "take", signal: String(row.signalId), owner: "Maria", "due-on": addWorkdays(today, 2) },
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

async function signalOf({ signalId }: Objection) {
  return inside((db) =>
    db.selectFrom("signal").selectAll().where("signal_id", "=", signalId).executeTakeFirstOrThrow(),
  );
}

/** Raises the objection once more, yesterday. */
async function raise(row: Objection) {
  const { lead_id, step_id, issue_id } = await signalOf(row);
  await inside(async (db) => {
    const at = new Date(Date.now() - 86_400_000);
    await db.insertInto("signal").values({ lead_id, step_id, issue_id, at, polarity: "negative" }).execute();
    await refreshProgress(db, { leads: [lead_id] });
  });
}
