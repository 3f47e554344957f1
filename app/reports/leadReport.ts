// How does one lead stand, and what happened with it?
import {
  type CompanyDecision,
  type CompanyMember,
  listCompany,
  listCompanyDecisions,
} from "../../db/queries/companyMembers";
import { findLead, type LeadFact, listLeadFacts } from "../../db/queries/leadFacts";
import {
  type LeadSignal,
  listLeadSignals,
  listOffered,
  listSignalChanges,
  type SignalChange,
} from "../../db/queries/leadSignals";
import { findToday } from "../../db/queries/organization";
import { type FoundSide, searchDeals, searchLeads } from "../../db/queries/unmatched";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { wholes } from "../domain/rates";
import { type Call, callHref, callOf, mailHref } from "../domain/reachHref";
import { limitSentence, stallReason } from "../domain/stallLimit";
import type { Polarity, StepKind, StepState } from "../domain/vocabulary";
import { type LeadStanding, leadStanding } from "./leadsReport";
import { sighted } from "./look";
import { leadPairs, type MatchPair } from "./matchesReport";

export interface LeadReport {
  asOf: string;
  standing: LeadStanding;
  /** Where the frontier's stall limit comes from, in words; null where the lead sits at no step. */
  limit: string | null;
  /** The same in short, beside the day it stalls. */
  stallReason: string | null;
  contact: { label: string; text: string; href?: string }[];
  /** The number to call; null where none is known. */
  call: Call | null;
  duplicateOf: number | null;
  anonymous: boolean;
  purchasedFrom: "row" | "list" | "import" | "deal" | "unknown";
  import: { importId: number; file: string; line: number };
  /** One page of what happened. */
  facts: LeadFact[];
  history: { page: number; pages: number; total: number };
  /** Whether the page looks at today, so that something can be recorded. */
  recording: boolean;
  today: string;
  timeZone: string;
  cards: StepCard[];
  offered: { issues: { issueId: number; name: string }[]; cues: { name: string; polarity: Polarity }[] };
  /** Its deals, and deals that were thought to be its own, each with the receipt of the link. */
  pairs: MatchPair[];
  company: LeadCompany;
  /** What people changed by hand, newest first. */
  changes: SignalChange[];
}

/** Who is one company with the lead. */
export interface LeadCompany {
  /** The other leads and deals, so many of them as are shown. */
  members: CompanyMember[];
  /** How many there are. */
  total: number;
  decisions: CompanyDecision[];
  /** What a search for another company found; null where none was made. */
  found: { leads: FoundSide[]; deals: FoundSide[] } | null;
}

/** One step of the lead: how it stands, and its latest signals. */
export interface StepCard {
  stepId: number;
  step: string;
  kind: StepKind;
  talkingPoint: string | null;
  state: StepState;
  unspoken: boolean | null;
  /** Whether the lead is judged by it; the others are in force now and become its own with their first signal. */
  own: boolean;
  /** How many signals it has in all. */
  count: number;
  signals: LeadSignal[];
  /** Issues with an open objection; null is one that names no issue. */
  openIssues: { issueId: number | null; name: string | null }[];
}

const historySize = 100;
const latestSignals = 3;
const latestChanges = 50;
const companyShown = 50;

/** The page of one lead; undefined where there is none of this organization, or it was not bought yet on the day. */
export async function leadReport(
  db: Db,
  {
    leadId,
    filters,
    page = 1,
    also = [],
    same,
  }: {
    leadId: number;
    filters: Filters;
    /** Page of what happened, from 1. */
    page?: number;
    /** Signals that the page speaks of, however old. */
    also?: number[];
    /** What is searched as another lead or deal of the same company. */
    same?: string | undefined;
  },
): Promise<LeadReport | undefined> {
  return sighted(db, filters, async (sight) => {
    const lead = await findLead(db, leadId);
    const standing = lead && (await leadStanding(db, sight, leadId));
    if (!lead || !standing) return undefined;
    const found = await listLeadFacts(db, {
      ...{ leadId, asOf: sight.asOf, limit: historySize },
      offset: (page - 1) * historySize,
    });
    const today = await findToday(db);
    const recording = sight.asOf === today;
    const offered = await listOffered(db);
    const step = sight.steps.find(({ name }) => name === standing.frontier);
    const place = [
      lead.street,
      [lead.postal_code, lead.city].filter(Boolean).join(" "),
      lead.region,
      lead.country,
    ];
    const contact: [string, string | null, ((text: string) => string | undefined)?][] = [
      ["Person", [lead.person, lead.title].filter(Boolean).join(", ") || null],
      ["E-mail", lead.email, mailHref],
      ["Phone", lead.phone, callHref],
      ["Mobile", lead.mobile, callHref],
      ["Website", lead.website],
      ["Address", place.filter(Boolean).join(", ") || null],
      ["Industry", lead.industry],
      ["Seats", lead.seats === null ? null : String(lead.seats)],
      ["Vendor’s id", lead.vendor_lead_id],
      ["Note", lead.note],
    ];
    return {
      asOf: sight.asOf,
      standing,
      limit: step ? limitSentence(step.limit) : null,
      stallReason: step ? stallReason(step.limit, step.kind) : null,
      contact: contact.flatMap(([label, text, hrefOf]) =>
        text === null ? [] : [{ label, text, href: hrefOf?.(text) }],
      ),
      call: callOf(lead),
      duplicateOf: lead.duplicate_of,
      anonymous: lead.anonymous,
      purchasedFrom: lead.purchased_from,
      import: { importId: lead.import_id, file: lead.file_name, line: lead.line },
      facts: found.facts,
      history: {
        page,
        pages: Math.max(page, 1 + wholes(Math.max(0, found.total - 1), historySize)),
        total: found.total,
      },
      ...{ recording, today, timeZone: sight.settings.timeZone },
      cards: cardsOf({
        ...{ standing, offered, today: recording ? today : null },
        ...(await listLeadSignals(db, { leadId, asOf: sight.asOf, latest: latestSignals, also })),
      }),
      offered: {
        issues: offered.issues
          .filter(({ retired }) => !retired)
          .map(({ issue_id, name }) => ({ issueId: issue_id, name })),
        cues: offered.cues
          .filter(({ retired }) => !retired)
          .map(({ name, polarity }) => ({ name, polarity })),
      },
      pairs: await leadPairs(db, { leadId, asOf: sight.asOf }),
      company: await companyOf(db, { leadId, asOf: sight.asOf, same }),
      changes: recording ? await listSignalChanges(db, { leadId, limit: latestChanges }) : [],
    };
  });
}

async function companyOf(
  db: Db,
  { leadId, asOf, same }: { leadId: number; asOf: string; same: string | undefined },
): Promise<LeadCompany> {
  const rows = await listCompany(db, { leadId, asOf, limit: companyShown });
  const members = rows.map(({ total: _, ...member }) => member);
  const other = ({ id }: FoundSide) =>
    id !== leadId && !members.some((member) => member.relation === "lead" && member.id === id);
  return {
    ...{ members, total: rows[0]?.total ?? 0, decisions: await listCompanyDecisions(db, leadId) },
    found:
      same === undefined
        ? null
        : {
            leads: (await searchLeads(db, same)).filter(other),
            deals: (await searchDeals(db, same)).filter(
              ({ id }) => !members.some((member) => member.relation === "deal" && member.id === id),
            ),
          },
  };
}

/** The steps of the lead's row in order, then those it could still get a signal on today. */
function cardsOf({
  standing,
  offered,
  today,
  signals,
  counts,
}: {
  standing: LeadStanding;
  offered: Awaited<ReturnType<typeof listOffered>>;
  /** Null where the past is looked at: then there is nothing to add. */
  today: string | null;
} & Awaited<ReturnType<typeof listLeadSignals>>): StepCard[] {
  const marks = new Map(standing.steps.map((step) => [step.stepId, step]));
  const inForce = (step: (typeof offered.steps)[number]) =>
    today !== null &&
    (step.in_force_from === null || step.in_force_from <= today) &&
    (step.in_force_to === null || step.in_force_to > today);
  return offered.steps
    .filter((step) => marks.has(step.step_id) || inForce(step))
    .map((step) => {
      const mark = marks.get(step.step_id);
      const own = signals.filter(({ step_id }) => step_id === step.step_id);
      const open = new Map(own.filter((row) => row.open).map((row) => [row.issue_id, row.issue]));
      return {
        ...{ stepId: step.step_id, step: step.name, kind: step.kind, talkingPoint: step.talking_point },
        ...{ state: mark?.state ?? "silent", unspoken: mark?.unspoken ?? null, own: mark !== undefined },
        count: counts.find(({ step_id }) => step_id === step.step_id)?.signals ?? 0,
        signals: own,
        openIssues: [...open].map(([issueId, name]) => ({ issueId, name })),
      };
    });
}
