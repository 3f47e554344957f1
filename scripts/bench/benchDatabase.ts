// Where does a benchmark run? On a Postgres of its own with the product's settings, in a directory that is gone afterwards.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { copyRowsIn, takeRowsOut } from "../../db/benchmarkFacts";
import { type OpenDatabase, openDatabase } from "../../db/connection";
import { createOrganization } from "../../db/queries/organization";

/** Opens a fresh database with one organization, runs, and removes everything. BENCH_DATABASE_URL names another server's empty database. */
export async function onBenchDatabase(
  run: (database: OpenDatabase, directory: string) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "placket-bench-"));
  const database = await openDatabase({
    databaseUrl: process.env.BENCH_DATABASE_URL,
    dataDirectory: directory,
  });
  try {
    await createOrganization(database.db, { organizationId: 1, name: "Bench" });
    await run(database, directory);
  } finally {
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Minimum, median and maximum of some measurements. */
export function spread(values: readonly number[]): { min: number; median: number; max: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { min: at(0), median: at(sorted.length >> 1), max: at(sorted.length - 1) };
}

/** Milliseconds that COPY takes to write a table's own finished rows back into it, emptied: by psql where there is one. */
export async function copyAgain(
  { pool, url }: Pick<OpenDatabase, "pool" | "url">,
  table: "lead" | "signal",
  directory: string,
): Promise<number> {
  const ready = join(directory, "ready.csv");
  await takeRowsOut(pool, table, ready);
  const started = performance.now();
  if (peerName() === "psql")
    execFileSync("psql", [url, "-qc", `\\copy ${table} from '${ready}' (format csv)`]);
  else await copyRowsIn(pool, table, ready);
  return performance.now() - started;
}

export function peerName(): string {
  try {
    execFileSync("psql", ["--version"], { stdio: "ignore" });
    return "psql";
  } catch {
    return "COPY through pg (no psql here)";
  }
}
