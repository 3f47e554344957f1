// What is still unbuttoned before the closing meeting, and what does one ask?
import {
  type BeforeCloseRow,
  type BeforeCloseTotals,
  countDecided,
  listBeforeClose,
  listOpenIssues,
  type OpenIssueRow,
} from "../../db/queries/beforeClose";
import { listOwnPrompts } from "../../db/queries/prompts";
import { listSteps } from "../../db/queries/steps";
import type { Db } from "../../db/schema";
import type { BeforeCloseFilters } from "../domain/beforeCloseFilters";
import type { Day } from "../domain/day";
import { openButtonsSentence } from "../domain/openButtons";
import { type OwnPrompt, type Prompt, promptsFor } from "../domain/prompts";
import { wholes } from "../domain/rates";
import { type Call, callOf } from "../domain/reachHref";
import type { StepDefinition } from "../domain/stepRules";
import type { StepState } from "../domain/vocabulary";
import { type LeadStanding, standingOf } from "./leadsReport";
import { type Sight, sighted } from "./look";

export interface OpenButton {
  stepId: number;
  step: string;
  state: Exclude<StepState, "buttoned">;
  talkingPoint: string | null;
  /** What the buyer objects, the earliest raised first; none on a silent or skipped step. */
  objections: {
    issue: string | null;
    cue: string | null;
    unspoken: boolean;
    raisedOn: Day;
    prompts: Prompt[];
  }[];
  /** What to ask on a step nobody has spoken on. */
  prompts: Prompt[];
}

export interface BeforeCloseLead {
  standing: LeadStanding;
  meetingOn: Day | null;
  /** Its share of its open deals' value, in the organization's currency; null without deals, or where none has a value. */
  valueMinor: number | null;
  openDeals: number;
  unvaluedDeals: number;
  owner: string | null;
  /** The number to call; null where none is known. */
  call: Call | null;
  open: OpenButton[];
}

export interface BeforeCloseReport extends BeforeCloseTotals {
  asOf: Day;
  currency: string;
  filters: BeforeCloseFilters;
  page: number;
  pages: number;
  rows: BeforeCloseLead[];
  /** What open buttons did to the win rate; null where the data do not carry it. */
  why: string | null;
}

/** Prompts shown for one objection or step: one can ask no more in a meeting. */
const mostPrompts = 2;

/** One page of leads near the close, today's meetings first. */
export async function beforeCloseReport(
  db: Db,
  filters: BeforeCloseFilters,
  { pageSize = 50 }: { pageSize?: number } = {},
): Promise<BeforeCloseReport> {
  return sighted(db, filters.asOf === undefined ? {} : { asOf: filters.asOf }, async (sight) => {
    const query = { look: sight.look, owner: filters.owner, limit: pageSize };
    const asked = filters.page ?? 1;
    const first = await listBeforeClose(db, { ...query, offset: (asked - 1) * pageSize });
    const pages = 1 + wholes(Math.max(0, first.totals.leads - 1), pageSize);
    const page = Math.min(asked, pages);
    const found =
      page === asked ? first : await listBeforeClose(db, { ...query, offset: (page - 1) * pageSize });
    const leads = found.rows.map(({ lead_id }) => lead_id);
    const issues = await listOpenIssues(db, { leads, asOf: sight.asOf });
    const told = { definitions: await listSteps(db), own: await listOwnPrompts(db) };
    const decided = await countDecided(db);
    const of = (open: boolean) => decided.find((row) => row.open === open) ?? { won: 0, lost: 0 };
    return {
      ...{ asOf: sight.asOf, currency: sight.settings.currency, filters, page, pages, ...found.totals },
      rows: found.rows.map((row) => leadOf(sight, row, { ...told, issues })),
      why: openButtonsSentence({ closed: of(false), open: of(true) }),
    };
  });
}

interface Told {
  definitions: readonly StepDefinition[];
  own: readonly OwnPrompt[];
  issues: readonly OpenIssueRow[];
}

function leadOf(sight: Sight, row: BeforeCloseRow, told: Told): BeforeCloseLead {
  const standing = standingOf(sight, row);
  return {
    standing,
    meetingOn: row.meeting_on,
    valueMinor: row.value_minor,
    openDeals: row.open_deals,
    unvaluedDeals: row.unvalued_deals,
    owner: row.owner?.trim() ?? null,
    call: callOf(row),
    open: standing.steps.flatMap(({ stepId, step, kind, state }) => {
      // The signature itself is what the meeting is for; an objection to it is to be taken up.
      if (state === "buttoned" || (kind === "close" && state !== "objection")) return [];
      const position = sight.steps.find((known) => known.stepId === stepId)?.position;
      const issues = told.issues.filter(
        (issue) => issue.lead_id === row.lead_id && issue.position === position && state === "objection",
      );
      return {
        ...{ stepId, step, state },
        talkingPoint: told.definitions.find((known) => known.stepId === stepId)?.talkingPoint ?? null,
        objections: issues.map(({ issue_id, issue, cue, manner, raised_on }) => ({
          ...{ issue, cue, unspoken: manner === "unspoken", raisedOn: raised_on },
          prompts: promptsFor({ stepId, issueId: issue_id, issue, cue }, told.own).slice(0, mostPrompts),
        })),
        prompts: state === "objection" ? [] : promptsOfStep({ stepId, step }, told.own).slice(0, mostPrompts),
      };
    }),
  };
}

/** What to ask on a step nobody has spoken on: what the organization wrote for it whatever the issue, else a plain question. */
function promptsOfStep(
  { stepId, step }: { stepId: number; step: string },
  own: readonly OwnPrompt[],
): Prompt[] {
  const written = own.filter((prompt) => prompt.stepId === stepId && prompt.issueId === null);
  if (written.length > 0) return written.map(({ kind, words }) => ({ kind, words }));
  return [
    { kind: "question", words: `We have not settled “${step}” yet. What would you need to agree to it?` },
  ];
}
