// Which buttons of which lead are closed, row by row?
import { listStanding } from "../../db/queries/board";
import { countPlacketLeads, listPlacketLeads, type PlacketRow } from "../../db/queries/placketLeads";
import type { Db } from "../../db/schema";
import type { PlacketFilters } from "../domain/placketFilters";
import { wholes } from "../domain/rates";
import { stallReason } from "../domain/stallLimit";
import { type LeadStanding, marked, positionOf, standingOf } from "./leadsReport";
import { type Sight, sighted } from "./look";

export interface PlacketLead extends LeadStanding {
  /** Days since the buyer's last sign; null without a clock, while a meeting is ahead, or where the lead is over. */
  silentDays: number | null;
  /** Why it stalls on its day; null where it cannot stall or sits at no step. */
  stallReason: string | null;
}

export interface PlacketReport {
  asOf: string;
  filters: PlacketFilters;
  /** All leads the filters choose, of which `rows` is one page. */
  leads: number;
  page: number;
  pages: number;
  /** The columns: steps in force, and retired ones that a lead of this page is judged by. */
  steps: { stepId: number; name: string }[];
  rows: PlacketLead[];
}

/** One page of the placket view; the count comes from the sums the board reads. */
export async function placketReport(
  db: Db,
  filters: PlacketFilters,
  { pageSize = 100 }: { pageSize?: number } = {},
): Promise<PlacketReport> {
  return sighted(db, filters, async (sight) => {
    const step = positionOf(sight, filters.step);
    const leads =
      filters.state === undefined
        ? await countPlacketLeads(db, { filters, step })
        : (await listStanding(db, { look: sight.look, filters }))
            .filter(
              (row) =>
                row.grouping === "whole" &&
                row.state === filters.state &&
                (step === undefined || row.frontier === step),
            )
            .reduce((total, row) => total + row.leads, 0);
    const pages = 1 + wholes(Math.max(0, leads - 1), pageSize);
    const page = Math.min(filters.page ?? 1, pages);
    const offset = (page - 1) * pageSize;
    const rows = await listPlacketLeads(db, { look: sight.look, filters, step, limit: pageSize, offset });
    return {
      ...{ asOf: sight.asOf, filters, leads, page, pages },
      steps: sight.steps
        .filter((step) => !step.retired || rows.some((row) => marked(row.steps_mask, step)))
        .map(({ stepId, name }) => ({ stepId, name })),
      rows: rows.map((row) => placketLead(sight, row)),
    };
  });
}

/** A row of the query as a lead of the view. */
export function placketLead(sight: Sight, row: PlacketRow): PlacketLead {
  const standing = standingOf(sight, row);
  const step = sight.steps.find(({ position }) => position === row.frontier);
  const open = row.state === "active" || row.state === "stalled" || row.state === "unworked";
  return {
    ...standing,
    silentDays: open ? row.silent_days : null,
    stallReason: step && standing.stallsOn !== null ? stallReason(step.limit, step.kind) : null,
  };
}
