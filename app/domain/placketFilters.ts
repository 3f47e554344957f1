// Which leads does the placket view show, and in which order? Read from the URL and written back.
import { oneOf, present, reader } from "./addressWords";
import { decodeFilters, decodeLeadFilters, encodeFilters, type Filters } from "./filters";
import { type State, states } from "./vocabulary";

export const placketSorts = ["frontier", "spend", "silent"] as const;
export type PlacketSort = (typeof placketSorts)[number];

export interface PlacketFilters extends Filters {
  state?: State;
  /** Where the lead sits; 0 stands for leads that sit nowhere. */
  step?: number;
  /** Frontier: the earliest step first; spend: the dearest first; silent: the longest quiet open lead first. */
  sort?: PlacketSort;
  /** From 1. */
  page?: number;
}

/** The filters a URL of the placket view asks for. Total: a word that is not known chooses nothing, and what else cannot be read is left out. */
export function decodePlacketFilters(params: URLSearchParams): PlacketFilters {
  const { step, page } = decodeLeadFilters(params);
  const { read, choose, notKnown } = reader(params);
  return present({
    ...decodeFilters(params),
    state: choose("state", oneOf(states)),
    step,
    sort: read("sort", oneOf(placketSorts)),
    page,
    notKnown: notKnown(),
  });
}

/** The query of a placket view's URL, in a stable order. */
export function encodePlacketFilters({ state, step, sort, page, ...filters }: PlacketFilters): string {
  return encodeFilters(filters, { state, step, sort, page });
}
