// How long until the first rows of the placket view are there, in each order, over a large organization?
import { type PlacketFilters, placketSorts } from "../../app/domain/placketFilters";
import { placketReport } from "../../app/reports/placketReport";
import { countFacts, insertFacts, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { onBenchDatabase } from "./benchDatabase";

const leads = Number(process.argv[2] ?? 100_000);
const lists = Number(process.argv[3] ?? Math.max(10, leads * 0.001));
const runs = Number(process.argv[4] ?? 40);

await onBenchDatabase(async ({ db }) => {
  const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, 1, run);
  const today = await inside(findToday);
  await inside((db) => insertFacts(db, { leads, lists, today }));
  await vacuum(db);
  await inside(rebuildProgress);
  await vacuum(db);
  const facts = await inside(countFacts);
  console.log(
    `${facts.leads} leads of ${facts.lists} lists, ${facts.signals} signals; ${runs} runs each, ms`,
  );
  const cases: [string, PlacketFilters][] = [
    ...placketSorts.map((sort): [string, PlacketFilters] => [`first rows by ${sort}`, { sort }]),
    ["one vendor, by frontier", { vendor: 3 }],
    ["one vendor, by spend", { vendor: 3, sort: "spend" }],
    ["stalled, by days silent", { state: "stalled", sort: "silent" }],
    ["page 10 by frontier", { page: 10 }],
    ["the last page by frontier", { page: 1_000_000 }],
  ];
  for (const [name, filters] of cases) {
    const took: number[] = [];
    for (let turn = -3; turn < runs; turn += 1) {
      const started = performance.now();
      await inside((db) => placketReport(db, filters));
      if (turn >= 0) took.push(performance.now() - started);
    }
    took.sort((a, b) => a - b);
    const at = (share: number) =>
      (took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN).toFixed(1).padStart(8);
    console.log(`${name.padEnd(30)} min ${at(0)}  median ${at(0.5)}  p95 ${at(0.95)}`);
  }
});
