// Which leads are the deals' own, how sure is that, and why?
import { ratio } from "../domain/rates";
import { probabilityOf } from "../domain/statistics/matchWeight";
import { Candidates } from "./candidates";
import { compare } from "./compare";
import { type Compared, type Decided, decide, type Thresholds } from "./decide";
import { Frequencies, usualAmong } from "./frequencies";
import type { LeadSource } from "./leadSource";
import {
  type Evidence,
  type Learned,
  type Model,
  priorOf,
  reestimate,
  unlearned,
  usualModel,
  weightOf,
} from "./model";
import { named } from "./nameWords";
import type { Named, Party } from "./party";

export interface Matching extends Thresholds {
  /** Deals whose lead is not known. */
  deals: readonly Party[];
  leads: LeadSource;
  /** Pairs "deal:lead" that a person said are not one. */
  never?: ReadonlySet<string>;
  /** What was learned before; learned of these deals where undefined. */
  learned?: Learned | undefined;
  /** Where given, other deals than these are looked at only where a fresh lead may concern them. */
  always?: ReadonlySet<number> | undefined;
}

export interface DealMatches {
  dealId: number;
  matches: Decided[];
}

export interface Matched {
  /** Of each deal that was looked at, most without a match. */
  found: DealMatches[];
  /** What was gone by. */
  learned: Learned;
}

const rounds = 3;
/** Rates are learned of so many deals at most, spread evenly over all. */
const mostLearned = 2000;
/** So many deals are compared at once: memory grows with these, not with all. */
const batchDeals = 1000;

/**
 * Matches deals with leads: candidates by blocks, weights by Fellegi and Sunter with the organization's own frequencies, rates of agreement estimated anew where
 * there are enough pairs.
 */
export async function matchParties(matching: Matching): Promise<Matched> {
  const { deals, leads, never, always, linkAt, queueAt } = matching;
  if (deals.length === 0) return { found: [], learned: matching.learned ?? unlearned };
  const all = deals.map(named);
  const candidates = new Candidates(all);
  for await (const { packed, isFresh } of leads.keyed()) candidates.add(packed, isFresh);
  const usual = matching.learned?.usualWords ?? usualAmong(candidates, all);
  const frequencies = new Frequencies(candidates, new Set(usual));
  const prior = priorOf(candidates.size);
  const asked = [...all.keys()].filter(
    (at) => !always || always.has(all[at]?.id ?? 0) || candidates.isConcerned(at),
  );
  const model = matching.learned?.rates ?? (await learn());
  const found: DealMatches[] = [];
  await eachBatch(asked, (dealId, pairs) => {
    found.push({ dealId, matches: decide(pairs, { model, prior, linkAt, queueAt }) });
  });
  return { found, learned: { rates: model, usualWords: usual } };

  async function learn(): Promise<Model> {
    const step = Math.ceil(ratio(asked.length, mostLearned) ?? 1);
    const sample: Compared[] = [];
    await eachBatch(
      asked.filter((_, nth) => nth % step === 0),
      (_, pairs) => sample.push(...pairs),
    );
    return learnedOf(sample, prior);
  }

  /** Hands over the compared leads of each deal; the leads of some deals are read at once. */
  async function eachBatch(
    places: readonly number[],
    take: (dealId: number, pairs: Compared[]) => void,
  ): Promise<void> {
    for (let from = 0; from < places.length; from += batchDeals) {
      const batch = places.slice(from, from + batchDeals).map((at) => ({ at, wanted: candidates.of(at) }));
      const rows = await leads.find([...new Set(batch.flatMap(({ wanted }) => wanted))]);
      const byId = new Map(rows.map((lead) => [lead.id, named(lead)]));
      for (const { at, wanted } of batch) {
        const deal = all[at];
        if (deal) take(deal.id, comparedWith(deal, byId, wanted));
      }
    }
  }

  function comparedWith(
    deal: Named,
    byId: ReadonlyMap<number, Named>,
    wanted: readonly number[],
  ): Compared[] {
    const pairs: Compared[] = [];
    for (const leadId of wanted) {
      const lead = byId.get(leadId);
      if (!lead || never?.has(`${deal.id}:${leadId}`)) continue;
      const evidence = compare(deal, lead, frequencies);
      if (hasAny(evidence)) pairs.push({ leadId, accountId: lead.accountId ?? 0, evidence });
    }
    return pairs;
  }
}

/** Pairs that nothing speaks for are not kept. */
function hasAny(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ bits }) => bits > 3);
}

function learnedOf(pairs: readonly Compared[], prior: number): Model {
  let model = usualModel;
  for (let round = 0; round < rounds; round += 1) {
    const by = model;
    model = reestimate(
      model,
      pairs.map(({ evidence }) => ({
        evidence,
        probability: probabilityOf(evidence.reduce((sum, one) => sum + weightOf(by, one), prior)),
      })),
    );
  }
  return model;
}
