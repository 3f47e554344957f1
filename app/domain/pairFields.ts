// In what do a deal and a lead agree, and in what do they differ?
import { postalKey, streetKey } from "./addressKeys";

/** One side as it is written, with the keys by which two ways of writing are the same. */
export interface Comparable {
  company: string | null;
  person: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  city: string | null;
  street: string | null;
  postal_code: string | null;
  company_key: string | null;
  person_key: string | null;
  email_key: string | null;
  phone_key: string | null;
  domain_key: string | null;
  city_key: string | null;
}

export type PairVerdict = "same" | "differs" | "one side";

export interface PairField {
  label: string;
  lead: string | null;
  deal: string | null;
  verdict: PairVerdict;
}

const compared = [
  ["Company", "company", "company_key"],
  ["Person", "person", "person_key"],
  ["E-mail", "email", "email_key"],
  ["Phone", "phone", "phone_key"],
  ["Website", "website", "domain_key"],
  ["Street", "street", streetKey],
  ["City", "city", "city_key"],
  ["Postal code", "postal_code", postalKey],
] as const;

/** The fields that at least one side has; keys decide where both have one, else the text without case and outer spaces. */
export function pairFields(lead: Comparable, deal: Comparable): PairField[] {
  return compared.flatMap(([label, field, key]) => {
    const keyOf = (side: Comparable) => (typeof key === "string" ? side[key] : key(side[field]));
    const [ours, theirs] = [lead[field] ?? keyOf(lead), deal[field] ?? keyOf(deal)];
    if (ours === null && theirs === null) return [];
    const verdict = verdictOf([ours, keyOf(lead)], [theirs, keyOf(deal)]);
    return [{ label, lead: ours, deal: theirs, verdict }];
  });
}

type Written = [text: string | null, key: string | null];

function verdictOf([text, key]: Written, [otherText, otherKey]: Written): PairVerdict {
  if (text === null || otherText === null) return "one side";
  if (key !== null && otherKey !== null) return key === otherKey ? "same" : "differs";
  return text.trim().toLowerCase() === otherText.trim().toLowerCase() ? "same" : "differs";
}
