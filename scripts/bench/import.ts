// How fast is an import of a new list, and of the same rows again, against COPY of the same finished rows into the same table with the same indexes?
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { importFile } from "../../app/intake/importFile";
import { copyLeads, startAnew, takeLeadsOut } from "../../db/benchmarkFacts";
import { openSession } from "../../db/session";
import { onBenchDatabase, spread } from "./benchDatabase";
import { writeLeadFile } from "./leadFile";

const rows = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);

await onBenchDatabase(async ({ db, pool, url }, directory) => {
  const file = join(directory, "leads.csv");
  await writeLeadFile(file, rows);
  console.log(
    `${rows} leads x 12 columns, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${rounds} rounds; peer: ${peerName()}`,
  );
  const imported: number[] = [];
  const again: number[] = [];
  const copied: number[] = [];
  const ready = join(directory, "ready.csv");
  for (let round = 0; round < rounds; round += 1) {
    await startAnew(db);
    const take = async (took: number[]) => {
      const session = await openSession(url);
      const started = performance.now();
      const request = { path: file, vendor: "Bench", list: "List", purchasedOn: "2026-01-10" };
      const result = await importFile(session, 1, request);
      took.push(performance.now() - started);
      await session.close();
      return result;
    };
    const { accepted } = await take(imported);
    if (accepted !== rows) throw new Error(`${accepted} of ${rows} rows accepted`);
    const { alreadyHere } = await take(again);
    if (alreadyHere !== rows) throw new Error(`${alreadyHere} of ${rows} rows were already here`);
    copied.push(await copyAgain());
  }
  const ratios = (took: number[]) => spread(took.map((ms, index) => (copied[index] ?? 0) / ms));
  const line = (
    name: string,
    { min, median, max }: { min: number; median: number; max: number },
    unit: string,
  ) =>
    console.log(
      `${name.padEnd(34)} min ${min.toFixed(2)}  median ${median.toFixed(2)}  max ${max.toFixed(2)} ${unit}`,
    );
  line("import with everything derived", spread(imported.map((ms) => ms / 1000)), "s");
  line("COPY of the finished lead rows", spread(copied.map((ms) => ms / 1000)), "s");
  line("the same file again", spread(again.map((ms) => ms / 1000)), "s");
  line("speed of the import, COPY = 1", ratios(imported), "");
  line("speed of every row again, COPY = 1", ratios(again), "");
  console.log(`peak memory of this process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

  /** The same rows into the same table, emptied. */
  async function copyAgain(): Promise<number> {
    await takeLeadsOut(pool, ready);
    const started = performance.now();
    if (peerName() === "psql") execFileSync("psql", [url, "-qc", `\\copy lead from '${ready}' (format csv)`]);
    else await copyLeads(pool, ready);
    return performance.now() - started;
  }
});

function peerName(): string {
  try {
    execFileSync("psql", ["--version"], { stdio: "ignore" });
    return "psql";
  } catch {
    return "COPY through pg (no psql here)";
  }
}
