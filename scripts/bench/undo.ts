// How long does it take to undo an import, of new leads and of leads that it changed, against the import of the same rows?
import { join } from "node:path";
import { importFile } from "../../app/intake/importFile";
import { undo } from "../../app/intake/undo";
import { startAnew } from "../../db/benchmarkFacts";
import { openSession } from "../../db/session";
import { onBenchDatabase, spread } from "./benchDatabase";
import { type Edition, editions, writeLeadFile } from "./leadFile";

const rows = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);

/** Seconds. */
interface Pair {
  import: number;
  undo: number;
}

await onBenchDatabase(async ({ db, url }, directory) => {
  const took = new Map<string, Pair[]>();
  const path = (edition: Edition) => join(directory, `${edition}.csv`);
  for (const edition of editions) await writeLeadFile(path(edition), rows, edition);
  console.log(`${rows} leads x 12 columns, ${rounds} rounds`);
  for (let round = 0; round < rounds; round += 1) {
    await startAnew(db);
    const first = await take("first");
    for (const edition of editions) {
      if (edition === "first") continue;
      const change = await take(edition);
      note(`leads with another ${edition}`, { import: change.seconds, undo: await back(change) });
    }
    note("new leads", { import: first.seconds, undo: await back(first) });
  }
  for (const [name, pairs] of took) {
    line(
      `import, ${name}`,
      pairs.map((pair) => pair.import),
      "s",
    );
    line(
      "undo of it",
      pairs.map((pair) => pair.undo),
      "s",
    );
    line(
      "undo of it, the import = 1",
      pairs.map((pair) => pair.undo / pair.import),
      "",
    );
  }

  function note(name: string, pair: Pair): void {
    took.set(name, [...(took.get(name) ?? []), pair]);
  }

  async function take(edition: Edition): Promise<{ importId: number; seconds: number }> {
    const session = await openSession(url);
    const started = performance.now();
    const request = { path: path(edition), vendor: "Bench", list: "List", purchasedOn: "2026-01-10" };
    const { importId, accepted } = await importFile(session, 1, { ...request, onConflict: "overwrite" });
    const seconds = (performance.now() - started) / 1000;
    await session.close();
    if (accepted !== rows || importId === null) throw new Error(`${accepted} of ${rows} rows accepted`);
    return { importId, seconds };
  }

  async function back({ importId }: { importId: number }): Promise<number> {
    const started = performance.now();
    const { counts, kept } = await undo(db, { organizationId: 1, importId });
    if (counts.leads + counts.restored !== rows || kept.length > 0)
      throw new Error(`undone: ${JSON.stringify(counts)}`);
    return (performance.now() - started) / 1000;
  }
});

function line(name: string, values: readonly number[], unit: string): void {
  const { min, median, max } = spread(values);
  console.log(
    `${name.padEnd(38)} min ${min.toFixed(2)}  median ${median.toFixed(2)}  max ${max.toFixed(2)} ${unit}`,
  );
}
