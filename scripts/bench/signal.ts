// How long does the server take for a posted signal over a large organization, and over a lead that has very many signals?
import { postLeadForm } from "../../app/server/leadForm";
import { addManySignals, insertFacts, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { listOffered } from "../../db/queries/leadSignals";
import { findToday } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import { onBenchDatabase } from "./benchDatabase";

const leads = Number(process.argv[2] ?? 100_000);
const runs = Number(process.argv[3] ?? 60);
const limitMs = 30;
const manySignals = 10_000;

await onBenchDatabase(async ({ db }) => {
  const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, 1, run);
  const today = await inside(findToday);
  await inside((db) => insertFacts(db, { leads, lists: 100, today }));
  await inside((db) => addManySignals(db, { leadId: 2, signals: manySignals }));
  await vacuum(db);
  await inside(rebuildProgress);
  await vacuum(db);
  const { steps, issues } = await inside(listOffered);
  console.log(`${leads} leads, ${runs} signals each, ms; limit ${limitMs}`);
  const measure = async (name: string, leadOf: (turn: number) => number) => {
    const took: number[] = [];
    let first = Number.NaN;
    for (let turn = 0; turn < runs + 5; turn += 1) {
      const step = steps[turn % (steps.length - 1)];
      const form = new FormData();
      form.set("step", String(step?.step_id));
      form.set("say", turn % 3 === 0 ? "positive" : "negative");
      if (turn % 3 !== 0) form.set("issue", String(issues[turn % 5]?.issue_id));
      const started = performance.now();
      const posted = await postLeadForm({ db, organizationId: 1 }, leadOf(turn), form);
      if (turn === 0) first = performance.now() - started;
      if (turn >= 5) took.push(performance.now() - started);
      if ("errors" in posted) throw new Error(JSON.stringify(posted.errors));
    }
    took.sort((a, b) => a - b);
    const at = (share: number) =>
      took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
    const [median, high] = [at(0.5), at(0.95)];
    console.log(
      `${name.padEnd(44)} median ${median.toFixed(1).padStart(8)}  p95 ${high.toFixed(1).padStart(8)}  first ${first.toFixed(1).padStart(8)}  ${median <= limitMs ? "inside" : "OVER"} the limit`,
    );
  };
  await measure("a signal posted", (turn) => 1 + ((turn * 997) % leads));
  await measure(`on a lead with ${manySignals} signals`, () => 2);
});
