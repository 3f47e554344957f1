// What does a past day cost, looked at for the first time, again, and by another page, beside one derivation of everything?
import { isDeepStrictEqual } from "node:util";
import { addDays } from "../../app/domain/day";
import { boardReport } from "../../app/reports/boardReport";
import { leadsReport } from "../../app/reports/leadsReport";
import { wasteReport } from "../../app/reports/wasteReport";
import { createGlances } from "../../app/server/glances";
import { createKeptReports } from "../../app/server/keptReports";
import { insertFacts, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { createPastDays } from "../../db/pastDays";
import { rebuildProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { onBenchDatabase, spread } from "./benchDatabase";

const leads = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);

await onBenchDatabase(async ({ db, url }) => {
  const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, 1, run);
  const today = await inside(findToday);
  await inside((db) => insertFacts(db, { leads, lists: 100, today }));
  await vacuum(db);
  await inside(rebuildProgress);
  await vacuum(db);
  const found: Record<string, number[]> = {};
  const time = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const answer = await run();
    found[name] = [...(found[name] ?? []), performance.now() - began];
    return answer;
  };
  const derive = "everything derived anew";
  const first = "board of a past day, first look";
  for (let round = 0; round < rounds; round += 1) {
    const asOf = addDays(today, -90 - round);
    const pastDays = createPastDays(() => url);
    const reports = createKeptReports({ db, organizationId: 1, glance: createGlances(db, 1), pastDays });
    await time(derive, () => inside(rebuildProgress));
    const kept = await time(first, () => reports("board", { asOf }, (db) => boardReport(db, { asOf })));
    await time("the same again", () => reports("board", { asOf }, (db) => boardReport(db, { asOf })));
    await time("the same, one vendor", () =>
      reports("board", { asOf, vendor: 3 }, (db) => boardReport(db, { asOf, vendor: 3 })),
    );
    await time("where each dollar went, that day", () =>
      reports("waste", { asOf }, (db) => wasteReport(db, { asOf, by: "vendor" })),
    );
    await time("leads of that day", () => reports("leads", { asOf }, (db) => leadsReport(db, { asOf })));
    const alone = await inside((db) => boardReport(db, { asOf }));
    if (!isDeepStrictEqual(kept, alone)) throw new Error(`${asOf}: the kept day is not the derived one`);
    await pastDays.close();
  }
  console.log(`${leads} leads, ${rounds} past days, each also derived for itself and equal; ms`);
  for (const [name, took] of Object.entries(found)) {
    const { min, median, max } = spread(took);
    console.log(
      `${name.padEnd(36)} min ${min.toFixed(1)}  median ${median.toFixed(1)}  max ${max.toFixed(1)}`,
    );
  }
  const ratios = (found[first] ?? []).map((took, round) => took / (found[derive]?.[round] ?? Number.NaN));
  console.log(`a first look, one derivation = 1     ${spread(ratios).median.toFixed(2)}`);
});
