// `placket report cohorts` and `placket report timing`: what comes of leads when many are still open, in a terminal or as JSON.
import {
  type CohortFilters,
  type CohortGrouping,
  cohortGroupings,
  horizonOf,
} from "../../app/domain/cohortFilters";
import { cohortsHeadline, doubtReason, expectedParts, naiveNote } from "../../app/domain/cohortSentences";
import type { Filters } from "../../app/domain/filters";
import { formatCount, formatPercent, type Rate, tightPercentRange } from "../../app/domain/rates";
import type { DaysToShare } from "../../app/domain/statistics/daysToShare";
import { Trouble } from "../../app/domain/trouble";
import type { Cohort } from "../../app/reports/cohort";
import { cohortsReport } from "../../app/reports/cohortsReport";
import type { Timing } from "../../app/reports/timing";
import type { Db } from "../../db/schema";
import type { Arguments } from "./arguments";
import { printJson, table } from "./table";

/** The cohorts by month or by list, and the days to each step. */
export async function printCohorts(db: Db, filters: Filters, given: Arguments): Promise<void> {
  const { drawn: _, ...found } = await cohortsReport(db, { ...filters, ...asked(given) });
  if (given.has("json")) return printJson(found);
  const { horizonDays, currency, pooledDoubt } = found;
  const { sentence, rest } = cohortsHeadline(found.whole, horizonDays);
  console.log(`As of ${found.asOf}. ${[sentence, ...rest].join(". ")}.\n`);
  const expected = (of: "wins" | "value") => ({
    ...{ title: of === "wins" ? "wins to come" : "value to come", right: true },
    cell: ({ projection: { wins, valueMinor } }: Cohort) => {
      const one = of === "wins" ? wins : valueMinor;
      if (one === null) return "—";
      const { about, range } = expectedParts(one, of === "wins" ? undefined : currency);
      return range === null ? about : `${about} (${range})`;
    },
  });
  console.log(
    table<Cohort>(
      [
        { title: found.by === "month" ? "bought in" : "list", cell: ({ name }) => name ?? "date unknown" },
        { title: "leads", cell: ({ n }) => formatCount(n), right: true },
        { title: "won", cell: ({ won }) => formatCount(won), right: true },
        { title: "lost", cell: ({ lost }) => formatCount(lost), right: true },
        { title: "neither", cell: ({ undecided }) => formatCount(undecided), right: true },
        {
          title: "ripeness",
          cell: ({ ripeness: { label, share } }) =>
            share === null ? "—" : `${label} ${formatPercent(share)}`,
        },
        { title: `won in ${horizonDays} days`, cell: ({ share }) => rateText(share), right: true },
        { title: "won so far ÷ all", cell: (row) => naiveText(row), right: true },
        { title: "half within", cell: ({ medianDays }) => daysText(medianDays, horizonDays), right: true },
        ...[expected("wins"), expected("value")],
      ],
      found.cohorts,
    ),
  );
  if (pooledDoubt !== null)
    console.log(`\nWhat is to come is unknown: ${doubtReason("few wins", pooledDoubt)}.`);
  console.log();
  console.log(
    table(
      [
        { title: "step", cell: ({ step }) => step },
        {
          title: `buttoned in ${horizonDays} days`,
          cell: ({ share, n }) => rateText({ ...share, n }),
          right: true,
        },
        { title: "half within", cell: ({ median }) => daysText(median, horizonDays), right: true },
        { title: "nine of ten within", cell: ({ p90 }) => daysText(p90, horizonDays), right: true },
      ],
      found.steps,
    ),
  );
}

/** One curve, or with --by one for each month or list. */
export async function printTiming(db: Db, filters: Filters, given: Arguments): Promise<void> {
  const options = asked(given);
  const { drawn } = await cohortsReport(db, {
    ...{ ...filters, ...options },
    ...(options.by && { drawn: "every" as const }),
  });
  const curves = drawn.map(({ key: _, ...curve }): Timing => curve);
  if (given.has("json")) return printJson(options.by ? curves : curves[0]);
  for (const { asOf, group, n, events, curve, medianDays } of curves) {
    console.log(
      `As of ${asOf}, ${group}: ${formatCount(n)} dated leads, ${formatCount(events.won)} won, ${formatCount(events.lost)} lost, ${formatCount(events.censored)} neither by then; half of the wins within ${medianDays === null ? "—" : `${medianDays} days`}.\n`,
    );
    const told = curve.filter(({ day }) => day % 30 === 0 || day === curve.length - 1);
    console.log(
      table(
        [
          { title: "day", cell: ({ day }) => String(day), right: true },
          {
            ...{ title: "won", right: true },
            cell: ({ won, wonLow, wonHigh }) => rangeText(won, wonLow, wonHigh),
          },
          {
            ...{ title: "lost", right: true },
            cell: ({ lost, lostLow, lostHigh }) => rangeText(lost, lostLow, lostHigh),
          },
          { title: "followed", cell: ({ atRisk }) => formatCount(atRisk), right: true },
        ],
        told,
      ),
    );
    console.log();
  }
}

function asked(given: Arguments): Pick<CohortFilters, "horizon"> & { by?: CohortGrouping } {
  const [by, horizon] = [given.text("by"), given.text("horizon")];
  const grouping = cohortGroupings.find((one) => one === by);
  if (by !== undefined && grouping === undefined)
    throw new Trouble(`--by ${by} is no way to tell cohorts apart. Write month or list.`);
  const days = horizonOf(horizon ?? "");
  if (horizon !== undefined && days === undefined)
    throw new Trouble(`--horizon ${horizon} is no number of days. Write it as 180; at most 3650.`);
  return { ...(grouping && { by: grouping }), ...(days !== undefined && { horizon: days }) };
}

function naiveText(row: Cohort): string {
  const note = naiveNote(row);
  return `${formatPercent(row.naive.value)}${note === null ? "" : `, ${note}`}`;
}

function rateText({ value, low, high, n }: Rate): string {
  return value === null ? "—" : `${rangeText(value, low, high)}, n ${formatCount(n)}`;
}

function rangeText(value: number, low: number | null, high: number | null): string {
  return `${formatPercent(value)} (${tightPercentRange({ low, high })})`;
}

function daysText({ days, low, high }: DaysToShare, horizonDays: number): string {
  if (days === null) return "—";
  return low === null ? String(days) : `${days} (${low}–${high ?? horizonDays})`;
}
