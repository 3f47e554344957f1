// Which leads are behind a number, and how does each stand?
import { countLeads, findLeadStanding, type LeadRow, listLeads } from "../../db/queries/leads";
import type { Db } from "../../db/schema";
import { addDays } from "../domain/day";
import type { LeadFilters } from "../domain/filters";
import { wholes } from "../domain/rates";
import { type Bucket, bucketsByStep, type State, type StepKind, type StepState } from "../domain/vocabulary";
import { type ReportStep, type Sight, sighted } from "./look";

export interface LeadStep {
  stepId: number;
  step: string;
  kind: StepKind;
  state: StepState;
  /** Whether an unspoken signal marked it; null where nothing was said or shown. */
  unspoken: boolean | null;
}

export interface LeadStanding {
  leadId: number;
  vendorLeadId: string | null;
  company: string | null;
  person: string | null;
  vendor: { vendorId: number; name: string };
  list: { listId: number; name: string };
  purchasedOn: string | null;
  state: State;
  /** Name of the step the lead sits at; null when won, or when its steps were not recorded. */
  frontier: string | null;
  steps: LeadStep[];
  /** First day on which it counts as stalled; null where it cannot stall or was never worked. */
  stallsOn: string | null;
  bucket: Bucket;
  bucketStep: string | null;
  bucketIssue: string | null;
  /** Won with buttons open; "not recorded" where no signal came before the win; null when not won. */
  magicClose: boolean | "not recorded" | null;
  currency: string;
  costMinor: number | null;
  creditedMinor: number;
}

export interface LeadsReport {
  asOf: string;
  filters: LeadFilters;
  /** All leads the filters choose, of which `rows` is one page. */
  leads: number;
  costs: {
    currency: string;
    leads: number;
    priced: number;
    netMinor: number | null;
    creditedMinor: number;
  }[];
  page: number;
  pages: number;
  rows: LeadStanding[];
  stepNames: { stepId: number; name: string }[];
  issueNames: { issueId: number; name: string }[];
}

/** One page of the leads the filters choose, with the count and cost of all of them. */
export async function leadsReport(
  db: Db,
  filters: LeadFilters,
  { pageSize = 100 }: { pageSize?: number } = {},
): Promise<LeadsReport> {
  return sighted(db, filters, async (sight) => {
    const query = {
      look: sight.look,
      filters,
      step: positionOf(sight, filters.step),
      closeStep: closePosition(sight),
    };
    const counts = await countLeads(db, query);
    const leads = counts.reduce((total, row) => total + row.leads, 0);
    const pages = 1 + wholes(Math.max(0, leads - 1), pageSize);
    const page = Math.min(filters.page ?? 1, pages);
    const rows = await listLeads(db, { ...query, leads, limit: pageSize, offset: (page - 1) * pageSize });
    return {
      ...{ asOf: sight.asOf, filters, leads, page, pages },
      costs: counts.map(({ currency, leads, priced, cost_minor, credited_minor }) => ({
        ...{ currency, leads, priced },
        netMinor: priced === 0 ? null : cost_minor - credited_minor,
        creditedMinor: credited_minor,
      })),
      rows: rows.map((row) => standingOf(sight, row)),
      stepNames: sight.steps.map(({ stepId, name }) => ({ stepId, name })),
      issueNames: sight.issues.map(({ issue_id, name }) => ({ issueId: issue_id, name })),
    };
  });
}

/** How one lead stands on a day; undefined where there is no such lead, or it was not bought yet. */
export async function leadStanding(db: Db, sight: Sight, leadId: number): Promise<LeadStanding | undefined> {
  const row = await findLeadStanding(db, { look: sight.look, leadId });
  return row && standingOf(sight, row);
}

/** The position of the step a filter names; null for steps not recorded, -1 for a step that does not exist. */
export function positionOf({ steps }: Sight, step: number | undefined): number | null | undefined {
  if (step === undefined) return undefined;
  if (step === 0) return null;
  return steps.find((known) => known.stepId === step)?.position ?? -1;
}

/** The position of the close step; past every other where there is none. */
export function closePosition({ steps }: Sight): number {
  return steps.find(({ kind }) => kind === "close")?.position ?? 61;
}

/** A row of the lead queries as a lead that stands. */
export function standingOf({ steps }: Sight, row: LeadRow): LeadStanding {
  const frontier = steps.find((step) => step.position === row.frontier)?.name ?? null;
  const canStall = (row.state === "active" || row.state === "stalled") && row.worked && row.clock_on !== null;
  return {
    leadId: row.lead_id,
    vendorLeadId: row.vendor_lead_id,
    company: row.company,
    person: row.person,
    vendor: { vendorId: row.vendor_id, name: row.vendor },
    list: { listId: row.list_id, name: row.list },
    purchasedOn: row.purchased_on,
    state: row.state,
    frontier,
    steps: stepsOf(steps, row),
    stallsOn: canStall && row.clock_on !== null ? addDays(row.clock_on, row.limit_days + 1) : null,
    bucket: row.bucket,
    bucketStep: bucketsByStep.includes(row.bucket) ? frontier : null,
    bucketIssue: row.bucket === "objection left open" ? row.bucket_issue : null,
    magicClose:
      row.magic_close === null || row.magic_close === "not recorded"
        ? row.magic_close
        : row.magic_close === "yes",
    currency: row.currency,
    costMinor: row.cost_minor,
    creditedMinor: row.credited_minor,
  };
}

type Masks = Pick<
  LeadRow,
  "steps_mask" | "buttoned_mask" | "objection_mask" | "skipped_mask" | "unspoken_mask"
>;

/** The steps a lead is judged by, each with its state. */
export function stepsOf(steps: readonly ReportStep[], row: Masks): LeadStep[] {
  return steps.filter((step) => marked(row.steps_mask, step)).map((step) => stepOf(row, step));
}

function stepOf(row: Masks, step: ReportStep): LeadStep {
  const state = marked(row.buttoned_mask, step)
    ? "buttoned"
    : marked(row.objection_mask, step)
      ? "objection"
      : marked(row.skipped_mask, step)
        ? "skipped"
        : "silent";
  const heard = state === "buttoned" || state === "objection";
  return {
    stepId: step.stepId,
    step: step.name,
    kind: step.kind,
    state,
    unspoken: heard ? marked(row.unspoken_mask, step) : null,
  };
}

/** Whether a step's bit is set; masks reach past 32 bits, so they are divided, not shifted. */
export function marked(mask: number, { position }: ReportStep): boolean {
  return (BigInt(mask) >> BigInt(position)) % 2n === 1n;
}
