// What speaks for and against a deal and a lead being of one company?
import { jaroWinkler } from "../domain/statistics/jaroWinkler";
import { type Alignment, alignNames } from "./alignNames";
import type { Frequencies } from "./frequencies";
import type { Evidence, Level } from "./model";
import type { Named } from "./party";
import { oneSlip } from "./similarity";

/**
 * The evidence, field by field; a field that one of them lacks says nothing. Fields that repeat each other count once: the domain of an
 * e-mail that is the same, and city beside postal code.
 */
export function compare(deal: Named, lead: Named, frequencies: Frequencies): Evidence[] {
  const found: Evidence[] = [];
  const say = (evidence: Evidence | undefined) => void (evidence && found.push(evidence));
  const company = companies(deal, lead, frequencies);
  say(company);
  say(persons(deal, lead, frequencies));
  const email = emails(deal, lead, frequencies);
  say(email);
  if (email?.level !== "same") say(domains(deal, lead, frequencies));
  say(phones(deal, lead, frequencies));
  for (const evidence of places(deal, lead, frequencies)) say(evidence);
  return found;
}

/** The best of the names that each goes by. */
function companies(deal: Named, lead: Named, frequencies: Frequencies): Evidence | undefined {
  let best: Alignment | undefined;
  for (const left of deal.names)
    for (const right of lead.names) {
      const found = alignNames(left, right, frequencies.ofCompanies);
      if (!best || found.bits > best.bits) best = found;
    }
  if (!best) return siteForName(deal, lead);
  if (best.whole) return { field: "company", level: "same", bits: best.bits, words: "same company name" };
  if (!best.any || best.similarity < 0.3 || best.bits < -1)
    return { field: "company", level: "other", bits: 0, words: "another company name" };
  const { similarity, bits } = best;
  return { field: "company", level: "near", bits: Math.max(0, bits), words: "company name", similarity };
}

/** Where one has no company name, the other's may stand in its domain. */
function siteForName(deal: Named, lead: Named): Evidence | undefined {
  const [label, names] = deal.names.length === 0 ? [deal.site, lead.names] : [lead.site, deal.names];
  if (!label || label.length < 6 || (deal.domainKey !== null && lead.domainKey !== null)) return undefined;
  return names.some(({ words }) => words.join("") === label)
    ? { field: "company", level: "same", bits: 11, words: "company name as in the domain" }
    : undefined;
}

/** Another contact of a company is usual; where no company is known, the person is who it is about. */
function persons(deal: Named, lead: Named, frequencies: Frequencies): Evidence | undefined {
  if (deal.person.words.length === 0 || lead.person.words.length === 0) return undefined;
  const private_ = deal.names.length === 0 && lead.names.length === 0;
  const { whole, bits, similarity } = alignNames(deal.person, lead.person, frequencies.ofPersons);
  if (whole) return { field: "person", level: "same", bits, words: "same person" };
  if (bits > 3 && similarity > 0.4)
    return { field: "person", level: "near", bits, words: "person", similarity };
  return { field: "person", level: "other", bits: private_ ? -4 : 0, words: "another person" };
}

function emails(deal: Named, lead: Named, frequencies: Frequencies): Evidence | undefined {
  const [left, right] = [deal.emailKey, lead.emailKey];
  if (left === null || right === null) return undefined;
  const of = (level: Level, bits: number, words: string) => ({ field: "email" as const, level, bits, words });
  if (left === right)
    return shared(of("same", frequencies.bits("email", right), "same e-mail"), "email", right, frequencies);
  const [leftName = "", leftHost = ""] = left.split("@");
  const [name = "", host = ""] = right.split("@");
  const slip =
    (leftHost === host && name.length > 4 && oneSlip(leftName, name)) ||
    (leftName === name && host.length > 8 && oneSlip(leftHost, host));
  if (slip) return of("near", frequencies.bits("email", left) - 3, "e-mail mistyped");
  if (leftName === name && name.length > 4 && !roles.has(name))
    return of("near", 8, "same name before the @");
  return leftHost === host && deal.domainKey !== null ? undefined : of("other", 0, "another e-mail");
}

function domains(deal: Named, lead: Named, frequencies: Frequencies): Evidence | undefined {
  const [left, right] = [deal.domainKey, lead.domainKey];
  if (left === null || right === null) return undefined;
  const of = (level: Level, bits: number, words: string) => ({
    field: "domain" as const,
    level,
    bits,
    words,
  });
  if (left === right)
    return shared(of("same", frequencies.bits("domain", right), "same domain"), "domain", right, frequencies);
  const near = deal.site === lead.site || (Math.min(left.length, right.length) > 8 && oneSlip(left, right));
  return near ? of("near", 9, "domain nearly the same") : of("other", 0, "another domain");
}

function phones(deal: Named, lead: Named, frequencies: Frequencies): Evidence | undefined {
  const [left, right] = [deal.phoneKey, lead.phoneKey];
  if (left === null || right === null) return undefined;
  const of = (level: Level, bits: number, words: string) => ({ field: "phone" as const, level, bits, words });
  if (left === right)
    return shared(of("same", frequencies.bits("phone", right), "same phone"), "phone", right, frequencies);
  return oneSlip(left, right) ? of("near", 8, "phone mistyped") : of("other", 0, "another phone");
}

/** A value that several companies have is a switchboard's or an agency's: it says so, and never links alone. */
function shared(
  evidence: Evidence,
  kind: "email" | "phone" | "domain",
  value: string,
  frequencies: Frequencies,
): Evidence {
  const companies = frequencies.companies(kind, value);
  if (companies < 2) return evidence;
  return { ...evidence, weak: true, words: `${evidence.words}, which ${companies} companies have` };
}

/** Where they sit. That they sit elsewhere is told once, by the city where it is known: who has moved has another city, ZIP and street. */
function places(deal: Named, lead: Named, frequencies: Frequencies): Evidence[] {
  const street = streets(deal, lead);
  const area = codes(deal, lead, frequencies);
  const town = area?.level === "same" ? undefined : towns(deal, lead, frequencies);
  // A wrong code in the right town is one slip and not two places.
  const settled = town && area?.level === "other" ? [town] : [area, town];
  const elsewhere = settled.some((evidence) => evidence?.level === "other");
  const rest = elsewhere && street?.level === "other" ? undefined : street;
  return [...settled, rest].filter((evidence) => evidence !== undefined);
}

function codes(deal: Named, lead: Named, frequencies: Frequencies): Evidence | undefined {
  const [left, right] = [deal.postalKey, lead.postalKey];
  if (left === null || right === null) return undefined;
  if (left === right)
    return { field: "postal", level: "same", bits: frequencies.bits("postal", right), words: "same ZIP" };
  return oneSlip(left, right)
    ? { field: "postal", level: "near", bits: 4, words: "ZIP nearly the same" }
    : { field: "postal", level: "other", bits: 0, words: "another ZIP" };
}

function towns(deal: Named, lead: Named, frequencies: Frequencies): Evidence | undefined {
  const [left, right] = [deal.cityKey, lead.cityKey];
  if (left === null || right === null) return undefined;
  const bits = frequencies.bits("city", right);
  if (left === right) return { field: "city", level: "same", bits, words: "same city" };
  return jaroWinkler(left, right) >= 0.9
    ? { field: "city", level: "near", bits, words: "city nearly the same" }
    : { field: "city", level: "other", bits: 0, words: "another city" };
}

function streets(deal: Named, lead: Named): Evidence | undefined {
  const [left, right] = [deal.streetParts, lead.streetParts];
  if (left === null || right === null) return undefined;
  if (left.words.length === 0 || right.words.length === 0) return undefined;
  const alike =
    jaroWinkler(left.words.join(""), right.words.join("")) >= 0.9 || left.words[0] === right.words[0];
  const number = left.number !== null && left.number === right.number;
  if (alike && number) return { field: "street", level: "same", bits: 10, words: "same street and number" };
  if (alike) return { field: "street", level: "near", bits: 7, words: "same street" };
  return { field: "street", level: "other", bits: number ? 3 : 0, words: "another street" };
}

const roles = new Set(
  "info sales office admin contact hello support billing accounts accounting manager reception mail team service".split(
    " ",
  ),
);
