// When are two names, e-mail addresses or cities written differently the same?
import { hash53 } from "./hash53";

/** Longest key kept; longer ones are cut. */
const longest = 320;

/** Key of a name we give things (vendors, lists, steps): case, width and extra spaces go, accents stay. */
export function nameKey(raw: string): string {
  return cut(raw.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim());
}

/** Key of an e-mail address: lower case, without "mailto:" and angle brackets. Null where it is none. */
export function emailKey(raw: string | null | undefined): string | null {
  const text = (raw ?? "").normalize("NFKC").trim().toLowerCase();
  const address = (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).replace(/^mailto:/, "").trim();
  if (address.length > longest || !/^[^\s@,;<>"()]+@[^\s@,;<>"()]+\.[^\s@,;<>"().]+$/u.test(address))
    return null;
  return address;
}

/** Key of a company: without case, accents, punctuation, a leading "the" and legal forms at the end. Null where nothing is left. */
export function companyKey(raw: string | null | undefined): string | null {
  const text = raw ?? "";
  const words = wordsOf(text.includes("&") ? text.replace(/&/g, " and ") : text);
  const named = words[0] === "the" && words.length > 1 ? words.slice(1) : words;
  let end = named.length;
  while (
    end > 1 &&
    (legalForms.has(named[end - 1] ?? "") || (named[end - 1] === "and" && end < named.length))
  )
    end -= 1;
  return keyOf(named.slice(0, end));
}

/** Key of a city: "St. Paul, MN" and "saint paul" are the same. Null where nothing is left. */
export function cityKey(raw: string | null | undefined): string | null {
  const words = wordsOf((raw ?? "").replace(/,.*$/su, ""));
  return keyOf(words.map((word, index) => (index < words.length - 1 ? (cityWords[word] ?? word) : word)));
}

/** Key of a person: "Dr. Ana M. Silva, CPA", "Silva, Ana" and "ana silva" are the same. Null where nothing is left. */
export function personKey(raw: string | null | undefined): string | null {
  const [first = "", ...rest] = (raw ?? "")
    .split(",")
    .map((part) => wordsOf(part).filter((word) => !nameParts.has(word)));
  const turned = rest.find((part) => part.length > 0);
  const words = turned ? [...turned, ...first] : [...first];
  const named = words.filter((word, index) => index === 0 || index === words.length - 1 || word.length > 1);
  return keyOf(named);
}

/**
 * The number of the account that a row's strongest key speaks of: its domain, else company and city, else phone, else e-mail. Null
 * without any. Where the row shares weaker keys with others, matching may find it in another account.
 */
export function accountNumber(keys: {
  domain_key: string | null;
  company_key: string | null;
  city_key: string | null;
  phone_key: string | null;
  email_key: string | null;
}): number | null {
  const { domain_key, company_key, city_key, phone_key, email_key } = keys;
  if (domain_key !== null) return hash53(`d${domain_key}`);
  if (company_key !== null && city_key !== null) return hash53(`n${company_key}|${city_key}`);
  if (phone_key !== null) return hash53(`p${phone_key}`);
  return email_key === null ? null : hash53(`e${email_key}`);
}

const legalForms = new Set(
  (
    "inc incorporated llc llp lllp lp pllc pc pa plc ltd limited co company corp corporation " +
    "gmbh ag kg ohg ug sa sas sarl srl spa bv nv oy ab as aps pty pte"
  ).split(" "),
);

const cityWords: Record<string, string> = {
  st: "saint",
  ste: "sainte",
  ft: "fort",
  mt: "mount",
  n: "north",
  s: "south",
  e: "east",
  w: "west",
};

const nameParts = new Set("mr mrs ms mx dr prof jr sr ii iii iv phd md dds cpa esq mba".split(" "));

const latin: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Most names are written so: then words need no more than lower case. */
const plainWords = /^[A-Za-z0-9 ]*$/;

/** Lower-case words without accents and punctuation; initials written with dots are one word. */
function wordsOf(text: string): string[] {
  if (plainWords.test(text))
    return text
      .toLowerCase()
      .split(" ")
      .filter((word) => word !== "");
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/gu, (letter) => latin[letter] ?? letter)
    .replace(/['’‘`´]/gu, "")
    .replace(/(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu, "$1");
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

function keyOf(words: string[]): string | null {
  return words.length === 0 ? null : cut(words.join(" "));
}

function cut(key: string): string {
  return key.length > longest && [...key].length > longest ? [...key].slice(0, longest).join("") : key;
}
