// How rare is a value among the organization's own leads? What many companies share says little of one.
import { rarity } from "../domain/statistics/matchWeight";
import { usualWords } from "./nameWords";
import type { Named } from "./party";

export type Kind = "word" | "person" | "email" | "phone" | "domain" | "city" | "postal";

/** A small list of leads cannot know how rare a name is: it is read as if so many companies of the usual kind stood beside it. */
const background = 1000;
/** Of these, how many have a usual word in their names, how many another word; and how many live in one city. */
const usual = 20;
const unusual = 0.2;

/**
 * Counts companies by value, for the values that the deals have: a lead that follows one of the same account is no other company. Feed it all
 * leads, then ask.
 */
export class Frequencies {
  private readonly counts = new Map<string, { companies: number; last: number }>();
  private leads = 0;

  /** Values of these parties are counted, no others. */
  constructor(deals: Iterable<Named>) {
    for (const deal of deals)
      for (const [kind, value] of valuesOf(deal))
        this.counts.set(kind + value, { companies: 0, last: Number.NaN });
  }

  add(lead: Named): void {
    this.leads += 1;
    const account = lead.accountId ?? -lead.id;
    for (const [kind, value] of valuesOf(lead)) {
      const count = this.counts.get(kind + value);
      if (!count || count.last === account) continue;
      count.companies += 1;
      count.last = account;
    }
  }

  /** How many leads there are. */
  get size(): number {
    return this.leads;
  }

  /** Companies that have the value. */
  companies(kind: Kind, value: string): number {
    return this.counts.get(kind + value)?.companies ?? 0;
  }

  /** Bits that it tells when two have this value: the less, the more other companies have it. */
  bits(kind: Kind, value: string): number {
    const others = Math.max(0, this.companies(kind, value) - 1);
    return rarity(others + strays(kind, value), this.leads + background);
  }
}

/** Among a thousand other companies, how many have the value by chance. */
function strays(kind: Kind, value: string): number {
  if (kind === "word") return usualWords.has(value) ? usual : 0.5 + unusual;
  if (kind === "person") return value.length < 3 ? 40 : 2;
  if (kind === "city") return 8;
  if (kind === "postal") return 2;
  return 0.03;
}

/** The values by which a party is compared, each with its kind before it. */
function* valuesOf({
  names,
  person,
  emailKey,
  phoneKey,
  domainKey,
  cityKey,
  postalCode,
}: Named): Generator<[Kind, string]> {
  for (const words of names) for (const word of words) yield ["word", word];
  for (const word of person) yield ["person", word];
  if (emailKey !== null) yield ["email", emailKey];
  if (phoneKey !== null) yield ["phone", phoneKey];
  if (domainKey !== null) yield ["domain", domainKey];
  if (cityKey !== null) yield ["city", cityKey];
  if (postalCode !== null) yield ["postal", postalCode];
}
