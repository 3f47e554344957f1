// Which candidates have so little in common with a deal that they need not be compared?
import { jaroWinklerReaches } from "../domain/statistics/jaroWinkler";
import type { Frequencies } from "./frequencies";
import type { Named, Spelled } from "./party";
import { mayBeMistyped, mistyped, oneSlip } from "./similarity";

/** A pair is nobody's unless something tells more bits of it. */
export const leastTold = 3;

/** Of a word: its letters (`lettersOf`) and its length, four bytes each, and in eight what pairing it can tell at most. */
const wordBytes = 16;

/**
 * Deals by what they share with leads. What is asked of the words of one company lies side by side: candidates come lead by lead, and to gather what one deal is
 * made of from all over the memory takes longer than to look at it.
 */
export class Likely {
  /** By deal, its first name; after the last, where the next would begin. */
  private readonly names: Int32Array;
  /** By name, its first word and the letters of all its words; likewise. */
  private readonly spelled: Int32Array;
  /** By word, in one memory. */
  private readonly shapes: Int32Array;
  private readonly bits: Float64Array;
  private readonly texts: string[] = [];
  /** By deal, whether nothing but names of companies is known. */
  private readonly bare: Uint8Array;

  constructor(
    private readonly deals: readonly Named[],
    private readonly frequencies: Frequencies,
  ) {
    const names = deals.flatMap((deal) => deal.names);
    this.names = new Int32Array(deals.length + 1);
    for (const [at, deal] of deals.entries()) this.names[at + 1] = (this.names[at] ?? 0) + deal.names.length;
    this.spelled = new Int32Array(2 * names.length + 2);
    for (const [at, { words, length }] of names.entries()) {
      this.spelled[2 * at + 1] = length;
      this.spelled[2 * at + 2] = (this.spelled[2 * at] ?? 0) + words.length;
    }
    this.texts = names.flatMap(({ words }) => words);
    const memory = new ArrayBuffer(wordBytes * this.texts.length);
    this.shapes = new Int32Array(memory);
    this.bits = new Float64Array(memory);
    let word = 0;
    for (const { words, letters } of names)
      for (const [at, text] of words.entries()) {
        this.shapes[4 * word] = letters[at] ?? 0;
        this.shapes[4 * word + 1] = text.length;
        this.bits[2 * word + 1] = mostOf(frequencies.ofCompanies.bits(text));
        word += 1;
      }
    this.bare = Uint8Array.from(deals, (deal) => (isBare(deal) ? 1 : 0));
  }

  /**
   * Whether a deal, by its number, and a lead may be one company's. False only where no evidence of `compare` tells more than `leastTold` bits: most candidates share a
   * block and nothing else. A field that is nearly the same may tell much; a name tells no more than its words that pair.
   */
  mayFit(deal: number, lead: Named): boolean {
    const end = this.names[deal + 1] ?? 0;
    const first = this.names[deal] ?? 0;
    if (first === end || lead.names.length === 0) return true;
    for (let name = first; name < end; name += 1)
      for (let right = 0; right < lead.names.length; right += 1) {
        const other = lead.names[right];
        if (!other || this.namesMayPair(name, other)) return true;
      }
    const one = this.bare[deal] === 1 ? undefined : this.deals[deal];
    return one !== undefined && this.fieldsMayTell(one, lead);
  }

  /** Whether two names are of as many letters, or words pair that may tell enough together. */
  private namesMayPair(name: number, other: Spelled): boolean {
    if (this.spelled[2 * name + 1] === other.length) return true;
    let told = 0;
    const end = this.spelled[2 * name + 2] ?? 0;
    for (let word = this.spelled[2 * name] ?? 0; word < end; word += 1) {
      if (!this.mayPair(word, other)) continue;
      told += this.bits[2 * word + 1] ?? 0;
      if (told > leastTold) return true;
    }
    return false;
  }

  private mayPair(word: number, { words, letters }: Spelled): boolean {
    const ofWord = this.shapes[4 * word] ?? 0;
    const size = this.shapes[4 * word + 1] ?? 0;
    for (let at = 0; at < words.length; at += 1) {
      const other = words[at] ?? "";
      const ofOther = letters[at] ?? 0;
      if (size === 1 || other.length === 1) {
        if (other.charCodeAt(0) === this.texts[word]?.charCodeAt(0)) return true;
      } else if (ofWord === ofOther || mayBeMistyped(size, other.length, ofWord, ofOther)) {
        const text = this.texts[word] ?? "";
        if (text === other || mistyped(text, other, ofWord, ofOther)) return true;
      }
    }
    return false;
  }

  private fieldsMayTell(deal: Named, lead: Named): boolean {
    if (personsMayPair(deal.person, lead.person, this.frequencies)) return true;
    if (nearly(deal.phoneKey, lead.phoneKey) || nearly(deal.domainKey, lead.domainKey)) return true;
    if (deal.site !== null && deal.site === lead.site) return true;
    if (nearly(deal.mailbox, lead.mailbox) || nearly(deal.postalKey, lead.postalKey)) return true;
    if (deal.cityKey !== null && lead.cityKey !== null && jaroWinklerReaches(deal.cityKey, lead.cityKey, 0.9))
      return true;
    return deal.streetParts !== null && lead.streetParts !== null;
  }
}

function personsMayPair(deal: Spelled, lead: Spelled, { ofPersons }: Frequencies): boolean {
  if (deal.words.length === 0 || lead.words.length === 0) return false;
  if (deal.length === lead.length) return true;
  let told = 0;
  for (const word of deal.words)
    if (lead.words.some((other) => word === other || word[0] === other[0] || mistyped(word, other)))
      told += mostOf(ofPersons.bits(word));
  return told > leastTold;
}

/** Even a word that everybody has tells a little where it is mistyped. */
const mostOf = (bits: number): number => Math.max(0.5, bits);

const nearly = (left: string | null, right: string | null): boolean =>
  left !== null && right !== null && (left === right || oneSlip(left, right));

function isBare({ person, emailKey, phoneKey, domainKey, cityKey, postalKey, streetParts }: Named): boolean {
  return (
    person.words.length === 0 &&
    [emailKey, phoneKey, domainKey, cityKey, postalKey, streetParts].every((key) => key === null)
  );
}
