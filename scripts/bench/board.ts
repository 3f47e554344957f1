// How long does each page's report take over a large organization, beside plain SQL over the facts and DuckDB, and how long one lead's refresh?

import { cohortGroupings } from "../../app/domain/cohortFilters";
import { addDays } from "../../app/domain/day";
import type { Filters } from "../../app/domain/filters";
import { placketSorts } from "../../app/domain/placketFilters";
import { wasteGroupings } from "../../app/domain/wasteFilters";
import { boardReport } from "../../app/reports/boardReport";
import { circleBackRatesReport } from "../../app/reports/circleBackRatesReport";
import { circleBackReport } from "../../app/reports/circleBackReport";
import { cohortsReport } from "../../app/reports/cohortsReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { magicCloseReport } from "../../app/reports/magicCloseReport";
import { nextDollarReport } from "../../app/reports/nextDollarReport";
import { placketReport } from "../../app/reports/placketReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { stepsReport } from "../../app/reports/stepsReport";
import { vendorReport } from "../../app/reports/vendorReport";
import { vendorsReport } from "../../app/reports/vendorsReport";
import { wasteReport } from "../../app/reports/wasteReport";
import { countFacts, insertFacts, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress, refreshProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { onBenchDatabase } from "./benchDatabase";
import { comparePeers } from "./peers";
import { medianOf, timesOf } from "./timing";

const leads = Number(process.argv[2] ?? 100_000);
const lists = Number(process.argv[3] ?? 100);
const runs = Number(process.argv[4] ?? 40);

/** The report of each page that has filters. */
const pages: Record<string, (db: Db, filters: Filters) => Promise<unknown>> = {
  board: boardReport,
  stalls: stallsReport,
  ...byEach("waste", wasteGroupings, (db, filters, by) => wasteReport(db, { ...filters, by })),
  vendors: vendorsReport,
  "one vendor, with its lists": (db, filters) => vendorReport(db, 3, filters),
  ...byEach("cohorts and timing", cohortGroupings, (db, filters, by) =>
    cohortsReport(db, { ...filters, by }),
  ),
  "next dollar": nextDollarReport,
  steps: stepsReport,
  "magic closes": magicCloseReport,
  "ledger, first page": circleBackReport,
  "leads, first page": leadsReport,
  "leads, stalled": (db, filters) => leadsReport(db, { ...filters, state: "stalled" }),
  ...byEach("placket view", placketSorts, (db, filters, sort) => placketReport(db, { ...filters, sort })),
};

await onBenchDatabase(async ({ db, pool }, directory) => {
  const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, 1, run);
  const today = await inside(findToday);
  await inside((db) => insertFacts(db, { leads, lists, today }));
  await vacuum(db);
  const started = performance.now();
  await inside(rebuildProgress);
  const rebuilt = performance.now() - started;
  await vacuum(db);
  const facts = await inside(countFacts);
  console.log(
    `${facts.leads} leads of ${facts.lists} lists, ${facts.signals} signals, ${facts.touches} touches, ${facts.deals} deals; ${runs} runs each, ms`,
  );
  const filtered = { vendor: 3, from: addDays(today, -400), to: addDays(today, -30) };
  console.log(
    `${"".padEnd(44)}${["all leads", "(p95)", "filtered", "(p95)", "ratio"].map((head) => head.padStart(10)).join("")}`,
  );
  for (const [name, report] of Object.entries(pages)) {
    const { all, some } = await timesOf(
      { all: () => inside((db) => report(db, {})), some: () => inside((db) => report(db, filtered)) },
      runs,
    );
    line(name, all, some);
  }
  const few = Math.max(3, Math.floor(runs * 0.2));
  const { rates, past, lead } = {
    ...(await timesOf(
      {
        rates: () => inside((db) => circleBackRatesReport(db, {}, { days: 90 })),
        past: () => inside((db) => boardReport(db, { asOf: addDays(today, -90) })),
      },
      few,
    )),
    ...(await timesOf(
      { lead: (turn) => inside((db) => refreshProgress(db, { leads: [1 + turn * 997] })) },
      runs,
    )),
  };
  line("ledger, rates of 90 days", rates);
  line("board, 90 days ago (all leads derived)", past);
  line("one lead refreshed", lead);
  console.log(`everything derived anew ${rebuilt.toFixed(0)} ms`);
  await comparePeers({ pool, directory, inside, runs: few }, filtered);
});

/** Medians and 95th percentiles of a page, of all leads and filtered, and the second to the first. */
function line(name: string, ...took: (number[] | undefined)[]): void {
  const [all, some] = took.map((times) => medianOf(times));
  const cells = took.flatMap((times) =>
    [medianOf(times), medianOf(times, 0.95)].map((ms) => ms?.toFixed(1) ?? "—"),
  );
  const ratio = all && some ? [(some / all).toFixed(2)] : [];
  console.log(name.padEnd(44) + [...cells, ...ratio].map((cell) => cell.padStart(10)).join(""));
}

function byEach<Key extends string>(
  page: string,
  keys: readonly Key[],
  report: (db: Db, filters: Filters, key: Key) => Promise<unknown>,
): typeof pages {
  return Object.fromEntries(
    keys.map((key) => [`${page} by ${key}`, (db: Db, filters: Filters) => report(db, filters, key)]),
  );
}
