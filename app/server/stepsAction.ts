// What happens when a change of steps is confirmed?
import { withOrganization } from "../../db/connection";
import { rebuildProgress } from "../../db/queries/derive";
import { renameStepInMappings } from "../../db/queries/mappingMemory";
import { findStepsVersion, lockSteps, updateSteps } from "../../db/queries/steps";
import { readStepForm, type StepForm } from "../domain/stepForm";
import { changeSteps, movesLeads, type StepFault } from "../domain/stepRules";
import type { LoadContext } from "./context";

export type StepsOutcome =
  | { outcome: "saved"; version: number }
  /** Somebody changed the steps since the form was opened: nothing is saved. */
  | { outcome: "stale" }
  | { outcome: "refused"; faults: StepFault[] };

/**
 * Makes a change of the steps, its history and everything derived from them, in one transaction. A form typed on other steps than are
 * here now is refused, and so is a change against the rules: then nothing is written.
 */
export async function confirmStepChange(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  { form, who }: { form: StepForm; who: string | null },
): Promise<StepsOutcome> {
  return withOrganization(db, organizationId, async (db): Promise<StepsOutcome> => {
    const before = await lockSteps(db);
    if ((await findStepsVersion(db)) !== form.version) return { outcome: "stale" };
    const read = readStepForm(form);
    const changed = "faults" in read ? read : changeSteps(before, read.change);
    if ("faults" in changed) return { outcome: "refused", faults: changed.faults };
    const after = changed.steps;
    await updateSteps(db, { before, after, who });
    for (const was of before) {
      const name = after.find(({ stepId }) => stepId === was.stepId)?.name;
      if (name !== undefined && name !== was.name)
        await renameStepInMappings(db, { from: was.name, to: name });
    }
    if (movesLeads(before, after)) await rebuildProgress(db);
    return { outcome: "saved", version: await findStepsVersion(db) };
  });
}
