// On whom do we circle back today, on what, dearest first, and with which question?
import { listObjections, type ObjectionRow, type ObjectionTotals } from "../../db/queries/objections";
import { findToday, listIssueWords } from "../../db/queries/organization";
import { listOwnPrompts } from "../../db/queries/prompts";
import { listReps } from "../../db/queries/reps";
import { listStepChances } from "../../db/queries/stepChances";
import type { Db } from "../../db/schema";
import { addDays, daysBetween } from "../domain/day";
import type { LedgerFilters } from "../domain/ledgerFilters";
import { type OwnPrompt, type Prompt, promptsFor } from "../domain/prompts";
import { enoughToTell, type Rate, rate, wholes } from "../domain/rates";
import { type Call, callOf } from "../domain/reachHref";
import type { Manner } from "../domain/vocabulary";
import { addWorkdays } from "../domain/workday";
import { type ReportStep, type Sight, sighted } from "./look";

const workdaysToCircleBack = 2;

type Chance = Rate & { hits: number };

export interface Objection {
  leadId: number;
  lead: string;
  /** The number to call; null where none is known. */
  call: Call | null;
  vendor: { vendorId: number; name: string };
  list: { listId: number; name: string };
  lost: boolean;
  step: { stepId: number; name: string };
  issue: string | null;
  /** The signal that raised it first: what a form names it by. */
  signalId: number;
  raisedOn: string;
  lastRaisedOn: string;
  timesRaised: number;
  manner: Manner;
  cue: string | null;
  /** Since it was first raised. */
  days: number;
  /** Of `netMinor`; the deals' value and the risk are in the organization's currency. */
  currency: string;
  netMinor: number | null;
  valueMinor: number | null;
  openDeals: number;
  unvaluedDeals: number;
  riskMinor: number | null;
  /** Won of the old enough leads that reached the step. */
  chance: Chance;
  standing: ObjectionRow["standing"];
  owner: string | null;
  dueOn: string | null;
  snoozedTo: string | null;
  doneOn: string | null;
  note: string | null;
  raisedAgain: boolean;
  /** The prompt that was chosen; null where none was. */
  prompt: string | null;
  prompts: Prompt[];
}

export interface CircleBackReport {
  asOf: string;
  /** Whether `asOf` is today: only then can something be done. */
  today: boolean;
  currency: string;
  horizonDays: number;
  filters: LedgerFilters;
  totals: Omit<ObjectionTotals, "by_money">;
  /** Null where money × chance decides the order; else the steps whose chance is not known, with their n. */
  byMoney: { step: string; n: number }[] | null;
  page: number;
  pages: number;
  rows: Objection[];
  steps: { stepId: number; name: string }[];
  issues: { issueId: number; name: string }[];
  reps: string[];
  /** What a form proposes. */
  proposedDueOn: string;
}

/** One page of the ledger. `me` is the name this browser remembers, for `filters.mine`. */
export async function circleBackReport(
  db: Db,
  filters: LedgerFilters,
  { pageSize = 50, me = null }: { pageSize?: number; me?: string | null } = {},
): Promise<CircleBackReport> {
  return sighted(db, filters, async (sight) => {
    const { asOf, settings, steps } = sight;
    const chances = await stepRates(db, sight);
    const { mine, page: asked = 1, notKnown = [], ...known } = filters;
    // A part that is not known shows nothing, beside the counts of those that are.
    const others = notKnown.filter(({ name }) => name !== "show");
    const rest = { ...known, ...(others.length > 0 && { notKnown: others }) };
    const query = {
      asOf,
      filters: { ...rest, ...(mine && { owner: me ?? "" }) },
      step:
        rest.step === undefined
          ? undefined
          : (steps.find(({ stepId }) => stepId === rest.step)?.position ?? -1),
      chances: [...chances].map(([step, { value, n }]) => ({
        step,
        value: n < enoughToTell ? null : value,
      })),
      limit: pageSize,
    };
    const first = await listObjections(db, { ...query, offset: (asked - 1) * pageSize });
    const pages = 1 + wholes(Math.max(0, first.totals.objections - 1), pageSize);
    const page = Math.min(asked, pages);
    const found =
      page === asked ? first : await listObjections(db, { ...query, offset: (page - 1) * pageSize });
    const nothing = { totals: { ...found.totals, objections: 0, leads: 0 }, rows: [] };
    const { totals, rows } = others.length < notKnown.length ? nothing : found;
    const own = await listOwnPrompts(db);
    const issues = await listIssueWords(db);
    const today = (await findToday(db)) === asOf;
    const { by_money, ...counts } = totals;
    return {
      ...{ asOf, today, currency: settings.currency, horizonDays: settings.horizonDays, filters },
      totals: counts,
      byMoney: by_money ? unknownChances(steps, chances) : null,
      ...{ page, pages },
      rows: rows.map((row) => objectionOf(row, { sight, chances, own })),
      steps: steps.map(({ stepId, name }) => ({ stepId, name })),
      issues: issues.map(({ issue_id, name }) => ({ issueId: issue_id, name })),
      reps: (await listReps(db)).map(({ name }) => name),
      proposedDueOn: addWorkdays(asOf, workdaysToCircleBack),
    };
  });
}

/** For each position of a step: won of the leads that reached it and were bought at least a horizon before the day. */
async function stepRates(db: Db, { asOf, settings }: Sight): Promise<Map<number, Chance>> {
  const found = await listStepChances(db, { boughtBy: addDays(asOf, -settings.horizonDays) });
  return new Map(
    found.map(({ step, reached, won }) => [step, { ...rate({ hits: won, n: reached }), hits: won }]),
  );
}

function unknownChances(steps: ReportStep[], chances: Map<number, Chance>) {
  return steps
    .map(({ name, position }) => ({ step: name, n: chances.get(position)?.n ?? 0 }))
    .filter(({ n }) => n < enoughToTell);
}

function objectionOf(
  row: ObjectionRow,
  { sight, chances, own }: { sight: Sight; chances: Map<number, Chance>; own: OwnPrompt[] },
): Objection {
  const step = sight.steps.find(({ position }) => position === row.position);
  const stepId = step?.stepId ?? 0;
  return {
    leadId: row.lead_id,
    lead: row.company ?? row.person ?? row.vendor_lead_id ?? `Lead ${row.lead_id}`,
    call: callOf(row),
    vendor: { vendorId: row.vendor_id, name: row.vendor },
    list: { listId: row.list_id, name: row.list },
    lost: row.outcome === "lost",
    step: { stepId, name: step?.name ?? "" },
    issue: row.issue,
    signalId: row.signal_id,
    raisedOn: row.raised_on,
    lastRaisedOn: row.last_raised_on,
    timesRaised: row.times_raised,
    manner: row.manner,
    cue: row.cue,
    days: daysBetween(row.raised_on, sight.asOf),
    currency: row.currency,
    netMinor: row.net_minor,
    valueMinor: row.value_minor,
    openDeals: row.open_deals,
    unvaluedDeals: row.unvalued_deals,
    riskMinor: row.risk_minor,
    chance: chances.get(row.position) ?? { ...rate({ hits: 0, n: 0 }), hits: 0 },
    standing: row.standing,
    owner: row.owner,
    dueOn: row.due_on,
    snoozedTo: row.snoozed_to,
    doneOn: row.done_on,
    note: row.note,
    raisedAgain: row.raised_again,
    prompt: row.prompt,
    prompts: promptsFor({ stepId, issueId: row.issue_id, issue: row.issue, cue: row.cue }, own),
  };
}
