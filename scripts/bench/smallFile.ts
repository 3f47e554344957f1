// How long does a small file take in a large organization, against the same file where nothing else is?
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { importFile } from "../../app/intake/importFile";
import { undo } from "../../app/intake/undo";
import { goOnAfterFacts, insertFacts, startAnew, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { createOrganization, findToday } from "../../db/queries/organization";
import { openSession } from "../../db/session";
import { onBenchDatabase, spread } from "./benchDatabase";
import { writeLeadFile } from "./leadFile";

const leads = Number(process.argv[2] ?? 100_000);
const rows = Number(process.argv[3] ?? 1_000);
const rounds = Number(process.argv[4] ?? 3);
const large = 1;
const small = 2;

await onBenchDatabase(async ({ db, url }, directory) => {
  await startAnew(db);
  await createOrganization(db, { organizationId: small, name: "Small" });
  const today = await withOrganization(db, large, findToday);
  await withOrganization(db, large, (db) => insertFacts(db, { leads, lists: 100, today }));
  await goOnAfterFacts(db);
  await vacuum(db);
  await withOrganization(db, large, rebuildProgress);
  await vacuum(db);
  const took = new Map<string, { large: number[]; small: number[] }>();
  for (let round = 0; round < rounds; round += 1) {
    await measure(small, "small", round);
    await measure(large, "large", round);
  }
  console.log(
    `files of ${rows} rows, ${rounds} rounds; an organization of ${leads} leads, and one that has only these files`,
  );
  for (const [name, { large, small }] of took) {
    const middle = (values: number[]) => spread(values).median;
    const ratio = middle(large) / middle(small);
    console.log(
      `${name.padEnd(28)} ${middle(large).toFixed(0).padStart(7)} ms, alone ${middle(small).toFixed(0).padStart(6)} ms: ${ratio.toFixed(1)} times`,
    );
  }

  async function measure(organizationId: number, size: "large" | "small", round: number): Promise<void> {
    const note = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
      const started = performance.now();
      const result = await run();
      const times = took.get(name) ?? { large: [], small: [] };
      times[size].push(performance.now() - started);
      took.set(name, times);
      return result;
    };
    const take = async (path: string, kind: "leads" | "deals" | "signals") => {
      const session = await openSession(url);
      const more =
        kind === "leads" ? { vendor: "Bench", list: `List ${round}`, purchasedOn: "2026-01-10" } : {};
      const result = await importFile(session, organizationId, { path, kind, ...more }).finally(() =>
        session.close(),
      );
      if (result.accepted === 0 || result.importId === null)
        throw new Error(`${kind}: nothing was taken in: ${result.rejects[0]?.sentence}`);
      return { organizationId, importId: result.importId };
    };
    const check = async (path: string) => {
      const session = await openSession(url);
      const verdictsTo = join(directory, `check-${size}-${round}`);
      const request = { path, vendor: "Bench", list: `List ${round}`, dryRun: true, verdictsTo };
      const { rejected } = await importFile(session, organizationId, request).finally(() => session.close());
      if (rejected > 0) throw new Error(`${rejected} rows were rejected`);
    };
    const list = join(directory, "leads.csv");
    await writeLeadFile(list, rows + round);
    await note("a check of new leads", () => check(list));
    const listed = await note("leads of a new list", () => take(list, "leads"));
    const deals = table(
      "Deal ID,Lead ID,Stage,Amount,Opened,Won on",
      (n) => `D-${round}-${n},L-${n},Won,${100 + n},2026-02-03,2026-03-04`,
    );
    const dealt = await note("their deals", () => take(deals, "deals"));
    const signals = table(
      "Lead ID,Step,When,Signal",
      (n) => `L-${n},Pain agreed,2026-02-0${1 + round}T10:00,positive`,
    );
    const heard = await note("their signals", () => take(signals, "signals"));
    await note("undo of the signals", () => undo(db, heard));
    await note("undo of the deals", () => undo(db, dealt));
    await note("undo of the leads", () => undo(db, listed));
  }

  function table(header: string, row: (n: number) => string): string {
    const path = join(directory, "rows.csv");
    writeFileSync(path, `${header}\n${Array.from({ length: rows }, (_, n) => row(n)).join("\n")}\n`);
    return path;
  }
});
