// Which leads are the deals' own, how sure is that, and why?
import { probabilityOf } from "../domain/statistics/matchWeight";
import { Candidates } from "./candidates";
import { compare } from "./compare";
import { type Compared, type Decided, decide, type Thresholds } from "./decide";
import { Frequencies } from "./frequencies";
import { type Evidence, type Model, priorOf, reestimate, usualModel, weightOf } from "./model";
import { named } from "./nameWords";
import type { Named, Party } from "./party";

export interface Matching extends Thresholds {
  /** Deals whose lead is not known. */
  deals: readonly Party[];
  /** All leads of the organization, batch by batch; those without an account are not matched. */
  leads: AsyncIterable<readonly Party[]> | Iterable<readonly Party[]>;
  /** Pairs "deal:lead" that a person said are not one. */
  never?: ReadonlySet<string>;
}

export interface DealMatches {
  dealId: number;
  matches: Decided[];
}

const rounds = 3;

/**
 * Matches deals with leads: candidates by blocks, weights by Fellegi and Sunter with the organization's own frequencies, rates of agreement estimated anew where
 * there are enough pairs. Every deal is in the result, most without a match.
 */
export async function matchParties({ deals, leads, never, ...thresholds }: Matching): Promise<DealMatches[]> {
  const all = deals.map(named);
  const frequencies = new Frequencies(all);
  const candidates = new Candidates(all);
  if (all.length > 0)
    for await (const batch of leads)
      for (const lead of batch) {
        const known = named(lead);
        frequencies.add(known);
        if (lead.accountId !== null) candidates.add(known);
      }
  const prior = priorOf(frequencies.size);
  const compared = all.map((deal) => ({ dealId: deal.id, pairs: comparedWith(deal) }));
  const model = learn(
    compared.flatMap(({ pairs }) => pairs),
    prior,
  );
  return compared.map(({ dealId, pairs }) => ({
    dealId,
    matches: decide(pairs, { model, prior, ...thresholds }),
  }));

  function comparedWith(deal: Named): Compared[] {
    return candidates
      .of(deal)
      .filter((lead) => !never?.has(`${deal.id}:${lead.id}`))
      .map((lead) => ({
        leadId: lead.id,
        accountId: lead.accountId ?? 0,
        evidence: compare(deal, lead, frequencies),
      }))
      .filter(({ evidence }) => hasAny(evidence));
  }
}

/** Pairs that nothing speaks for are not kept. */
function hasAny(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ bits }) => bits > 3);
}

function learn(pairs: readonly Compared[], prior: number): Model {
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
