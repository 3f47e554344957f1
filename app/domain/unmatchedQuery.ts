// Which side of what is unmatched does the page show, and what is linked by hand? Read from the URL and written back.

import { type NotKnown, oneOf, present, reader, written } from "./addressWords";
import { type Day, isDay } from "./day";
import { decodeLeadFilters } from "./filters";

export const dealStatuses = ["open", "won", "lost"] as const;
export type DealStatus = (typeof dealStatuses)[number];

export interface UnmatchedQuery {
  /** Leads that should have a deal; deals not from bought leads where undefined. */
  side?: "leads";
  /** How the deals stand. */
  status?: DealStatus;
  asOf?: Day;
  /** From 1. */
  page?: number;
  /** The deal, or the lead on that side, that is linked by hand. */
  of?: number;
  /** What is searched for it. */
  q?: string;
  /** What the address names that is not known: it chooses nothing. */
  notKnown?: NotKnown[];
}

const sides = ["leads"] as const;

/** Total: a word that is not known chooses nothing, and what else cannot be read is left out. */
export function decodeUnmatchedQuery(params: URLSearchParams): UnmatchedQuery {
  const { page, q } = decodeLeadFilters(params);
  const { read, choose, notKnown } = reader(params);
  return present({
    side: choose("side", oneOf(sides)),
    status: choose("status", oneOf(dealStatuses)),
    asOf: read("as-of", (text) => (isDay(text) ? text : undefined)),
    page,
    of: read("of", (text) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined)),
    q,
    notKnown: notKnown(),
  });
}

/** The path of the page with its query, in a stable order. */
export function unmatchedPath({ side, status, asOf, page, of, q, notKnown }: UnmatchedQuery): string {
  const text = written({ side, status, "as-of": asOf, page, of, q }, notKnown);
  return `/unmatched${text && `?${text}`}`;
}
