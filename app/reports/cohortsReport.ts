// What will come of the leads of each month of purchase, or of each list, when many of them are still open?
import { findWonValues, listAges, listEnds, listStepAges, type StepAgeRow } from "../../db/queries/cohorts";
import type { Db } from "../../db/schema";
import type { CohortFilters, CohortGrouping } from "../domain/cohortFilters";
import { formatMonth } from "../domain/day";
import type { Filters } from "../domain/filters";
import { aalenJohansen, pointOn } from "../domain/statistics/aalenJohansen";
import { curveDoubt, doubtSentence } from "../domain/statistics/curveDoubt";
import type { DaysToShare } from "../domain/statistics/daysToShare";
import type { UsualProfit } from "../domain/statistics/projected";
import { usualValue } from "../domain/statistics/usualValue";
import { winDays } from "../domain/statistics/winDays";
import { choices } from "./boardReport";
import { type Cohort, type CohortSource, cohort, curveOf, type Measure } from "./cohort";
import { type ReportStep, sighted } from "./look";
import { type Timing, timing } from "./timing";

export interface StepAge {
  stepId: number;
  step: string;
  /** Dated leads that the step is asked of. */
  n: number;
  /** First buttoned by the horizon; won or lost without it by then; neither. */
  buttoned: number;
  ended: number;
  censored: number;
  /** Share of the leads that button it by the horizon, with its 95 % band. */
  share: { value: number | null; low: number | null; high: number | null };
  /** Days from the purchase within which half, and nine of ten, of those that button it by the horizon have. */
  median: DaysToShare;
  p90: DaysToShare;
}

export interface CohortsReport {
  asOf: string;
  currency: string;
  filters: Filters;
  by: CohortGrouping;
  horizonDays: number;
  /** The organization's own. */
  usualHorizonDays: number;
  whole: Cohort;
  /** Months in their order, lists newest first; leads without a day of purchase last. */
  cohorts: Cohort[];
  /** Why the curve of all leads says nothing yet about what is to come, as a sentence's end; null where it does. */
  pooledDoubt: string | null;
  usual: UsualProfit | null;
  steps: StepAge[];
  /** Curves of the cohorts that were asked for; of all leads together where none was. */
  drawn: (Timing & { key: string | null })[];
}

/** The cohorts of the chosen leads as of the filters' day, with curves of those in `drawn`, or of every one. */
export async function cohortsReport(
  db: Db,
  { by = "month", horizon, drawn, ...filters }: Omit<CohortFilters, "drawn"> & { drawn?: string[] | "every" },
): Promise<CohortsReport> {
  return sighted(db, filters, async ({ asOf, settings, steps }) => {
    const horizonDays = horizon ?? settings.horizonDays;
    const source = await read(db, { asOf, filters, by });
    const all = isAll(filters) ? source : await read(db, { asOf, filters: {}, by });
    const pooled = curveOf(all, horizonDays);
    const won = await findWonValues(db);
    const usual = usualValue({ ...won, sumMinor: won.sum_minor });
    const measure: Measure = { pooled, usual };
    const groups = await groupsOf(db, source, by);
    const whole: Group = { key: null, name: null, ...source };
    const every = drawn === "every";
    const some = every ? groups : groups.filter(({ key }) => key !== null && drawn?.includes(key));
    const doubt = curveDoubt(pooled);
    return {
      ...{ asOf, currency: settings.currency, filters, by, horizonDays },
      usualHorizonDays: settings.horizonDays,
      whole: cohort(whole, source, measure),
      cohorts: groups.map((group) => cohort(group, group, measure)),
      pooledDoubt: doubt && doubtSentence(doubt, pooled),
      usual,
      steps: stepAges(steps, await listStepAges(db, { asOf, filters }), horizonDays),
      drawn: (some.length > 0 || every ? some : [whole]).map((group) => ({
        key: group.key,
        ...timing(asOf, wordOf(group, { whole, by }), curveOf(group, horizonDays)),
      })),
    };
  });
}

type Group = Pick<Cohort, "key" | "name"> & CohortSource;

async function read(
  db: Db,
  query: { asOf: string; filters: Filters; by: CohortGrouping },
): Promise<CohortSource> {
  return { ages: await listAges(db, query), ends: await listEnds(db, query) };
}

async function groupsOf(db: Db, source: CohortSource, by: CohortGrouping): Promise<Group[]> {
  const [ages, ends] = [byKey(source.ages), byKey(source.ends)];
  const named = await namesOf(db, [...ages.keys()], by);
  return [...named, ...(ages.has(null) ? [{ key: null, name: null }] : [])].map((group) => ({
    ...{ ...group, ages: ages.get(group.key) ?? [], ends: ends.get(group.key) ?? [] },
  }));
}

function byKey<T extends { key: string | null }>(rows: readonly T[]): Map<string | null, T[]> {
  const found = new Map<string | null, T[]>();
  for (const row of rows) {
    const same = found.get(row.key);
    if (same) same.push(row);
    else found.set(row.key, [row]);
  }
  return found;
}

/** The cohorts' names in their order. */
async function namesOf(
  db: Db,
  keys: readonly (string | null)[],
  by: CohortGrouping,
): Promise<{ key: string; name: string }[]> {
  if (by === "month")
    return keys
      .filter((key) => key !== null)
      .sort()
      .map((key) => ({ key, name: formatMonth(key) }));
  const { lists } = await choices(db);
  return lists.map(({ id, name }) => ({ key: String(id), name })).filter(({ key }) => keys.includes(key));
}

/** What a curve is called where it is printed. */
function wordOf(group: Group, { whole, by }: { whole: Group; by: CohortGrouping }): string {
  if (group === whole) return "all";
  return (by === "month" ? group.key : group.name) ?? "date unknown";
}

function stepAges(steps: readonly ReportStep[], rows: readonly StepAgeRow[], horizon: number): StepAge[] {
  const kinds = { buttoned: "won", ended: "lost", open: "censored" } as const;
  return steps.flatMap(({ stepId, name, position }) => {
    const events = rows
      .filter(({ step }) => step === position)
      .map(({ event, days, leads }) => ({ day: days, kind: kinds[event], count: leads }));
    const curve = aalenJohansen({ events, horizon });
    if (curve.n === 0) return [];
    const end = pointOn(curve, horizon);
    return [
      {
        ...{ stepId, step: name, n: curve.n },
        ...{ buttoned: curve.events.won, ended: curve.events.lost, censored: curve.events.censored },
        share: { value: end?.won ?? null, low: end?.wonLow ?? null, high: end?.wonHigh ?? null },
        median: winDays({ curve, part: 0.5 }),
        p90: winDays({ curve, part: 0.9 }),
      },
    ];
  });
}

function isAll({ vendor, list, from, to }: Filters): boolean {
  return [vendor, list, from, to].every((one) => one === undefined);
}
