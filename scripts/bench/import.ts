// How fast is an import of a new list, against COPY of the same finished rows into the same table with the same indexes?
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { importFile } from "../../app/intake/importFile";
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
  const copied: number[] = [];
  const ready = join(directory, "ready.csv");
  for (let round = 0; round < rounds; round += 1) {
    await sql`truncate organization cascade`.execute(db);
    await sql`insert into organization (organization_id, name) values (1, 'Bench')`.execute(db);
    await sql`insert into step (organization_id, position, name, name_key, kind) values (1, 1, 'Reached', 'reached', 'contact'), (1, 2, 'Signed', 'signed', 'close')`.execute(
      db,
    );
    const session = await openSession(url);
    const started = performance.now();
    const result = await importFile(session, 1, {
      path: file,
      vendor: "Bench",
      list: "List",
      purchasedOn: "2026-01-10",
    });
    imported.push(performance.now() - started);
    await session.close();
    if (result.accepted !== rows) throw new Error(`${result.accepted} of ${rows} rows accepted`);
    copied.push(await copyAgain());
  }
  const ratios = imported.map((ms, index) => (copied[index] ?? 0) / ms);
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
  line("speed of the import, COPY = 1", spread(ratios), "");
  console.log(`peak memory of this process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

  /** The same rows into the same table, emptied, as its owner: the table's indexes and foreign keys stay. */
  async function copyAgain(): Promise<number> {
    const client = await pool.connect();
    try {
      await pipeline(client.query(copyTo("copy lead to stdout (format csv)")), createWriteStream(ready));
      await client.query("truncate lead cascade; checkpoint");
      const started = performance.now();
      if (peerName() === "psql")
        execFileSync("psql", [url, "-qc", `\\copy lead from '${ready}' (format csv)`]);
      else
        await pipeline(createReadStream(ready), client.query(copyFrom("copy lead from stdin (format csv)")));
      return performance.now() - started;
    } finally {
      client.release();
    }
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
