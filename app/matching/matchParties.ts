// Which leads are the deals' own, how sure is that, and why?
import { ratio } from "../domain/rates";
import { probabilityOf } from "../domain/statistics/matchWeight";
import { Candidates } from "./candidates";
import { compare } from "./compare";
import { type Compared, type Decided, decide, leastLikely, type Thresholds } from "./decide";
import { eachCandidate } from "./eachCandidate";
import { Frequencies, usualAmong } from "./frequencies";
import type { LeadSource } from "./leadSource";
import { Likely, leastTold } from "./likely";
import {
  bitsOf,
  type Evidence,
  type Learned,
  type Model,
  priorOf,
  reestimate,
  unlearned,
  usualModel,
} from "./model";
import { kept, named } from "./nameWords";
import type { Party } from "./party";
import { Scores } from "./scores";

export interface Matching extends Thresholds {
  /** Deals whose lead is not known. */
  deals: readonly Party[];
  leads: LeadSource;
  /** Pairs "deal:lead" that a person said are not one. */
  never?: ReadonlySet<string>;
  /** What was learned before; learned of these deals where undefined. */
  learned?: Learned | undefined;
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

/**
 * Matches deals with leads: candidates by blocks, weights by Fellegi and Sunter with the organization's own frequencies, rates of agreement estimated anew where
 * there are enough pairs.
 */
export async function matchParties(matching: Matching): Promise<Matched> {
  const { deals, leads, never, linkAt, queueAt } = matching;
  if (deals.length === 0) return { found: [], learned: matching.learned ?? unlearned };
  const all = deals.map((deal) => kept(named(deal)));
  const candidates = new Candidates(all);
  for await (const packed of leads.keyed()) candidates.add(packed);
  const usual = matching.learned?.usualWords ?? usualAmong(candidates, all);
  const frequencies = new Frequencies(candidates, new Set(usual));
  const prior = priorOf(candidates.size);
  const likely = new Likely(all, frequencies);
  const model = matching.learned?.rates ?? (await learn());
  const scores = new Scores(all.length, leastLikely({ linkAt, queueAt }));
  await compareAll([...all.keys()], (at, pair) => scores.add(at, pair, bitsOf(model, pair.evidence, prior)));
  const found = all.map((deal, at) => ({
    dealId: deal.id,
    matches: decide(scores.of(at), { model, prior, linkAt, queueAt }),
  }));
  return { found, learned: { rates: model, usualWords: usual } };

  async function learn(): Promise<Model> {
    const step = Math.ceil(ratio(all.length, mostLearned) ?? 1);
    const sample: Compared[] = [];
    await compareAll(
      [...all.keys()].filter((at) => at % step === 0),
      (_, pair) => sample.push(pair),
    );
    return learnedOf(sample, prior);
  }

  /** Hands over the compared pairs of some deals. */
  async function compareAll(
    places: readonly number[],
    take: (at: number, pair: Compared) => void,
  ): Promise<void> {
    await eachCandidate({ candidates, places, leads }, (at, lead) => {
      if (!likely.mayFit(at, lead)) return;
      const deal = all[at];
      if (!deal) return;
      const evidence = compare(deal, lead, frequencies);
      if (tellsAny(evidence) && !never?.has(`${deal.id}:${lead.id}`))
        take(at, { leadId: lead.id, accountId: lead.accountId ?? 0, evidence });
    });
  }
}

/** Pairs that nothing speaks for are not kept. */
function tellsAny(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ bits }) => bits > leastTold);
}

function learnedOf(pairs: readonly Compared[], prior: number): Model {
  let model = usualModel;
  for (let round = 0; round < rounds; round += 1) {
    const by = model;
    model = reestimate(
      model,
      pairs.map(({ evidence }) => ({
        evidence,
        probability: probabilityOf(bitsOf(by, evidence, prior)),
      })),
    );
  }
  return model;
}
