// What goes wrong at each step: who objected about what, what answering did, who kept silent, how long did it take?
import { listStepCounts, listStepTimes, type StepCount, type StepTime } from "../../db/queries/board";
import { listStepGroups, type StepGroups } from "../../db/queries/stepGroups";
import { listStepObjections, type StepObjection } from "../../db/queries/stepObjections";
import { listStepSitters, type StepSitters } from "../../db/queries/stepSitters";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { medianDays, percentileDays } from "../domain/statistics/daysTaken";
import type { StepKind } from "../domain/vocabulary";
import { compareWins, type WinComparison, type Wins, winsOf } from "../domain/winComparison";
import { closePosition } from "./leadsReport";
import { type ReportStep, sighted } from "./look";

export interface IssueFinding {
  /** 0 where no issue was named. */
  issueId: number;
  issue: string | null;
  leads: number;
  answered: number;
  open: number;
  spoken: number;
  unspoken: number;
  answeredWins: Wins;
  openWins: Wins;
  /** Answered held against left open. */
  effect: WinComparison;
}

export interface StepFinding {
  stepId: number;
  step: string;
  kind: StepKind;
  /** Leads that reached the step or sit at it. Each is buttoned, under objection, skipped or silent there. */
  came: number;
  buttoned: number;
  skipped: number;
  keptSilent: number;
  /** Of those that kept silent: nobody worked them. */
  unworked: number;
  /** Leads that objected here, by what became of it and by how it was said (both may hold). */
  objected: number;
  answered: number;
  open: number;
  spoken: number;
  unspoken: number;
  issues: IssueFinding[];
  /** Won and lost leads heard here or at a later step, by what became of objections here. */
  answeredWins: Wins;
  openWins: Wins;
  neverWins: Wins;
  /** Answered held against left open; null at the close step, where an answer is the win itself. */
  effect: WinComparison | null;
  /** Answered held against never objected. */
  effectOfNone: WinComparison | null;
  medianDays: number | null;
  p90Days: number | null;
  timed: number;
}

export interface StepsReport {
  asOf: string;
  filters: Filters;
  steps: StepFinding[];
}

/** What was found at each step, as of the filters' day. */
export async function stepsReport(db: Db, filters: Filters): Promise<StepsReport> {
  return sighted(db, filters, async (sight) => {
    const counts = await listStepCounts(db, filters);
    const times = await listStepTimes(db, filters);
    const sitters = await listStepSitters(db, { filters, look: sight.look });
    const objections = await listStepObjections(db, filters);
    const groups = await listStepGroups(db, { filters, closeStep: closePosition(sight) });
    const names = new Map(sight.issues.map(({ issue_id, name }) => [issue_id, name]));
    return {
      asOf: sight.asOf,
      filters,
      steps: sight.steps.map((step) => finding(step, { counts, times, sitters, objections, groups, names })),
    };
  });
}

interface Found {
  counts: StepCount[];
  times: StepTime[];
  sitters: StepSitters[];
  objections: StepObjection[];
  groups: StepGroups[];
  names: Map<number, string>;
}

function finding(step: ReportStep, found: Found): StepFinding {
  const { stepId, name, kind, position } = step;
  const here = <T extends { step: number }>(rows: T[]) => rows.filter((row) => row.step === position);
  const none = { reached: 0, buttoned: 0, objection: 0, skipped: 0, blocked: 0 };
  const { reached, buttoned, objection, skipped, blocked } = here(found.counts)[0] ?? none;
  const sitting = here(found.sitters)[0];
  const came = reached + (sitting?.leads ?? 0) - blocked;
  const objections = here(found.objections);
  const all = objections.find((row) => row.issue_id === null);
  const group = here(found.groups)[0];
  const answeredWins = winsOf(group?.answered_won ?? 0, group?.answered_lost ?? 0);
  const openWins = winsOf(group?.open_won ?? 0, group?.open_lost ?? 0);
  const neverWins = winsOf(group?.never_won ?? 0, group?.never_lost ?? 0);
  const closing = kind === "close";
  const taken = here(found.times);
  return {
    ...{ stepId, step: name, kind, came, buttoned, skipped },
    keptSilent: came - buttoned - objection - skipped,
    unworked: sitting?.unworked ?? 0,
    objected: all?.leads ?? 0,
    answered: (all?.leads ?? 0) - (all?.open ?? 0),
    open: all?.open ?? 0,
    spoken: all?.spoken ?? 0,
    unspoken: all?.unspoken ?? 0,
    issues: objections
      .flatMap((row) => (row.issue_id === null ? [] : [issueFinding(row, row.issue_id, found.names)]))
      .sort((a, b) => b.leads - a.leads || b.open - a.open || a.issueId - b.issueId),
    ...{ answeredWins, openWins, neverWins },
    effect: closing ? null : compareWins(answeredWins, openWins),
    effectOfNone: closing ? null : compareWins(answeredWins, neverWins),
    medianDays: medianDays(taken),
    p90Days: percentileDays(taken, 90),
    timed: taken.reduce((n, { leads }) => n + leads, 0),
  };
}

function issueFinding(row: StepObjection, issueId: number, names: Map<number, string>): IssueFinding {
  const answeredWins = winsOf(row.answered_won, row.answered_lost);
  const openWins = winsOf(row.open_won, row.open_lost);
  return {
    ...{ issueId, issue: names.get(issueId) ?? null, leads: row.leads },
    ...{ answered: row.leads - row.open, open: row.open, spoken: row.spoken, unspoken: row.unspoken },
    ...{ answeredWins, openWins, effect: compareWins(answeredWins, openWins) },
  };
}
