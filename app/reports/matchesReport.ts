// Which pairs of deal and lead wait for a person, and how right were the thresholds so far?

import { findLastLook, type LastLook } from "../../db/queries/matchModel";
import { countPairs, findPair, listPairsOfLead, listQueue, type PairRow } from "../../db/queries/matchPairs";
import { countThreshold, findThresholds, type ThresholdCount } from "../../db/queries/matchThresholds";
import { findOrganization } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import type { MatchesQuery } from "../domain/matchesQuery";
import { type MatchReason, reasonsOf } from "../domain/matchWords";
import { type PairField, pairFields } from "../domain/pairFields";
import { type Rate, rate } from "../domain/rates";
import { matchingLeft } from "./matchingReport";

/** A pair as the screen shows it. */
export interface MatchPair {
  dealId: number;
  leadId: number;
  method: PairRow["method"];
  probability: number | null;
  reasons: MatchReason[];
  decision: PairRow["decision"];
  decidedBy: string | null;
  decidedOn: string;
  /** Who linked the deal to another lead, so that this pair is not asked any more. */
  settledBy: string | null;
  /** Whether both stand in one account; null where that is not a question. */
  company: PairRow["company"];
  shareCount: number | null;
  fields: PairField[];
  /** The deal opened before the lead was bought; null where a date is unknown. */
  tooEarly: boolean | null;
  deal: {
    name: string;
    externalId: string | null;
    status: "open" | "won" | "lost";
    stage: string | null;
    owner: string | null;
    openedOn: string | null;
    endedOn: string | null;
    valueMinor: number | null;
    currency: string;
  };
  lead: {
    name: string;
    vendor: string;
    list: string;
    purchasedOn: string | null;
    costMinor: number | null;
    currency: string;
  };
}

/** On the pairs people have reviewed: of those at or above it, how many they linked; of those they linked, how many it holds. */
export interface ThresholdReport {
  at: number;
  precision: Rate;
  recall: Rate;
}

export interface MatchesReport {
  query: MatchesQuery;
  currency: string;
  /** Deals that matching has still to look at; null where none waits or runs. */
  matchingLeft: number | null;
  queued: number;
  reviewed: number;
  /** The pair in question; null where none waits, or all that wait were passed over. */
  pair: MatchPair | null;
  /** What was decided last; null where nothing was, or it is gone. */
  last: MatchPair | null;
  /** All pairs from the typed probability on: how many, and the first of them. */
  bulk: { above: number; count: number; pairs: MatchPair[] } | null;
  link: ThresholdReport;
  queue: ThresholdReport;
  /** Of when the probabilities are; null where all deals were never looked at together. */
  lastLook: LastLook | null;
}

const bulkShown = 50;

/** The page of the review queue. */
export async function matchesReport(db: Db, query: MatchesQuery): Promise<MatchesReport> {
  const settings = await findOrganization(db);
  if (!settings) throw new Error("matchesReport: no organization is set for this transaction");
  const { skip = 0, above, last = [] } = query;
  const counts = await countPairs(db, { above });
  const [row] = await listQueue(db, { limit: 1, offset: skip });
  const [latest] = last;
  const decided = latest && (await findPair(db, latest));
  const { linkAt, queueAt } = await findThresholds(db);
  return {
    ...{ query, currency: settings.currency, queued: counts.queued, reviewed: counts.reviewed },
    matchingLeft: await matchingLeft(db),
    pair: row ? matchPair(row) : null,
    last: decided ? matchPair(decided) : null,
    bulk:
      above === undefined
        ? null
        : {
            above,
            count: counts.above,
            pairs: (await listQueue(db, { above, limit: bulkShown, offset: 0 })).map(matchPair),
          },
    link: thresholdReport(linkAt, await countThreshold(db, linkAt)),
    queue: thresholdReport(queueAt, await countThreshold(db, queueAt)),
    lastLook: (await findLastLook(db)) ?? null,
  };
}

/** The deals of a lead, with the receipt of each link. */
export async function leadPairs(db: Db, of: { leadId: number; asOf: string }): Promise<MatchPair[]> {
  return (await listPairsOfLead(db, of)).map(matchPair);
}

function thresholdReport(at: number, { above, linkedAbove, linked }: ThresholdCount): ThresholdReport {
  return {
    at,
    precision: rate({ hits: linkedAbove, n: above }),
    recall: rate({ hits: linkedAbove, n: linked }),
  };
}

function matchPair({ deal, lead, ...row }: PairRow): MatchPair {
  const began = deal.opened_on ?? deal.ended_on;
  return {
    ...{ dealId: row.deal_id, leadId: row.lead_id, method: row.method, probability: row.probability },
    reasons: reasonsOf(row.reasons),
    ...{
      decision: row.decision,
      decidedBy: row.decided_by,
      decidedOn: row.decided_on,
      settledBy: row.settled_by,
      company: row.company,
      shareCount: row.share_count,
    },
    fields: pairFields(lead, deal),
    tooEarly: began === null || lead.purchased_on === null ? null : began < lead.purchased_on,
    deal: {
      name: deal.company ?? deal.person ?? deal.external_id ?? `Deal ${row.deal_id}`,
      ...{ externalId: deal.external_id, status: deal.status, stage: deal.stage, owner: deal.owner },
      ...{
        openedOn: deal.opened_on,
        endedOn: deal.ended_on,
        valueMinor: deal.value_minor,
        currency: deal.currency,
      },
    },
    lead: {
      name: lead.company ?? lead.person ?? lead.vendor_lead_id ?? `Lead ${row.lead_id}`,
      ...{ vendor: lead.vendor, list: lead.list, purchasedOn: lead.purchased_on },
      ...{ costMinor: lead.cost_minor, currency: lead.currency ?? deal.currency },
    },
  };
}
