// Who are the buyers: companies and people no two of which share a name, domain, phone or e-mail address?
import {
  companyFirsts,
  firstNames,
  lastNames,
  legalForms,
  type Place,
  places,
  titles,
  trades,
} from "./names";
import { Random } from "./random";

export interface Person {
  first: string;
  last: string;
  title: string;
  email: string;
}

export interface Buyer {
  company: string;
  /** The name without its legal form. */
  shortName: string;
  domain: string;
  /** Ten digits; numbers 555-0100 to 555-0199 belong to nobody. */
  phone: string;
  place: Place;
  zip: string;
  seats: number;
  industry: string;
  person: Person;
  /** Somebody else of the company. */
  colleague: Person;
}

/** So many buyers; the first ones stay the same when more are asked for. */
export function makeBuyers(count: number): Buyer[] {
  const random = new Random(20_261_031);
  const pairs = random.shuffled(companyFirsts.flatMap((first) => trades.map((trade) => ({ first, trade }))));
  const numbers = random.shuffled(
    places.flatMap((place) => Array.from({ length: 100 }, (_, index) => ({ place, line: 100 + index }))),
  );
  if (count > Math.min(pairs.length, numbers.length))
    throw new RangeError(`makeBuyers: no more than ${pairs.length} names, ${numbers.length} numbers`);
  return pairs.slice(0, count).map(({ first, trade }, index): Buyer => {
    const { place, line } = numbers[index] as (typeof numbers)[number];
    const shortName = `${first} ${trade.noun}`;
    const form = random.pick(legalForms);
    const domain = `${shortName
      .toLowerCase()
      .replace(/&/g, "and")
      .replace(/[^a-z]+/g, "")}.example`;
    const person = makePerson(random, domain);
    let colleague = makePerson(random, domain);
    while (colleague.first === person.first || colleague.last === person.last)
      colleague = makePerson(random, domain);
    return {
      company:
        form === ""
          ? shortName
          : `${shortName}${form === "LLC" || form === "PC" || form === "LLP" ? " " : ", "}${form}`,
      ...{ shortName, domain, place, person, colleague },
      phone: `${place.area}5550${line}`,
      zip: place.zip,
      seats: random.whole(...trade.seats),
      industry: trade.industry,
    };
  });
}

/** (614) 555-0123 */
export function bracketed(phone: string): string {
  return `(${phone.slice(0, 3)}) ${phone.slice(3, 6)}-${phone.slice(6)}`;
}

/** 614-555-0123, with the separator given. */
export function dashed(phone: string, separator = "-"): string {
  return [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)].join(separator);
}

function makePerson(random: Random, domain: string): Person {
  const first = random.pick(firstNames as [string, ...string[]]);
  const last = random.pick(lastNames as [string, ...string[]]);
  const plain = last.toLowerCase().replace(/[^a-z]/g, "");
  const local = random.pick([
    `${first.toLowerCase()}.${plain}`,
    `${first.charAt(0).toLowerCase()}${plain}`,
    first.toLowerCase(),
  ]);
  return { first, last, title: random.pick(titles), email: `${local}@${domain}` };
}
