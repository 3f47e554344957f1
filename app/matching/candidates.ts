// Which pairs of deals and leads are compared? One pass over the keys of all leads, which keeps those that share a block with a deal.
import { blocksOf } from "./blocks";
import { type Counted, valuesOf } from "./frequencies";
import { KeyTable } from "./keyTable";
import type { PackedLeads } from "./packedLeads";
import type { Named } from "./party";

/** A block that more leads are in says too little to look at: "dental", or 5,000 leads that are called ABC. */
export const mostLeads = 60;
/** Of each deal, the candidates of its smallest blocks, so many. */
const mostCandidates = 80;
const noPlaces = new Int32Array(0);

/**
 * Finds candidates and counts companies by value, for the blocks and values that the deals have: a lead that follows one of the same account is no other
 * company. Holds at most `mostLeads` leads of a block, however many pass by; time grows with deals plus leads.
 */
export class Candidates implements Counted {
  private readonly table = new KeyTable();
  /** Of each deal, the places of its blocks. */
  private readonly blocks: Int32Array[];
  /** By place: whether it is a block, companies with the value, the account that the last lead had, and leads in the block, as far as it matters. */
  private readonly isBlock: Uint8Array;
  private readonly counts: Uint32Array;
  private readonly last: Uint32Array;
  private readonly sizes: Uint8Array;
  /** By place, the last link of a chain of leads; by link, a lead and the link before. */
  private readonly heads: Int32Array;
  private links = { leads: new Int32Array(1 << 12), before: new Int32Array(1 << 12), count: 0 };
  private readonly ids: number[] = [];
  private leads = 0;
  /** How often it was asked for a deal's leads, and by lead when it was last among them. */
  private asked = 0;
  private seen = new Int32Array(0);

  constructor(deals: readonly Named[]) {
    this.blocks = deals.map((deal) => {
      const places = new Set(blocksOf(deal).map((key) => this.table.add(key)));
      return Int32Array.from(places);
    });
    for (const deal of deals) for (const key of valuesOf(deal)) this.table.add(key);
    const { size } = this.table;
    this.isBlock = new Uint8Array(size);
    for (const places of this.blocks) for (const place of places) this.isBlock[place] = 1;
    this.counts = new Uint32Array(size);
    this.last = new Uint32Array(size);
    this.sizes = new Uint8Array(size);
    this.heads = new Int32Array(size).fill(-1);
  }

  /** How many leads passed by. */
  get size(): number {
    return this.leads;
  }

  /** Takes in leads. */
  add({ ids, accounts, ends, keys }: PackedLeads): void {
    const { table, counts, last, isBlock, sizes } = this;
    let at = 0;
    for (let lead = 0; lead < ids.length; lead += 1) {
      const end = ends[lead] ?? 0;
      const account = accounts[lead] ?? 0;
      let known = -1;
      for (; at < end; at += 1) {
        const place = table.find(keys[at] ?? 0);
        if (place < 0) continue;
        if (counts[place] === 0 || last[place] !== account) {
          counts[place] = (counts[place] ?? 0) + 1;
          last[place] = account;
        }
        if (isBlock[place] !== 1 || (sizes[place] ?? 0) > mostLeads) continue;
        if (known < 0) known = this.ids.push(ids[lead] ?? 0) - 1;
        this.join(place, known);
      }
    }
    this.leads += ids.length;
  }

  /** How many companies have a value that a deal has, by its key. */
  companies(key: number): number {
    const place = this.table.find(key);
    return place < 0 ? 0 : (this.counts[place] ?? 0);
  }

  /** How many leads share a block with a deal, of those that have a number here. */
  get known(): number {
    return this.ids.length;
  }

  /** The id of a lead by its number here. */
  idOf(lead: number): number {
    return this.ids[lead] ?? 0;
  }

  /** The numbers of the leads to compare with a deal (by its number among the deals), each once, those of the smallest blocks first. */
  of(deal: number): Int32Array {
    const { sizes, heads, links } = this;
    const places = (this.blocks[deal] ?? noPlaces).filter((place) => (sizes[place] ?? 0) <= mostLeads);
    places.sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
    if (this.seen.length < this.ids.length) this.seen = new Int32Array(this.ids.length);
    const found: number[] = [];
    this.asked += 1;
    for (const place of places) {
      if (found.length >= mostCandidates) break;
      for (let link = heads[place] ?? -1; link >= 0; link = links.before[link] ?? -1) {
        const lead = links.leads[link] ?? 0;
        if (this.seen[lead] === this.asked) continue;
        this.seen[lead] = this.asked;
        found.push(lead);
      }
    }
    return Int32Array.from(found);
  }

  private join(place: number, lead: number): void {
    const size = this.sizes[place] ?? 0;
    this.sizes[place] = size + 1;
    if (size === mostLeads) return;
    if (this.links.count === this.links.leads.length) this.grow();
    const { links, heads } = this;
    links.leads[links.count] = lead;
    links.before[links.count] = heads[place] ?? -1;
    heads[place] = links.count;
    links.count += 1;
  }

  private grow(): void {
    const { leads, before, count } = this.links;
    this.links = { leads: new Int32Array(count * 2), before: new Int32Array(count * 2), count };
    this.links.leads.set(leads);
    this.links.before.set(before);
  }
}
