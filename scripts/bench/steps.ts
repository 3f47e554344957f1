// How long does a change of the steps take over a large organization: looked at before, and made; and the page before the close?
import { formOfOrder, formOfStep } from "../../app/domain/stepForm";
import { movedStep } from "../../app/domain/stepRules";
import { beforeCloseReport } from "../../app/reports/beforeCloseReport";
import { stepSettingsReport } from "../../app/reports/stepSettingsReport";
import { stepsPreviewReport } from "../../app/reports/stepsPreviewReport";
import { confirmStepChange } from "../../app/server/stepsAction";
import { insertFacts, vacuum } from "../../db/benchmarkFacts";
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { findToday } from "../../db/queries/organization";
import { findStepsVersion, listSteps } from "../../db/queries/steps";
import type { Db } from "../../db/schema";
import { onBenchDatabase } from "./benchDatabase";

const leads = Number(process.argv[2] ?? 100_000);
const runs = Number(process.argv[3] ?? 3);

await onBenchDatabase(async ({ db }) => {
  const inside = <T>(run: (db: Db) => Promise<T>) => withOrganization(db, 1, run);
  const today = await inside(findToday);
  await inside((db) => insertFacts(db, { leads, lists: 100, today }));
  await vacuum(db);
  await inside(rebuildProgress);
  await vacuum(db);
  const line = async (name: string, run: () => Promise<unknown>) => {
    for (let turn = 0; turn < runs; turn += 1) {
      const started = performance.now();
      await run();
      console.log(`${name.padEnd(44)} ${(performance.now() - started).toFixed(0).padStart(8)} ms`);
    }
  };
  const turned = async () => {
    const [steps, version] = await inside(
      async (db) => [await listSteps(db), await findStepsVersion(db)] as const,
    );
    return formOfOrder(movedStep(steps, steps[3]?.stepId ?? 0, 1), version);
  };
  const limited = async () => {
    const [steps, version] = await inside(
      async (db) => [await listSteps(db), await findStepsVersion(db)] as const,
    );
    const [first] = steps;
    if (!first) throw new Error("bench: no steps");
    return { ...formOfStep(first, version), limit: "3" };
  };
  console.log(`${leads} leads`);
  await line("the page of steps", () => inside(stepSettingsReport));
  const order = await turned();
  await line("an order, looked at before", () => inside((db) => stepsPreviewReport(db, order)));
  const limit = await limited();
  await line("a limit, looked at before", () => inside((db) => stepsPreviewReport(db, limit)));
  await line("an order, made", async () =>
    confirmStepChange({ db, organizationId: 1 }, { form: await turned(), who: null }),
  );
  await line("before the close, first page", () => inside((db) => beforeCloseReport(db, {})));
});
