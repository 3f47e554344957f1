// What would a change of the steps do to today's numbers?
import { countMagicCloses, findStepsVersion, listSteps, supposeSteps } from "../../db/queries/steps";
import type { Db } from "../../db/schema";
import { readStepForm, type StepForm } from "../domain/stepForm";
import {
  changeSteps,
  movesLeads,
  movesNumbers,
  type StepDefinition,
  type StepFault,
} from "../domain/stepRules";
import { type State, states } from "../domain/vocabulary";
import type { ChangeLine } from "./changeHistory";
import { type StallsReport, stallsReport } from "./stallsReport";
import { stepLines } from "./stepHistory";

/** A number as it is, and as it would be. */
export interface Moved<T = number> {
  before: T;
  after: T;
}

export interface StepsPreview {
  asOf: string;
  leads: number;
  currency: string;
  states: (Moved & { state: State })[];
  /** Leads that sit at each step; null for a step that is not there before, or would not be after. */
  frontiers: (Moved<number | null> & { step: string })[];
  notRecorded: Moved;
  strandedMinor: Moved<number | null>;
  /** Wins with buttons open, of the wins with signals before them. */
  magicCloses: Moved;
  recordedWins: Moved;
}

export type StepsPreviewReport = { version: number; steps: StepDefinition[] } & (
  | { outcome: "stale" }
  | { outcome: "refused"; faults: StepFault[] }
  /** Nothing differs from what is here. */
  | { outcome: "same" }
  | {
      outcome: "preview";
      /** What the change says, step by step. */
      lines: ChangeLine[];
      after: StepDefinition[];
      /** Null where no number can move: names and talking points. */
      numbers: StepsPreview | null;
    }
);

/** Looks at a change without making it. Nothing is written: the transaction sees the other steps in tables of its own. */
export async function stepsPreviewReport(db: Db, form: StepForm): Promise<StepsPreviewReport> {
  const steps = await listSteps(db);
  const version = await findStepsVersion(db);
  const here = { version, steps };
  if (form.version !== version) return { ...here, outcome: "stale" };
  const read = readStepForm(form);
  const changed = "faults" in read ? read : changeSteps(steps, read.change);
  if ("faults" in changed) return { ...here, outcome: "refused", faults: changed.faults };
  const after = changed.steps;
  const lines = stepLines(steps, after);
  if (lines.length === 0) return { ...here, outcome: "same" };
  const numbers = movesNumbers(steps, after) ? await preview(db, steps, after) : null;
  return { ...here, outcome: "preview", lines, after, numbers };
}

async function preview(
  db: Db,
  steps: readonly StepDefinition[],
  after: readonly StepDefinition[],
): Promise<StepsPreview> {
  const now = await numbersOf(db);
  await supposeSteps(db, { steps: after, asOf: now.report.asOf, derive: movesLeads(steps, after) });
  const then = await numbersOf(db);
  const { asOf, leads, currency } = now.report;
  return {
    ...{ asOf, leads, currency },
    states: states.map((state) => ({
      state,
      before: now.report.states[state],
      after: then.report.states[state],
    })),
    frontiers: frontiers(now.report, then.report),
    notRecorded: { before: sitting(now.report.notRecorded), after: sitting(then.report.notRecorded) },
    strandedMinor: { before: now.report.strandedMinor, after: then.report.strandedMinor },
    magicCloses: { before: now.magic, after: then.magic },
    recordedWins: { before: now.recorded, after: then.recorded },
  };
}

async function numbersOf(db: Db): Promise<{ report: StallsReport; magic: number; recorded: number }> {
  const report = await stallsReport(db, {});
  const wins = await countMagicCloses(db);
  const of = (how: string) => wins.find(({ magic_close }) => magic_close === how)?.leads ?? 0;
  return { report, magic: of("yes"), recorded: of("yes") + of("no") };
}

/** Steps by their new names, in the new order; those that are gone from view last. */
function frontiers(now: StallsReport, then: StallsReport): StepsPreview["frontiers"] {
  const at = ({ steps }: StallsReport, stepId: number) => {
    const row = steps.find((step) => step.stepId === stepId);
    return row ? sitting(row) : null;
  };
  const gone = now.steps.filter(({ stepId }) => at(then, stepId) === null);
  return [...then.steps, ...gone].map(({ stepId, step }) => ({
    step,
    before: at(now, stepId),
    after: at(then, stepId),
  }));
}

function sitting({ active, stalled, lost }: { active: number; stalled: number; lost: number }): number {
  return active + stalled + lost;
}
