// Which leads are behind a number of a chart? The filters that its link carries, so that the list has the same count.
import { addDays, type Day } from "./day";
import type { LeadFilters } from "./filters";

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
