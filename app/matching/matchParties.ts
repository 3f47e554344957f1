// Which leads are the deals' own, how sure is that, and why?
import { probabilityOf } from "../domain/statistics/matchWeight";
import { Candidates } from "./candidates";
import { compare } from "./compare";
import { type Compared, type Decided, decide, type Thresholds } from "./decide";
import { Frequencies } from "./frequencies";
import type { LeadSource } from "./leadSource";
import { type Evidence, type Model, priorOf, reestimate, usualModel, weightOf } from "./model";
import { named } from "./nameWords";
import type { Named, Party } from "./party";

export interface Matching extends Thresholds {
  /** Deals whose lead is not known. */
  deals: readonly Party[];
  leads: LeadSource;
  /** Pairs "deal:lead" that a person said are not one. */
  never?: ReadonlySet<string>;
  /** Rates of agreement that were learned before; learned of these deals where undefined. */
  model?: Model | undefined;
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
  /** The rates gone by. */
  model: Model;
}

const rounds = 3;
/** Rates are learned of so many deals at most, spread evenly over all. */
const mostLearned = 4000;
/** So many deals are compared at once: memory grows with these, not with all. */
const batchDeals = 2000;

interface ComparedDeal {
  dealId: number;
  pairs: Compared[];
}

/**
 * Matches deals with leads: candidates by blocks, weights by Fellegi and Sunter with the organization's own frequencies, rates of agreement estimated anew where
 * there are enough pairs.
 */
export async function matchParties(matching: Matching): Promise<Matched> {
  const { deals, leads, never, always, model: known, linkAt, queueAt } = matching;
  if (deals.length === 0) return { found: [], model: known ?? usualModel };
  const all = deals.map(named);
  const candidates = new Candidates(all);
  for await (const { packed, isFresh } of leads.keyed()) candidates.add(packed, isFresh);
  const frequencies = new Frequencies(candidates);
  const prior = priorOf(candidates.size);
  const asked = [...all.keys()].filter(
    (at) => !always || always.has(all[at]?.id ?? 0) || candidates.isConcerned(at),
  );
  const step = Math.ceil(asked.length / mostLearned);
  const learned = known ? [] : await comparedOf(asked.filter((_, nth) => nth % step === 0));
  const model = known ?? learn(learned, prior);
  if (!known && step === 1) return { found: learned.map(decided), model };
  const found: DealMatches[] = [];
  for (let from = 0; from < asked.length; from += batchDeals)
    for (const one of await comparedOf(asked.slice(from, from + batchDeals))) found.push(decided(one));
  return { found, model };

  async function comparedOf(places: readonly number[]): Promise<ComparedDeal[]> {
    const wanted = places.map((at) => candidates.of(at));
    const rows = await leads.find([...new Set(wanted.flat())]);
    const byId = new Map(rows.map((lead) => [lead.id, named(lead)]));
    return places.flatMap((at, nth) => {
      const deal = all[at];
      return deal ? { dealId: deal.id, pairs: comparedWith(deal, byId, wanted[nth] ?? []) } : [];
    });
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

  function decided({ dealId, pairs }: ComparedDeal): DealMatches {
    return { dealId, matches: decide(pairs, { model, prior, linkAt, queueAt }) };
  }
}

/** Pairs that nothing speaks for are not kept. */
function hasAny(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ bits }) => bits > 3);
}

function learn(compared: readonly ComparedDeal[], prior: number): Model {
  const pairs = compared.flatMap((one) => one.pairs);
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
