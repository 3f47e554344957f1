// Which number stands for a key by which parties are found or counted?

const prime = 0x01000193;

/** What a key is of: a block, a value that is counted, or both. */
export type KeyKind =
  | "name"
  | "begin"
  | "end"
  | "place"
  | "word"
  | "slips"
  | "two"
  | "phone"
  | "exchange"
  | "domain"
  | "email"
  | "mailbox"
  | "resident"
  | "fullName"
  | "street"
  | "person"
  | "city"
  | "postal";

const seeds: Record<KeyKind, number> = {
  ...{ name: 1, begin: 2, end: 3, place: 4, word: 5, slips: 6, two: 7, phone: 8, exchange: 9, domain: 10 },
  ...{ email: 11, mailbox: 12, resident: 13, fullName: 14, street: 15, person: 16, city: 17, postal: 18 },
};

/**
 * A hash of 32 bits, never 0: FNV-1a, mixed as murmur3 ends. Two different keys share one with a chance of 1 in 4 billion; then two more parties are compared
 * than need be.
 */
export function keyHash(kind: KeyKind, text: string, second = ""): number {
  let hash = into(Math.imul(0x811c9dc5 ^ seeds[kind], prime), text);
  if (second !== "") hash = into(Math.imul(hash ^ 0xffff, prime), second);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}

function into(start: number, text: string): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}
