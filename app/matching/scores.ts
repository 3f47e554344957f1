// How well does each deal fit the leads that it was compared with, kept in little until all are known?
import { probabilityOf } from "../domain/statistics/matchWeight";
import type { Compared, Scored } from "./decide";
import type { Evidence } from "./model";

/** Bits below which nothing would be queued by any setting worth having: what is left out of the odds of the others. */
const hopeless = -14;
const nothing: readonly Evidence[] = [];

/** The pairs of all deals by their numbers: 28 bytes each, and the evidence of those alone that may be decided on. */
export class Scores {
  /** By deal, its last pair; by pair, the one before it. */
  private readonly heads: Int32Array;
  private before = new Int32Array(1 << 8);
  private leads = new Float64Array(1 << 8);
  private accounts = new Float64Array(1 << 8);
  private bits = new Float64Array(1 << 8);
  private count = 0;
  private readonly evidence = new Map<number, readonly Evidence[]>();

  constructor(
    deals: number,
    /** Evidence of pairs that are less likely is not kept. */
    private readonly least: number,
  ) {
    this.heads = new Int32Array(deals).fill(-1);
  }

  /** Takes in a pair of a deal, unless nothing would come of it. */
  add(deal: number, { leadId, accountId, evidence }: Compared, bits: number): void {
    if (bits <= hopeless) return;
    if (this.count === this.bits.length) this.grow();
    const at = this.count;
    this.leads[at] = leadId;
    this.accounts[at] = accountId;
    this.bits[at] = bits;
    this.before[at] = this.heads[deal] ?? -1;
    this.heads[deal] = at;
    this.count += 1;
    if (probabilityOf(bits) >= this.least) this.evidence.set(at, evidence);
  }

  /** The pairs of a deal, in no order. */
  of(deal: number): Scored[] {
    const found: Scored[] = [];
    for (let at = this.heads[deal] ?? -1; at >= 0; at = this.before[at] ?? -1)
      found.push({
        leadId: this.leads[at] ?? 0,
        accountId: this.accounts[at] ?? 0,
        bits: this.bits[at] ?? 0,
        evidence: this.evidence.get(at) ?? nothing,
      });
    return found;
  }

  private grow(): void {
    const { before, leads, accounts, bits } = this;
    this.before = new Int32Array(2 * this.count);
    this.leads = new Float64Array(2 * this.count);
    this.accounts = new Float64Array(2 * this.count);
    this.bits = new Float64Array(2 * this.count);
    this.before.set(before);
    this.leads.set(leads);
    this.accounts.set(accounts);
    this.bits.set(bits);
  }
}
