// Which words of a name tell one company or person from another?
import { postalKey, streetParts } from "../domain/addressKeys";
import { companyKey } from "../domain/identityKeys";
import { lettersOf } from "../domain/statistics/jaroWinkler";
import type { Named, Party, Spelled } from "./party";

/** The party with the words of its names, and its place as it is compared. */
export function named(party: Party): Named {
  // Each field is named: this runs for every lead that is compared, and copying by "..." takes several times as long.
  return {
    id: party.id,
    accountId: party.accountId,
    company: party.company,
    companyKey: party.companyKey,
    personKey: party.personKey,
    emailKey: party.emailKey,
    phoneKey: party.phoneKey,
    domainKey: party.domainKey,
    cityKey: party.cityKey,
    postalCode: party.postalCode,
    street: party.street,
    names: companyNames(party).map(spelled),
    person: party.personKey === null ? nobody : spelled(party.personKey.split(" ")),
    mailbox: party.emailKey === null ? null : upTo("@", party.emailKey),
    site: party.domainKey === null ? null : upTo(".", party.domainKey),
    postalKey: party.postalCode === null ? null : postalKey(party.postalCode),
    streetParts: party.street === null ? null : streetParts(party.street),
  };
}

const nobody: Spelled = { words: [], letters: [], length: 0 };

/**
 * The same, to be kept for long. V8 puts what is made where things were made that lived for long among the old, where it stays until much has gathered: as long as
 * deals, which are kept, are made anew here, leads, which are not, go as soon as they were compared.
 */
export function kept(party: Named): Named {
  return { ...party, names: party.names.map(keptName), person: keptName(party.person) };
}

function keptName({ words, letters, length }: Spelled): Spelled {
  return { words, letters, length };
}

/** All of it where the sign is not there. */
function upTo(sign: string, text: string): string {
  const at = text.indexOf(sign);
  return at < 0 ? text : text.slice(0, at);
}

function spelled(words: string[]): Spelled {
  let length = 0;
  for (const word of words) length += word.length;
  return { words, letters: words.map(lettersOf), length };
}

/** The words of each name a company goes by: "Alder LLC dba Birch Dental" has two. None where the name is unknown. */
export function companyNames({
  company,
  companyKey: key,
}: Pick<Party, "company" | "companyKey">): string[][] {
  if (key === null) return [];
  const parts = company !== null && twoNames.test(company) ? company.split(twoNames) : [];
  const keys = parts.flatMap((part) => companyKey(part.replace(/[()[\]]/g, " ")) ?? []);
  return (keys.length > 1 ? keys : [key]).map(companyWords);
}

/** The words of a company's key: short forms written out, and without those that any name may have or lack. */
export function companyWords(key: string): string[] {
  const words = key.split(" ").map((word) => shortForms.get(word) ?? word);
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : words;
}

/** Words so usual in company names that sharing one says little, whatever the organization's own names are. */
export const usualWords = new Set(
  (
    "group services service solutions systems technology technologies consulting associates partners company industries enterprises international " +
    "national american global management properties realty insurance financial capital holdings dental law legal medical health clinic care center " +
    "construction contracting builders electric plumbing heating roofing manufacturing logistics transport auto automotive design studio media marketing " +
    "engineering architects accounting tax bank church school foundation foods restaurant cafe bar grill hotel supply equipment security family first " +
    "united north south east west new city county saint"
  ).split(" "),
);

const twoNames =
  /\s*(?:\bd\.?\s?\/?\s?b\.?\s?\/?\s?a\b\.?|\baka\b|\ba\/k\/a\b|\bf\/?k\/?a\b|\bformerly\b|\btrading as\b|\bt\/a\b)\s*:?\s*/i;

const fillers = new Set("and of the a an at in on for by".split(" "));

const shortForms = new Map(
  (
    "assoc:associates assocs:associates associate:associates svc:services svcs:services serv:services service:services soln:solutions solns:solutions " +
    "solution:solutions tech:technologies technology:technologies techs:technologies mfg:manufacturing mfr:manufacturing intl:international natl:national bros:brothers " +
    "ctr:center centre:center univ:university dept:department grp:group mgmt:management mgt:management eng:engineering engr:engineering engrs:engineering constr:construction " +
    "const:construction cons:consulting consultants:consulting ins:insurance fin:financial med:medical hosp:hospital dist:distributing distrib:distributing sys:systems " +
    "system:systems comm:communications prop:properties props:properties property:properties ent:enterprises enterprise:enterprises ind:industries inds:industries " +
    "acctg:accounting acct:accounting cpas:accounting cpa:accounting atty:law attorneys:law lawyers:law dds:dental dentistry:dental bldrs:builders elec:electric " +
    "electrical:electric hvac:heating transp:transport transportation:transport amer:american st:saint ste:saint mt:mount ft:fort n:north s:south e:east w:west " +
    "partner:partners ptnrs:partners holding:holdings lab:laboratories labs:laboratories laboratory:laboratories"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);
