// Do cohorts, curves and times to each step say what a plain recomputation from the facts says, for any history and day?
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Day, daysBetween, monthOf } from "../../app/domain/day";
import { cohortCellFilters } from "../../app/domain/drill";
import { rate } from "../../app/domain/rates";
import { aalenJohansen, type DayCount, pointOn } from "../../app/domain/statistics/aalenJohansen";
import { projected } from "../../app/domain/statistics/projected";
import { ripeness } from "../../app/domain/statistics/ripeness";
import { winDays } from "../../app/domain/statistics/winDays";
import { defaultSteps } from "../../app/domain/vocabulary";
import { cohortsReport } from "../../app/reports/cohortsReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { withOrganization } from "../../db/connection";
import { rebuildProgress, refreshProgress } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { type TestDatabase, testDatabase } from "../support/database";
import { derivedSnapshot } from "../support/derivedSnapshot";
import { importOracleLeads, type NamedLead } from "../support/importOracleLeads";
import { type LeadEnd, leadEnd } from "../support/oracleCohorts";
import { randomLead } from "../support/randomLead";

const days = ["2026-01-20", "2026-02-15", "2026-04-01", "2026-08-30"];
const horizon = 60;
const leads: Required<NamedLead>[] = fc
  .sample(randomLead, { numRuns: 360, seed: 20_261_201 })
  .map((lead, index) => ({
    ...{
      id: `c${index}`,
      vendor: index % 3 === 0 ? "Ardent" : "Bellow",
      list: index % 2 === 0 ? "One" : "Two",
    },
    lead: {
      ...{ ...lead, as_of: "2026-08-30" },
      ...(lead.cost_minor && index % 7 === 0 && { credits: [{ on: "2026-03-10", minor: lead.cost_minor }] }),
    },
  }));

interface Ended extends LeadEnd {
  bought: Day | null;
  list: string;
}

let database: TestDatabase;
const inside = <T>(run: (db: Db) => Promise<T>) =>
  withOrganization(database.db, database.organizationId, run);

beforeAll(async () => {
  database = await testDatabase();
  await importOracleLeads(database, leads);
}, 120_000);
afterAll(() => database.close());

describe.each(days)("on %s", (asOf) => {
  const ended = leads.flatMap(({ vendor, list, lead }): Ended[] => {
    const end = leadEnd(lead, asOf);
    return end ? [{ ...end, bought: lead.purchased_on, list: `${vendor}: ${list}` }] : [];
  });
  const pooled = curve(ended);

  it.each(["month", "list"] as const)(
    "every cohort by %s is that of the plain ends of its leads",
    async (by) => {
      const report = await inside((db) => cohortsReport(db, { by, horizon, asOf, drawn: "every" }));
      const of = by === "list" ? (one: Ended) => one.list : (one: Ended) => one.bought && monthOf(one.bought);
      const keys = [...new Set(ended.map(of))];
      expect(report.cohorts.map((one) => (by === "list" ? one.name : one.key)).sort()).toEqual(
        [...keys].sort(),
      );
      for (const found of [report.whole, ...report.cohorts]) {
        const whole = found === report.whole;
        const key = by === "list" ? found.name : found.key;
        const same = whole ? ended : ended.filter((one) => of(one) === key);
        const own = curve(same);
        const point = pointOn(own, horizon);
        const count = (pick: (one: Ended) => boolean) => same.filter(pick).length;
        const won = count(({ outcome }) => outcome === "won");
        const ages = same.flatMap(({ bought }) =>
          bought === null ? [] : [{ days: daysBetween(bought, asOf), leads: 1 }],
        );
        const open = same
          .filter(({ outcome, bought }) => outcome === "undecided" && bought !== null)
          .map(({ days }) => ({ days: days ?? 0, leads: 1 }));
        expect(found, `${asOf} ${key}`).toMatchObject({
          ...{ n: same.length, won, lost: count(({ outcome }) => outcome === "lost") },
          undecided: count(({ outcome }) => outcome === "undecided"),
          setAside: count(({ setAside }) => setAside),
          undated: count(({ days }) => days === null),
          young: open.filter(({ days }) => days < horizon).length,
          share: { n: own.n, followedTo: own.followedTo },
          naive: rate({ hits: won, n: same.length }),
          medianDays: winDays({ curve: own, part: 0.5 }),
        });
        near(found.share.value, point?.won);
        near(found.share.low, point?.wonLow);
        near(found.share.high, point?.wonHigh);
        const ripe = ripeness({ ages, pooled });
        expect(found.ripeness.label).toBe(ripe.label);
        near(found.ripeness.share, ripe.share);
        const wins = projected({ open, curve: pooled, usual: null });
        expect(found.projection.leads).toBe(wins.leads);
        near(found.projection.wins?.value, wins.wins?.value);
        near(found.projection.wins?.high, wins.wins?.high);
        if (whole) continue;
        const drawn = report.drawn.find((one) => one.key === found.key);
        expect(drawn).toMatchObject({ asOf, n: own.n, events: own.events, horizonDays: horizon });
        expect(drawn?.curve.map(({ day, atRisk }) => [day, atRisk])).toEqual(
          own.points.map(({ day, atRisk }) => [day, atRisk]),
        );
        for (const one of drawn?.curve ?? []) near(one.lost, own.points[one.day]?.lost);
      }
    },
  );

  it("the times to each step are those of the plain first buttonings", async () => {
    const report = await inside((db) => cohortsReport(db, { horizon, asOf }));
    const kinds = { buttoned: "won", ended: "lost", open: "censored" } as const;
    for (const { name } of defaultSteps) {
      const events = ended.flatMap(({ steps }): DayCount[] => {
        const here = steps[name];
        return here ? [{ day: here.days, kind: kinds[here.event], count: 1 }] : [];
      });
      const own = aalenJohansen({ events, horizon });
      const found = report.steps.find(({ step }) => step === name);
      expect(found).toMatchObject({
        ...{ n: own.n, buttoned: own.events.won, ended: own.events.lost, censored: own.events.censored },
        median: winDays({ curve: own, part: 0.5 }),
        p90: winDays({ curve: own, part: 0.9 }),
      });
      near(found?.share.value, pointOn(own, horizon)?.won);
    }
  });

  it.each(["month", "list"] as const)("each number by %s opens a list of exactly its leads", async (by) => {
    const report = await inside((db) => cohortsReport(db, { by, horizon, asOf }));
    for (const { key, n, won, lost, undecided } of report.cohorts) {
      for (const [cell, count] of [
        ["leads", n],
        ["won", won],
        ["lost", lost],
        ["undecided", undecided],
      ] as const) {
        const filters = { asOf, ...cohortCellFilters(cell, { by, key }) };
        const list = await inside((db) => leadsReport(db, filters));
        expect({ key, cell, count: list.leads }).toEqual({ key, cell, count });
      }
    }
  });
});

it("is the same after signed deltas as rebuilt, also where outcomes lose their dates", async () => {
  await inside(async (db) => {
    for (let turn = 0; turn < 12; turn += 1) {
      const { rows } = await sql<{ lead_id: number }>`
        with changed as (
          update deal set won_on = null, lost_on = null
          where deal_id in (select deal_id from deal where coalesce(won_on, lost_on) is not null order by deal_id limit 1)
          returning deal_id
        )
        select lead_id from match where deal_id in (select deal_id from changed)`.execute(db);
      await refreshProgress(db, { leads: rows.map((row) => row.lead_id) });
    }
  });
  const maintained = await inside(derivedSnapshot);
  const report = await inside((db) => cohortsReport(db, { by: "list", horizon, drawn: "every" }));
  await inside(rebuildProgress);
  expect(await inside(derivedSnapshot)).toEqual(maintained);
  expect(await inside((db) => cohortsReport(db, { by: "list", horizon, drawn: "every" }))).toEqual(report);
});

function curve(ends: readonly Ended[]) {
  const events = ends.flatMap(({ outcome, days }): DayCount[] =>
    days === null ? [] : [{ day: days, kind: outcome === "undecided" ? "censored" : outcome, count: 1 }],
  );
  return aalenJohansen({ events, horizon });
}

function near(found: number | null | undefined, expected: number | null | undefined): void {
  if (expected === null || expected === undefined) expect(found ?? null).toBeNull();
  else expect(found).toBeCloseTo(expected, 9);
}
