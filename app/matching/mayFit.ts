// Which candidates have so little in common with a deal that they need not be compared?
import { jaroWinklerReaches } from "../domain/statistics/jaroWinkler";
import type { Frequencies } from "./frequencies";
import type { Named, Spelled } from "./party";
import { mistyped, oneSlip } from "./similarity";

/** A pair is nobody's unless something tells more bits of it. */
export const leastTold = 3;

/** A deal, and what pairing each word of its names can tell at most. */
export interface Weighed {
  deal: Named;
  names: readonly (readonly number[])[];
  person: readonly number[];
}

export function weighed(deal: Named, frequencies: Frequencies): Weighed {
  const most = (bits: (word: string) => number) => (word: string) => Math.max(0.5, bits(word));
  return {
    deal,
    names: deal.names.map(({ words }) => words.map(most(frequencies.ofCompanies.bits))),
    person: deal.person.words.map(most(frequencies.ofPersons.bits)),
  };
}

/**
 * False only where no evidence of `compare` tells more than `leastTold` bits: most candidates share a block and nothing else, and this is seen in a tenth of the time.
 * A field that is nearly the same may tell much; a name tells no more than its words that pair.
 */
export function mayFit({ deal, names, person }: Weighed, lead: Named): boolean {
  if (deal.names.length === 0 || lead.names.length === 0) return true;
  for (let left = 0; left < names.length; left += 1)
    for (let right = 0; right < lead.names.length; right += 1)
      if (mayPair(deal.names[left], lead.names[right], names[left])) return true;
  if (deal.person.length > 0 && lead.person.length > 0 && mayPair(deal.person, lead.person, person))
    return true;
  if (nearly(deal.phoneKey, lead.phoneKey) || nearly(deal.domainKey, lead.domainKey)) return true;
  if (deal.site !== null && deal.site === lead.site) return true;
  if (deal.mailbox !== null && lead.mailbox !== null)
    if (deal.mailbox === lead.mailbox || oneSlip(deal.mailbox, lead.mailbox)) return true;
  if (nearly(deal.postalKey, lead.postalKey)) return true;
  if (deal.cityKey !== null && lead.cityKey !== null && jaroWinklerReaches(deal.cityKey, lead.cityKey, 0.9))
    return true;
  return deal.streetParts !== null && lead.streetParts !== null;
}

const nearly = (left: string | null, right: string | null): boolean =>
  left !== null && right !== null && (left === right || oneSlip(left, right));

/** Whether two names are of the same letters, or words pair that may tell more than `leastTold` together. */
function mayPair(
  left: Spelled | undefined,
  right: Spelled | undefined,
  bits: readonly number[] = [],
): boolean {
  if (!left || !right || left.length === right.length) return true;
  let told = 0;
  for (let at = 0; at < left.words.length; at += 1) {
    if (!hasPair(right, left.words[at] ?? "", left.letters[at] ?? 0)) continue;
    told += bits[at] ?? 0;
    if (told > leastTold) return true;
  }
  return false;
}

function hasPair({ words, letters }: Spelled, word: string, ofWord: number): boolean {
  for (let at = 0; at < words.length; at += 1) {
    const other = words[at] ?? "";
    const ofOther = letters[at] ?? 0;
    if (ofOther === ofWord && other === word) return true;
    if (mistyped(word, other, ofWord, ofOther)) return true;
    if ((word.length === 1 || other.length === 1) && word[0] === other[0]) return true;
  }
  return false;
}
