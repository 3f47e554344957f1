// How does the form of one step stand: as the step is, or as it was typed and why that cannot be?
import { listIssues } from "../../db/queries/issues";
import { listPrompts, type PromptRow } from "../../db/queries/ownPrompts";
import { findStepsVersion, listSteps } from "../../db/queries/steps";
import type { Db } from "../../db/schema";
import { limitSentence } from "../domain/stallLimit";
import { formOfNewStep, formOfStep, readStepForm, type StepForm } from "../domain/stepForm";
import { changeSteps, type StepDefinition, type StepFault } from "../domain/stepRules";
import type { ChangeGroup } from "./changeHistory";
import { sighted } from "./look";
import { wordHistory } from "./wordHistory";

export interface StepReport {
  /** Null for a new step. */
  step: StepDefinition | null;
  form: StepForm;
  faults: StepFault[];
  others: StepDefinition[];
  /** Which stall limit holds, with its source and n; null for a new step. */
  limit: string | null;
  /** The form that would retire it from today, or bring it back; null for the close step and a new one. */
  retire: StepForm | null;
  prompts: PromptRow[];
  issues: { id: number; name: string }[];
  /** What was changed in its prompts. */
  history: ChangeGroup[];
}

/** The page of one step, or of a new one where `stepId` is null; undefined where there is no such step. What was typed stays, on the steps as they are now. */
export async function stepReport(
  db: Db,
  { stepId, typed }: { stepId: number | null; typed: StepForm | undefined },
): Promise<StepReport | undefined> {
  return sighted(db, {}, async ({ asOf, steps: seen }) => {
    const others = await listSteps(db);
    const version = await findStepsVersion(db);
    const step = stepId === null ? null : others.find((step) => step.stepId === stepId);
    if (step === undefined) return undefined;
    const last = others.findLast(({ kind, to }) => kind !== "close" && to === null);
    const kept = typed && (step ? typed.do === "edit" && typed.step === stepId : typed.do === "add");
    const now = step ? formOfStep(step, version) : formOfNewStep(last?.stepId ?? null, asOf, version);
    const form = kept ? { ...typed, version } : now;
    const found = seen.find((known) => known.stepId === stepId);
    return {
      ...{ step, form, others, limit: found ? limitSentence(found.limit) : null },
      faults: kept ? faultsOf(others, form) : [],
      retire: step && step.kind !== "close" ? { ...now, to: step.to !== null ? "" : asOf } : null,
      prompts: (await listPrompts(db)).filter((prompt) => step !== null && prompt.stepId === step.stepId),
      issues: (await listIssues(db)).filter(({ retired }) => !retired).map(({ id, name }) => ({ id, name })),
      history: step === null ? [] : await wordHistory(db, { stepId: step.stepId }),
    };
  });
}

function faultsOf(steps: readonly StepDefinition[], form: StepForm): StepFault[] {
  const read = readStepForm(form);
  const changed = "faults" in read ? read : changeSteps(steps, read.change);
  return "faults" in changed ? changed.faults : [];
}
