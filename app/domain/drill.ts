// Which leads are behind a number of a chart? The filters that its link carries, so that the list has the same count.
import type { CohortGrouping } from "./cohortFilters";
import { addDays, type Day } from "./day";
import type { LeadFilters } from "./filters";
import type { Bucket, Party } from "./vocabulary";
import type { WasteGrouping } from "./wasteFilters";

export type StepCell =
  | "reached"
  | "buttoned"
  | "objection"
  | "skipped"
  | "active"
  | "stalled"
  | "lost"
  | "stranded";

/** Leads behind a number of a step; step null stands for "steps not recorded". */
export function stallCellFilters(stepId: number | null, cell: StepCell): LeadFilters {
  const step = stepId ?? 0;
  if (cell === "stranded") return { step, stranded: true };
  if (cell === "active" || cell === "stalled" || cell === "lost") return { step, state: cell };
  return { step, stepState: cell };
}

export type FindingCell =
  | "came"
  | "buttoned"
  | "skipped"
  | "keptSilent"
  | "unworked"
  | "objected"
  | "answered"
  | "open"
  | "spoken"
  | "unspoken";

/** Leads behind what was found at a step; with an issue (0: none named) those that objected about it there. */
export function findingCellFilters(stepId: number, cell: FindingCell, issue?: number): LeadFilters {
  const at = { step: stepId, ...(issue === undefined ? {} : { issue }) };
  if (cell === "unworked") return { ...at, state: "unworked" };
  if (cell === "spoken" || cell === "unspoken") return { ...at, stepState: "objected", manner: cell };
  const marks = { keptSilent: "kept silent", open: "objection" } as const;
  return { ...at, stepState: cell === "keptSilent" || cell === "open" ? marks[cell] : cell };
}

export type ObjectionGroup = "never objected" | "answered" | "objection";

/** Won or lost leads of a group that came as far as a step; with an issue those that objected about it there. */
export function groupCellFilters(
  stepId: number,
  group: ObjectionGroup,
  state: "won" | "lost",
  issue?: number,
): LeadFilters {
  return { step: stepId, stepState: group, state, ...(issue === undefined ? {} : { issue }) };
}

/** Won or lost leads with so many buttons closed before the close step; null: not heard before the win. `nearStepId`: only those heard there or later. */
export function buttonCellFilters(
  buttons: number | null,
  state: "won" | "lost",
  nearStepId?: number,
): LeadFilters {
  return {
    ...{ state, buttons: buttons ?? "unknown" },
    ...(nearStepId === undefined ? {} : { step: nearStepId, stepState: "heard" }),
  };
}

/** Leads behind a number of a vendor; those too young were bought less than a horizon before the day. */
export function vendorCellFilters(
  vendor: number,
  cell: "leads" | "won" | "stalled" | "stranded" | "tooYoung",
  asOf: Day,
  horizonDays: number,
): LeadFilters {
  if (cell === "leads") return { vendor };
  if (cell === "stranded") return { vendor, stranded: true };
  if (cell === "tooYoung") return { vendor, from: addDays(asOf, 1 - horizonDays) };
  return { vendor, state: cell };
}

/** What is told apart of a vendor or a list in full: all, those that ended or not, a step reached, where their money landed. */
export type FigureCell =
  | "leads"
  | "won"
  | "waste"
  | "worked"
  | "tooYoung"
  | "judged"
  | { reached: number }
  | { passed: number }
  | { bucket: Bucket };

/** Leads behind a figure of a vendor or list, within the page's dates; those judged were bought at least a horizon before the day. */
export function figureCellFilters(
  cell: FigureCell,
  { asOf, horizonDays, from, to }: { asOf: Day; horizonDays: number; from?: Day; to?: Day },
): LeadFilters {
  if (cell === "leads") return {};
  if (cell === "won") return { state: "won" };
  if (cell === "waste") return { waste: true };
  if (cell === "worked") return { worked: true };
  if (cell === "tooYoung") {
    const young = addDays(asOf, 1 - horizonDays);
    return { from: from !== undefined && from > young ? from : young };
  }
  if (cell === "judged") {
    const ripe = addDays(asOf, -horizonDays);
    return { to: to !== undefined && to < ripe ? to : ripe };
  }
  if ("reached" in cell) return { step: cell.reached, stepState: "reached" };
  if ("passed" in cell) return { step: cell.passed, stepState: "passed" };
  return { bucket: cell.bucket };
}

/** Leads behind a number of a month of purchase; null stands for an unknown date. */
export function trendCellFilters(
  month: string | null,
  cell: "leads" | "won" | "moving" | "stalled" | "lost" | "stranded",
): LeadFilters {
  const bought: LeadFilters = { month: month ?? "unknown" };
  if (cell === "leads") return bought;
  if (cell === "stranded") return { ...bought, stranded: true };
  return { ...bought, state: cell === "moving" ? "active" : cell };
}

/** Leads behind a number of a cohort, by month of purchase (null: unknown) or by list; undecided are those neither won nor lost. */
export function cohortCellFilters(
  cell: "leads" | "won" | "lost" | "undecided",
  cohort?: { by: CohortGrouping; key: string | null },
): LeadFilters {
  const group =
    cohort && (cohort.by === "list" ? { list: Number(cohort.key) } : { month: cohort.key ?? "unknown" });
  if (cell === "leads") return { ...group };
  return { ...group, ...(cell === "undecided" ? { decided: false } : { state: cell }) };
}

/** What the waste page tells apart: a bucket, all of one party's, all waste, or everything. */
export type WasteCell =
  | { bucket: Bucket; stepId?: number | null; issueId?: number | null }
  | { party: Party }
  | "waste"
  | "leads";

/** Leads behind a number of the waste page, within one of its groups where it stands in one. A step or issue of null is none. */
export function wasteCellFilters(
  cell: WasteCell,
  group?: { by: WasteGrouping; key: string | null },
): LeadFilters {
  return { ...(group && groupFilters(group)), ...whereFilters(cell) };
}

function groupFilters({ by, key }: { by: WasteGrouping; key: string | null }): LeadFilters {
  if (by === "month") return { month: key ?? "unknown" };
  return { [by === "issue" ? "openIssue" : by]: Number(key ?? 0) };
}

function whereFilters(cell: WasteCell): LeadFilters {
  if (cell === "leads") return {};
  if (cell === "waste") return { waste: true };
  if ("party" in cell) return { onWhom: cell.party };
  const { bucket, stepId, issueId } = cell;
  return {
    bucket,
    ...(stepId !== undefined && { step: stepId ?? 0 }),
    ...(issueId !== undefined && { openIssue: issueId ?? 0 }),
  };
}
