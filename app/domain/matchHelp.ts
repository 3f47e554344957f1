// What is missing by which a deal and its lead could find each other?

/** The keys of a deal or lead; null is missing. */
interface Keys {
  email_key: string | null;
  domain_key: string | null;
  phone_key: string | null;
  company_key: string | null;
  city_key: string | null;
}

/** What would help, most telling first: "a company website", "an e-mail address". Empty where every key is there and none is known on the other side. */
export function matchHelp(keys: Keys): string[] {
  const { email_key, domain_key, phone_key, company_key, city_key } = keys;
  return [
    domain_key === null &&
      (email_key === null
        ? "the company’s website"
        : "the company’s website, or an address that is not of a free mail service"),
    email_key === null && "an e-mail address",
    phone_key === null && "a phone number",
    company_key === null && "the company’s name",
    city_key === null && "the city",
  ].filter((words) => words !== false);
}

/** The same as a sentence; `other` is what it would be found in. */
export function matchHelpSentence(keys: Keys, other: "bought lead" | "deal"): string {
  const missing = matchHelp(keys);
  if (missing.length === 0)
    return `Nothing is missing: no ${other} has its website, e-mail, phone, or company and city.`;
  const [last, ...before] = [...missing].reverse();
  return `Would help: ${before.length === 0 ? last : `${before.reverse().join("; ")}; or ${last}`}.`;
}
