// How fast are imports of new lists of some sizes, and of the same rows again, against COPY of the same finished rows into the same table with the same indexes?
import { rmSync } from "node:fs";
import { join } from "node:path";
import { importFile } from "../../app/intake/importFile";
import { startAnew } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { openSession } from "../../db/session";
import { copyAgain, onBenchDatabase, peerName, spread } from "./benchDatabase";
import { writeLeadFile } from "./leadFile";

const sizes = (process.argv[2] ?? "100000").split(",").map(Number);
const rounds = Number(process.argv[3] ?? 3);

interface Round {
  imported: number;
  /** All leads derived anew: what the import spends on it, near enough. */
  derived: number;
  again: number;
  copied: number;
}

await onBenchDatabase(async (database, directory) => {
  const { db, url } = database;
  console.log(`leads x 12 columns, ${rounds} rounds; peer: COPY of the finished lead rows by ${peerName()}`);
  for (const rows of sizes) {
    const file = join(directory, `leads-${rows}.csv`);
    await writeLeadFile(file, rows);
    const all: Round[] = [];
    for (let round = 0; round < rounds; round += 1) all.push(await measure(file, rows));
    rmSync(file);
    report(rows, all);
  }
  console.log(`peak memory of this process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

  async function measure(path: string, rows: number): Promise<Round> {
    await startAnew(db);
    const take = async () => {
      const session = await openSession(url);
      const started = performance.now();
      const request = { path, vendor: "Bench", list: "List", purchasedOn: "2026-01-10" };
      const result = await importFile(session, 1, request);
      const took = performance.now() - started;
      await session.close();
      return { ...result, took };
    };
    const first = await take();
    if (first.accepted !== rows) throw new Error(`${first.accepted} of ${rows} rows accepted`);
    const started = performance.now();
    await withOrganization(db, 1, rebuildProgress);
    const derived = performance.now() - started;
    const second = await take();
    if (second.alreadyHere !== rows)
      throw new Error(`${second.alreadyHere} of ${rows} rows were already here`);
    const copied = await copyAgain(database, "lead", directory);
    return { imported: first.took, derived, again: second.took, copied };
  }
});

function report(rows: number, all: readonly Round[]): void {
  const line = (name: string, of: (round: Round) => number, digits: number) => {
    const { min, median, max } = spread(all.map(of));
    const [low, middle, high] = [min, median, max].map((value) => value.toFixed(digits));
    console.log(`${name.padEnd(46)} min ${low}  median ${middle}  max ${high}`);
  };
  const speed = (ms: number) => (1000 * rows) / ms;
  console.log(`${rows} leads`);
  line("  rows/s, import with everything derived", ({ imported }) => speed(imported), 0);
  line("  rows/s, every row again", ({ again }) => speed(again), 0);
  line("  rows/s, COPY", ({ copied }) => speed(copied), 0);
  line("  speed of the import, COPY = 1", ({ imported, copied }) => copied / imported, 2);
  line(
    "  the same, but for all leads derived anew",
    ({ imported, derived, copied }) => copied / (imported - derived),
    2,
  );
  line("  speed of every row again, COPY = 1", ({ again, copied }) => copied / again, 2);
}
