// Which pair does the review queue show, and what was decided last? Read from the URL and written back.

/** A pair that was decided from the queue, so that it can be undone. */
export interface DecidedPair {
  dealId: number;
  leadId: number;
}

export interface MatchesQuery {
  /** Pairs passed over. */
  skip?: number;
  /** The probability is shown before the decision. */
  shown?: boolean;
  /** The keys y, n, s and u do nothing. */
  keysOff?: boolean;
  /** All pairs from this probability on are looked at, to link them at once. */
  above?: number;
  /** Decided from here, the latest first. */
  last?: DecidedPair[];
}

const mostSkipped = 1_000_000;
const mostLast = 20;

/** Total: what cannot be read is left out. */
export function decodeMatchesQuery(params: URLSearchParams): MatchesQuery {
  const skip = /^[1-9]\d{0,6}$/.test(params.get("skip") ?? "")
    ? Math.min(Number(params.get("skip")), mostSkipped)
    : 0;
  const above = percentOf(params.get("above") ?? "");
  const last = (params.get("last") ?? "").split(".").flatMap(pairOf).slice(0, mostLast);
  return {
    ...(skip > 0 && { skip }),
    ...(params.get("shown") === "1" && { shown: true }),
    ...(params.get("keys") === "off" && { keysOff: true }),
    ...(above !== undefined && { above }),
    ...(last.length > 0 && { last }),
  };
}

/** The query of the page's URL, in a stable order. */
export function encodeMatchesQuery({ skip, shown, keysOff, above, last = [] }: MatchesQuery): string {
  const params = new URLSearchParams();
  if (skip) params.append("skip", String(skip));
  if (shown) params.append("shown", "1");
  if (keysOff) params.append("keys", "off");
  if (above !== undefined) params.append("above", percentText(above));
  if (last.length > 0)
    params.append(
      "last",
      last
        .slice(0, mostLast)
        .map(({ dealId, leadId }) => `${dealId}-${leadId}`)
        .join("."),
    );
  return params.toString();
}

/** The path of the review queue under a query. */
export function matchesPath(query: MatchesQuery): string {
  const text = encodeMatchesQuery(query);
  return `/matches${text && `?${text}`}`;
}

/** A share between 0 and 1 of "95", "95.5" or "95 %"; undefined where it is none. */
export function percentOf(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,3}(?:\.\d{1,4})?)\s*%?\s*$/.exec(text) ?? [];
  const percent = Number(digits);
  return digits !== undefined && percent <= 100 ? Number((percent * 0.01).toFixed(8)) : undefined;
}

/** The percent that `percentOf` reads: "95.5". */
export function percentText(share: number): string {
  return String(Number((share * 100).toFixed(4)));
}

/** The pair of "12-34", a deal's and a lead's number; none where it is none. */
export function pairOf(text: string): DecidedPair[] {
  const [, deal, lead] = /^([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(text) ?? [];
  return deal && lead ? [{ dealId: Number(deal), leadId: Number(lead) }] : [];
}
