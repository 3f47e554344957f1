// How rare is a value among the organization's own leads? What many companies share says little of one.
import { rarity } from "../domain/statistics/matchWeight";
import type { Costs } from "./alignNames";
import { keyHash } from "./keyHash";
import { usualWords } from "./nameWords";
import type { Named } from "./party";

export type Kind = "word" | "person" | "email" | "phone" | "domain" | "city" | "postal";

/** Counts of an organization's leads. */
export interface Counted {
  /** How many leads there are. */
  readonly size: number;
  /** How many companies have a value, by its key. */
  companies(key: number): number;
}

/** A small list of leads cannot know how rare a name is: it is read as if so many companies of the usual kind stood beside it. */
const background = 1000;
/** Of these, how many have a usual word in their names, how many another word; and how many live in one city. */
const usual = 20;
const unusual = 0.2;

/** A word that tells less is usual: more than one of 64 companies has it. */
const usualBits = 6;

/** Asks counts of leads for the values that deals have; of words that only leads have it knows which are usual. */
export class Frequencies {
  constructor(
    private readonly counted: Counted,
    private readonly learned: ReadonlySet<string> = new Set(),
  ) {}

  /** What the words of companies' names tell, and of persons'. */
  readonly ofCompanies: Costs = {
    bits: (word) => this.bits("word", word),
    usual: (word) => usualWords.has(word) || this.learned.has(word),
  };
  readonly ofPersons: Costs = { bits: (word) => this.bits("person", word), usual: () => true };

  /** Companies that have the value. */
  companies(kind: Kind, value: string): number {
    return this.counted.companies(keyHash(kind, value));
  }

  /** Bits that it tells when two have this value: the less, the more other companies have it. */
  bits(kind: Kind, value: string): number {
    const others = Math.max(0, this.companies(kind, value) - 1);
    return rarity(others + strays(kind, value), this.counted.size + background);
  }
}

/** The words of deals that are usual among the leads' names, each once. */
export function usualAmong(counted: Counted, deals: readonly Named[]): string[] {
  const frequencies = new Frequencies(counted);
  const words = new Set(deals.flatMap(({ names }) => names.flatMap(({ words }) => words)));
  return [...words].filter((word) => frequencies.bits("word", word) < usualBits).sort();
}

/** Among a thousand other companies, how many have the value by chance. */
function strays(kind: Kind, value: string): number {
  if (kind === "word") return usualWords.has(value) ? usual : 0.5 + unusual;
  if (kind === "person") return value.length < 3 ? 40 : 2;
  if (kind === "city") return 8;
  if (kind === "postal") return 2;
  return 0.03;
}

/** The values by which a party is compared, as keys: companies that have them are counted. One may come twice. */
export function valuesOf(party: Named): number[] {
  const { names, person, emailKey, phoneKey, domainKey, cityKey, postalKey } = party;
  const values: number[] = [];
  for (const { words } of names) for (const word of words) values.push(keyHash("word", word));
  for (const word of person.words) values.push(keyHash("person", word));
  if (emailKey !== null) values.push(keyHash("email", emailKey));
  if (phoneKey !== null) values.push(keyHash("phone", phoneKey));
  if (domainKey !== null) values.push(keyHash("domain", domainKey));
  if (cityKey !== null) values.push(keyHash("city", cityKey));
  if (postalKey !== null) values.push(keyHash("postal", postalKey));
  return values;
}
