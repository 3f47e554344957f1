// Does the ledger show what to circle back on: dearest first, with what hangs on it, by every filter?
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../app/domain/day";
import type { LedgerFilters } from "../../app/domain/ledgerFilters";
import { type LedgerSite, named, openLedger, price } from "../support/ledgerSite";

let site: LedgerSite;
beforeAll(async () => {
  site = await openLedger();
});
afterAll(() => site.close());

describe("the ledger", () => {
  it("lists open objections of leads that can still be won, dearest first, unknown money last", async () => {
    const report = await site.ledger();
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
    expect(await site.objection("dealt")).toMatchObject({
      ...{
        days: 12,
        raisedOn: addDays(site.today, -12),
        lastRaisedOn: addDays(site.today, -3),
        timesRaised: 2,
      },
      ...{ netMinor: 100, valueMinor: 1_400_000, riskMinor: 1_400_000, openDeals: 1, unvaluedDeals: 0 },
      ...{ step: { name: price }, manner: "spoken", owner: null, standing: "open" },
    });
    const silent = await site.objection("unpriced", null);
    expect(silent).toMatchObject({
      netMinor: null,
      riskMinor: null,
      manner: "unspoken",
      cue: "stopped replying",
    });
    expect(silent.prompts[0]?.words).toContain("I have not heard from you");
  });

  it("takes the net cost where the open deal has no value, and says that one is left out", async () => {
    await site.worth(null);
    expect(await site.objection("dealt")).toMatchObject({
      valueMinor: null,
      unvaluedDeals: 1,
      riskMinor: 100,
    });
    await site.worth(1_400_000);
  });

  it("knows no value where what hangs on deals is done", async () => {
    await site.inside((db) =>
      sql`insert into circle_back (signal_id, done_at) select signal_id, now() - interval '1 minute'
        from signal join lead using (lead_id) where vendor_lead_id = 'dealt'`.execute(db),
    );
    expect((await site.ledger()).totals).toMatchObject({ all: 3, leads: 3, done: 2, all_value_minor: null });
    await site.clear();
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
    expect(named(await site.ledger(filters)).sort()).toEqual(leads);
  });

  it("shows each objection on one page only, and the last page for a page beyond", async () => {
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(...named(await site.ledger({ page }, { pageSize: 2 })));
    expect(pages).toEqual(named(await site.ledger()));
    expect(named(await site.ledger({ page: 99 }, { pageSize: 2 }))).toEqual(["unpriced –"]);
  });

  it("looks back: an objection raised later is not there yet", async () => {
    expect(named(await site.ledger({ asOf: addDays(site.today, -11) }))).toEqual([
      "dealt price",
      "cheap price",
    ]);
  });
});
