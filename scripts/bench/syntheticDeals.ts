// Which deals would a careless CRM hold of known companies? Invented, with committed rates of error, and so with a known truth.
import { cityKey, companyKey, emailKey, personKey } from "../../app/domain/identityKeys";
import { domainKey } from "../../app/intake/webDomain";
import type { Party } from "../../app/matching/party";
import { companyFirsts, firstNames, lastNames, places, trades } from "../samples/names";
import { Random } from "../samples/random";
import { type Linkage, nobody } from "./linkageFiles";

/** How often what happens; of all leads, or of the deals that come from one. */
export const rates = {
  /** Leads of a house with one switchboard for six, and of a franchise with one name at six places. */
  switchboard: 0.06,
  franchise: 0.06,
  /** Deals that come from no lead. */
  foreign: 0.3,
  /** What a deal holds at all. */
  ...{ hasEmail: 0.6, hasPhone: 0.55, hasPerson: 0.75, hasWebsite: 0.3 },
  /** What is wrong with it. */
  ...{ mistypedName: 0.12, otherSuffix: 0.3, shortenedName: 0.1, rebrand: 0.02 },
  /** Where places are known: leads and deals that have one, and deals that have another one. */
  ...{ leadPlace: 0.9, dealPlace: 0.6, movedPlace: 0.15, mistypedZip: 0.03 },
  ...{ mistypedEmail: 0.06, otherContact: 0.2, freeMail: 0.1, movedOffice: 0.15, mistypedPhone: 0.04 },
};

interface Place {
  city: string;
  zip: string;
  street: string;
}

interface Company {
  name: string;
  person: string;
  phone: string;
  domain: string;
}

/**
 * `leads` companies sold as leads and `deals` deals, the same for a seed on every machine. `placed`: they also say where they sit, all else being the same.
 */
export function syntheticDeals(
  seed: number,
  { leads, deals, placed = false }: { leads: number; deals: number; placed?: boolean },
): Linkage {
  const random = new Random(seed);
  const chance = new Random(seed + 1000);
  const sites = new Map<Company, Place>();
  const of = (words: readonly string[]) => words[random.whole(0, words.length - 1)] ?? "";
  const companies: Company[] = [];
  while (companies.length < leads) {
    const company = fresh();
    const board = random.chance(rates.switchboard * 0.2);
    const chain = !board && random.chance(rates.franchise * 0.2);
    companies.push(company);
    for (let more = 0; (board || chain) && more < 5 && companies.length < leads; more += 1) {
      const other = fresh();
      companies.push(board ? { ...other, phone: company.phone } : { ...other, name: company.name });
    }
  }
  const truth = new Set<string>();
  const made = Array.from({ length: deals }, (_, index): Party => {
    const at = random.whole(0, leads - 1);
    const source = random.chance(rates.foreign) ? undefined : companies[at];
    if (source) truth.add(`${index + 1}:${at + 1}`);
    const company = source ?? fresh();
    return sited(asDeal(index + 1, company), company, true);
  });
  return {
    deals: made,
    leads: companies.map((company, index) => sited(asLead(index + 1, company), company, false)),
    truth,
  };

  function sited(row: Party, company: Company, isDeal: boolean): Party {
    if (!placed) return row;
    const own = sites.get(company) ?? site();
    sites.set(company, own);
    if (!chance.chance(isDeal ? rates.dealPlace : rates.leadPlace)) return row;
    const { city, zip, street } = isDeal && chance.chance(rates.movedPlace) ? site() : own;
    const typed =
      isDeal && chance.chance(rates.mistypedZip) ? `${zip.slice(0, 4)}${chance.whole(0, 9)}` : zip;
    return { ...row, cityKey: cityKey(city), postalCode: typed, street };
  }

  function site(): Place {
    const { city, zip } = chance.pick(places);
    const street = `${chance.whole(1, 900)} ${lastNames[chance.whole(0, lastNames.length - 1)]} ${chance.pick(["St", "Ave", "Rd"] as const)}`;
    return { city, zip: `${zip.slice(0, 3)}${chance.whole(10, 99)}`, street };
  }

  function fresh(): Company {
    const first = random.chance(0.5) ? of(companyFirsts) : of(lastNames);
    const second = random.chance(0.6) ? ` ${of(lastNames)}` : "";
    const noun = trades[random.whole(0, trades.length - 1)]?.noun ?? "";
    const name = `${first}${second} ${noun}`;
    const label = name
      .toLowerCase()
      .replace(/[^a-z]/g, "")
      .slice(0, 16);
    return {
      name,
      person: `${of(firstNames)} ${of(lastNames)}`,
      phone: number(),
      domain: `${label}${random.whole(1, 999)}.com`,
    };
  }

  function number(): string {
    return `+1${random.whole(201, 989)}${random.whole(200, 999)}${random.whole(1000, 9999)}`;
  }

  function asLead(id: number, { name, person, phone, domain }: Company): Party {
    return party(id, {
      company: `${name} ${of(["LLC", "Inc", ""])}`,
      person,
      phone,
      email: mailOf(person, domain),
      domain,
    });
  }

  function asDeal(id: number, { name, person, phone, domain }: Company): Party {
    const contact = random.chance(rates.otherContact) ? `${of(firstNames)} ${of(lastNames)}` : person;
    const mail = random.chance(rates.freeMail) ? mailOf(contact, "gmail.com") : mailOf(contact, domain);
    const dialled = random.chance(rates.movedOffice)
      ? number()
      : random.chance(rates.mistypedPhone)
        ? slip(phone)
        : phone;
    const held = <T>(rate: number, value: T) => (random.chance(rate) ? value : null);
    return party(id, {
      company: writtenName(name),
      person: held(rates.hasPerson, contact),
      phone: held(rates.hasPhone, dialled),
      email: held(rates.hasEmail, random.chance(rates.mistypedEmail) ? slip(mail) : mail),
      domain: held(rates.hasWebsite, domain),
    });
  }

  function writtenName(name: string): string {
    if (random.chance(rates.rebrand)) return fresh().name;
    const words = name.split(" ");
    const short =
      random.chance(rates.shortenedName) && words.length > 2 ? words.slice(0, -1).join(" ") : name;
    const typed = random.chance(rates.mistypedName) ? slip(short) : short;
    return random.chance(rates.otherSuffix) ? `The ${typed}, ${of(["LLC", "Inc.", "Corp."])}` : typed;
  }

  /** One letter left out, doubled, exchanged, or two swapped, not at the very beginning. */
  function slip(text: string): string {
    const at = random.whole(2, Math.max(2, text.length - 3));
    const [head, here, next, tail] = [
      text.slice(0, at),
      text[at] ?? "",
      text[at + 1] ?? "",
      text.slice(at + 2),
    ];
    const letter = /\d/.test(here) ? String(random.whole(0, 9)) : of([..."aeinorst"]);
    return random.pick([
      `${head}${next}${tail}`,
      `${head}${here}${here}${next}${tail}`,
      `${head}${letter}${next}${tail}`,
      `${head}${next}${here}${tail}`,
    ]);
  }
}

function mailOf(person: string, domain: string): string {
  return `${person.toLowerCase().replace(/[^a-z]+/g, ".")}@${domain}`;
}

function party(
  id: number,
  values: {
    company: string;
    person: string | null;
    phone: string | null;
    email: string | null;
    domain: string | null;
  },
): Party {
  const { company, person, phone, email, domain } = values;
  return {
    ...nobody(id),
    ...{ company, companyKey: companyKey(company), personKey: personKey(person), phoneKey: phone },
    ...{ emailKey: emailKey(email), domainKey: domain ?? domainKey(email) ?? null },
  };
}
