// How long do the board and the other reports take over a large organization, and how long does one lead's refresh?

import { cohortGroupings } from "../../app/domain/cohortFilters";
import { addDays } from "../../app/domain/day";
import { placketSorts } from "../../app/domain/placketFilters";
import { wasteGroupings } from "../../app/domain/wasteFilters";
import { boardReport } from "../../app/reports/boardReport";
import { circleBackRatesReport } from "../../app/reports/circleBackRatesReport";
import { circleBackReport } from "../../app/reports/circleBackReport";
import { cohortsReport } from "../../app/reports/cohortsReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { placketReport } from "../../app/reports/placketReport";
import { stallsReport } from "../../app/reports/stallsReport";
import { vendorReport } from "../../app/reports/vendorReport";
import { vendorsReport } from "../../app/reports/vendorsReport";
import { wasteReport } from "../../app/reports/wasteReport";
import { boardFromFacts, countFacts, insertFacts, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress, refreshProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { onBenchDatabase } from "./benchDatabase";

const leads = Number(process.argv[2] ?? 100_000);
const lists = Number(process.argv[3] ?? 100);
const runs = Number(process.argv[4] ?? 40);

await onBenchDatabase(async ({ db }) => {
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
  const past = addDays(today, -90);
  const filtered = { vendor: 3, from: addDays(today, -400), to: addDays(today, -30) };
  const line = async (
    name: string,
    times: number,
    run: (turn: number) => Promise<unknown>,
  ): Promise<number> => {
    for (let turn = 0; turn < Math.min(times, 5); turn += 1) await run(turn);
    const took: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      const started = performance.now();
      await run(turn);
      took.push(performance.now() - started);
    }
    took.sort((a, b) => a - b);
    const at = (share: number) =>
      took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
    const [min, median, high] = [at(0), at(0.5), at(0.95)].map((ms) => ms.toFixed(1).padStart(8));
    console.log(`${name.padEnd(44)} min ${min}  median ${median}  p95 ${high}`);
    return at(0.5);
  };
  const board = await line("board, today", runs, () => inside((db) => boardReport(db, {})));
  const some = await line("board, one vendor and a year", runs, () =>
    inside((db) => boardReport(db, filtered)),
  );
  await line("ledger, first page", runs, () => inside((db) => circleBackReport(db, {})));
  await line("ledger, rates of 90 days", Math.min(runs, 10), () =>
    inside((db) => circleBackRatesReport(db, {}, { days: 90 })),
  );
  await line("stalls, today", runs, () => inside((db) => stallsReport(db, {})));
  await line("vendors in full, today", runs, () => inside((db) => vendorsReport(db, {})));
  await line("vendors in full, a year", runs, () =>
    inside((db) => vendorsReport(db, { from: filtered.from, to: filtered.to })),
  );
  await line("one vendor in full, with its lists", runs, () => inside((db) => vendorReport(db, 3, {})));
  for (const by of wasteGroupings)
    await line(`waste by ${by}, today`, runs, () => inside((db) => wasteReport(db, { by })));
  for (const by of cohortGroupings)
    await line(`cohorts by ${by}, today`, runs, () => inside((db) => cohortsReport(db, { by })));
  await line("waste by list, one vendor and a year", runs, () =>
    inside((db) => wasteReport(db, { ...filtered, by: "list" })),
  );
  await line("leads, first page", runs, () => inside((db) => leadsReport(db, {})));
  await line("leads, stalled at one vendor", runs, () =>
    inside((db) => leadsReport(db, { ...filtered, state: "stalled" })),
  );
  for (const sort of placketSorts)
    await line(`placket view, first rows by ${sort}`, runs, () =>
      inside((db) => placketReport(db, { sort })),
    );
  const few = Math.max(3, Math.floor(runs * 0.2));
  const derived = await line("board, 90 days ago (all leads derived)", few, () =>
    inside((db) => boardReport(db, { asOf: past })),
  );
  const plain = await line("the board's questions of the facts", few, () =>
    inside((db) => boardFromFacts(db, { today })),
  );
  await line("one lead refreshed", runs, (turn) =>
    inside((db) => refreshProgress(db, { leads: [1 + turn * 997] })),
  );
  console.log(`everything derived anew ${rebuilt.toFixed(0)} ms`);
  const times = (name: string, ratio: number) => console.log(`${name.padEnd(44)} ${ratio.toFixed(1)}`);
  times("plain derivation, the board = 1", plain / board);
  times("plain derivation, the filtered board = 1", plain / some);
  times("plain derivation, the board of a past day = 1", plain / derived);
});
