// Which steps does the organization have, how does each stand today, and how did they come to be so?
import { listStanding, listStepCounts } from "../../db/queries/board";
import { listOwnPrompts } from "../../db/queries/prompts";
import { findStepsVersion, listStepChanges, listSteps } from "../../db/queries/steps";
import type { Db } from "../../db/schema";
import type { Day } from "../domain/day";
import { limitSentence } from "../domain/stallLimit";
import type { StepDefinition } from "../domain/stepRules";
import { type ChangeGroup, groupChanges, historyLines } from "./changeHistory";
import { sighted } from "./look";
import { stalls } from "./stallsReport";
import { stepLine } from "./stepHistory";

export interface StepOfPage extends StepDefinition {
  retired: boolean;
  /** "30 days (learned from …)". */
  limit: string;
  /** Leads that sit here: active, stalled or lost. */
  sitting: number;
  /** Questions and illustrations of the organization's own. */
  prompts: number;
}

export interface StepSettingsReport {
  asOf: Day;
  version: number;
  leads: number;
  steps: StepOfPage[];
  history: ChangeGroup[];
}

/** The page of steps. */
export async function stepSettingsReport(db: Db): Promise<StepSettingsReport> {
  return sighted(db, {}, async (sight) => {
    const standing = await listStanding(db, { look: sight.look, filters: {} });
    const counts = await listStepCounts(db, {});
    const counted = stalls(sight, {}, { standing, counts, times: [], loose: [] });
    const prompts = await listOwnPrompts(db);
    const definitions = await listSteps(db);
    return {
      asOf: sight.asOf,
      version: await findStepsVersion(db),
      leads: counted.leads,
      steps: definitions.map((step) => {
        const seen = sight.steps.find(({ stepId }) => stepId === step.stepId);
        const row = counted.steps.find(({ stepId }) => stepId === step.stepId);
        return {
          ...step,
          retired: seen?.retired ?? false,
          limit: seen ? limitSentence(seen.limit) : "",
          sitting: row ? row.active + row.stalled + row.lost : 0,
          prompts: prompts.filter(({ stepId }) => stepId === step.stepId).length,
        };
      }),
      history: await history(db),
    };
  });
}

async function history(db: Db): Promise<ChangeGroup[]> {
  const rows = await listStepChanges(db, { limit: historyLines });
  return groupChanges(rows.map((row) => ({ ...row, line: stepLine(row.before, row.after) })));
}
