// How fast does a file of signals come in onto leads that are here, against COPY of the same finished rows into the same table?
import { join } from "node:path";
import { importFile } from "../../app/intake/importFile";
import { goOnAfterFacts, insertFacts, startAnew, takeSignalsOut, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import { openSession } from "../../db/session";
import { copyAgain, onBenchDatabase, peerName, spread } from "./benchDatabase";

const leads = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);

const mapping = {
  kind: "signals",
  columns: {
    "signal.lead_id": "lead",
    "signal.at": "when",
    "signal.step": "button",
    "signal.polarity": "buyer",
    "signal.issue": "issue",
  },
  values: { "signal.polarity": { Agreed: "positive", Objected: "negative" } },
  formats: { "signal.at": "yyyy-MM-dd HH:mm" },
};

interface Round {
  signals: number;
  imported: number;
  derived: number;
  copied: number;
}

await onBenchDatabase(async (database, directory) => {
  const { db, pool, url } = database;
  const path = join(directory, "signals.csv");
  const all: Round[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  report(all);

  async function measure(): Promise<Round> {
    await startAnew(db);
    const inside = <T>(run: Parameters<typeof withOrganization<T>>[2]) => withOrganization(db, 1, run);
    const today = await inside(findToday);
    await inside((db) => insertFacts(db, { leads, lists: 100, today }));
    await goOnAfterFacts(db);
    await takeSignalsOut(pool, path);
    await vacuum(db);
    await inside(rebuildProgress);
    await vacuum(db);
    const session = await openSession(url);
    const started = performance.now();
    const request = { path, kind: "signals" as const, mapping };
    const { accepted, rejected, rejects } = await importFile(session, 1, request).finally(() =>
      session.close(),
    );
    const imported = performance.now() - started;
    if (rejected > 0) throw new Error(`${rejected} signals were rejected: ${rejects[0]?.sentence}`);
    const again = performance.now();
    await inside(rebuildProgress);
    const derived = performance.now() - again;
    return { signals: accepted, imported, derived, copied: await copyAgain(database, "signal", directory) };
  }
});

function report(all: readonly Round[]): void {
  console.log(
    `${all[0]?.signals} signals onto ${leads} leads, ${rounds} rounds; peer: COPY by ${peerName()}`,
  );
  const line = (name: string, of: (round: Round) => number, digits: number) => {
    const { min, median, max } = spread(all.map(of));
    const [low, middle, high] = [min, median, max].map((value) => value.toFixed(digits));
    console.log(`${name.padEnd(46)} min ${low}  median ${middle}  max ${high}`);
  };
  line(
    "signals/s, import with everything derived",
    ({ signals, imported }) => (1000 * signals) / imported,
    0,
  );
  line("signals/s, COPY", ({ signals, copied }) => (1000 * signals) / copied, 0);
  line("speed of the import, COPY = 1", ({ imported, copied }) => copied / imported, 2);
  line(
    "the same, but for all leads derived anew",
    ({ imported, derived, copied }) => copied / (imported - derived),
    2,
  );
}
