// How good are the links and the queue of a matching whose truth is known?
import { leadsAtHand } from "../../app/matching/leadSource";
import { matchParties } from "../../app/matching/matchParties";
import type { Linkage } from "./linkageFiles";

export interface PairQuality {
  pairs: number;
  /** Of the links made without asking, the share that is right; and of the pairs that are one, the share so linked. */
  precision: number;
  recall: number;
  /** Of the pairs that are one, the share linked or queued. */
  recallWithQueue: number;
  /** Pairs put before a person, for each pair that is one. */
  queuePerPair: number;
  /** Of links alone, and with everything queued taken as linked. */
  f1: number;
  f1WithQueue: number;
  milliseconds: number;
}

export const thresholds = { linkAt: 0.99, queueAt: 0.5 };

/** Matches through the product's own code, with its usual thresholds. */
export async function pairQuality({ deals, leads, truth }: Linkage, explain = false): Promise<PairQuality> {
  const started = performance.now();
  const { found } = await matchParties({ deals, leads: leadsAtHand(leads), ...thresholds });
  const milliseconds = performance.now() - started;
  const all = found.flatMap(({ dealId, matches }) =>
    matches.map((match) => ({ ...match, pair: `${dealId}:${match.leadId}` })),
  );
  const linked = new Set(all.filter(({ decision }) => decision === "linked").map(({ pair }) => pair));
  const queued = new Set(all.filter(({ decision }) => decision === "queued").map(({ pair }) => pair));
  if (explain) print();
  const right = count(linked);
  const asked = count(queued);
  const precision = linked.size === 0 ? 1 : right / linked.size;
  const recall = right / truth.size;
  const recallWithQueue = (right + asked) / truth.size;
  return {
    pairs: truth.size,
    ...{ precision, recall, recallWithQueue },
    queuePerPair: queued.size / truth.size,
    f1: harmonic(precision, recall),
    f1WithQueue: harmonic((right + asked) / Math.max(1, linked.size + queued.size), recallWithQueue),
    milliseconds,
  };

  function count(pairs: Set<string>): number {
    return [...pairs].filter((pair) => truth.has(pair)).length;
  }

  function print(): void {
    const text = (side: readonly { id: number }[], id: string | undefined) =>
      JSON.stringify(side.find((party) => party.id === Number(id)));
    const wrong = all.filter(({ pair, decision }) => decision === "linked" && !truth.has(pair));
    for (const { pair, probability, reasons } of wrong)
      console.log(
        "wrong",
        text(deals, pair.split(":")[0]),
        text(leads, pair.split(":")[1]),
        probability,
        JSON.stringify(reasons),
      );
    for (const pair of truth)
      if (!linked.has(pair) && !queued.has(pair))
        console.log("missed", text(deals, pair.split(":")[0]), text(leads, pair.split(":")[1]));
  }
}

function harmonic(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
