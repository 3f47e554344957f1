// Which pairs of deals and leads are compared? One pass over the leads, which keeps those that share a block with a deal.
import { blocksOf } from "./blocks";
import type { Named } from "./party";

/** A block that more leads are in says too little to look at: "dental", or 5,000 leads that are called ABC. */
const mostLeads = 60;
/** Of each deal, the candidates of its smallest blocks, so many. */
const mostCandidates = 80;

interface Block {
  /** Undefined once it is too large. */
  leads: Named[] | undefined;
}

/**
 * Finds candidates. Holds the deals' blocks and at most `mostLeads` leads of each, however many leads pass by; time grows with deals plus
 * leads.
 */
export class Candidates {
  private readonly blocks = new Map<string, Block>();

  constructor(deals: Iterable<Named>) {
    for (const deal of deals) for (const key of blocksOf(deal)) this.blocks.set(key, { leads: [] });
  }

  add(lead: Named): void {
    for (const key of blocksOf(lead)) {
      const block = this.blocks.get(key);
      if (!block?.leads) continue;
      if (block.leads.length >= mostLeads) block.leads = undefined;
      else if (block.leads.at(-1) !== lead) block.leads.push(lead);
    }
  }

  /** The leads to compare with a deal, each once, those of the smallest blocks first. */
  of(deal: Named): Named[] {
    const found = new Set<Named>();
    const sorted = blocksOf(deal)
      .map((key) => this.blocks.get(key)?.leads ?? [])
      .sort((a, b) => a.length - b.length);
    for (const leads of sorted) {
      if (found.size >= mostCandidates) break;
      for (const lead of leads) found.add(lead);
    }
    return [...found];
  }
}
