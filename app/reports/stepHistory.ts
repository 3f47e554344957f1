// What was changed in the steps, in words?
import type { StepLog } from "../../db/queries/steps";
import { fieldChanges } from "../domain/changedFields";
import { formatDay } from "../domain/day";
import { kindLabels, type StepDefinition } from "../domain/stepRules";
import { stepKinds } from "../domain/vocabulary";
import { type ChangeLine, movedLast } from "./changeHistory";

/** What a change does, step by step: steps that only make room for another are told last. */
export function stepLines(before: readonly StepDefinition[], after: readonly StepDefinition[]): ChangeLine[] {
  const lines = after.flatMap((step, index) => {
    const at = before.findIndex(({ stepId }) => step.stepId !== 0 && stepId === step.stepId);
    const was = before[at];
    return stepLine(was ? logOf(was, at + 1) : null, logOf(step, index + 1)) ?? [];
  });
  return movedLast(lines);
}

/** One line of history; undefined where nothing differs. */
export function stepLine(before: StepLog | null, after: StepLog | null): ChangeLine | undefined {
  if (!after) return undefined;
  const fields = fieldChanges("step", { before: before ? told(before) : {}, after: told(after) });
  if (fields.length === 0) return undefined;
  const moved = before !== null && fields.every(({ field }) => field === "step.position");
  return { name: String(after.name), what: before === null ? "added" : moved ? "moved" : "changed", fields };
}

function logOf(step: StepDefinition, position: number): StepLog {
  return {
    ...{ name: step.name, kind: step.kind, position, in_force_from: step.from, in_force_to: step.to },
    ...{ limit_days: step.limitDays, talking_point: step.talkingPoint },
  };
}

function told(log: StepLog): StepLog {
  const kind = stepKinds.find((known) => known === log.kind);
  const day = (value: string | number | null) => (typeof value === "string" ? formatDay(value) : null);
  return {
    ...log,
    kind: kind ? kindLabels[kind] : log.kind,
    in_force_from: day(log.in_force_from),
    in_force_to: day(log.in_force_to),
  };
}
