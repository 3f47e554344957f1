// Which side of what is unmatched does the page show, and what is linked by hand? Read from the URL and written back.
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
}

/** Total: what cannot be read is left out. */
export function decodeUnmatchedQuery(params: URLSearchParams): UnmatchedQuery {
  const { page, q } = decodeLeadFilters(params);
  const status = dealStatuses.find((name) => name === params.get("status"));
  const asOf = params.get("as-of");
  const of = params.get("of") ?? "";
  return {
    ...(params.get("side") === "leads" && { side: "leads" as const }),
    ...(status && { status }),
    ...(isDay(asOf) && { asOf }),
    ...(page !== undefined && { page }),
    ...(/^[1-9]\d{0,14}$/.test(of) && { of: Number(of) }),
    ...(q !== undefined && { q }),
  };
}

/** The path of the page with its query, in a stable order. */
export function unmatchedPath({ side, status, asOf, page, of, q }: UnmatchedQuery): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ side, status, "as-of": asOf, page, of, q }))
    if (value !== undefined) params.append(name, String(value));
  const text = params.toString();
  return `/unmatched${text && `?${text}`}`;
}
