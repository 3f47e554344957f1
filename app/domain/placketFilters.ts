// Which leads does the placket view show, and in which order? Read from the URL and written back.
import { decodeFilters, decodeLeadFilters, encodeFilters, encodeLeadFilters, type Filters } from "./filters";
import type { State } from "./vocabulary";

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

/** The filters a URL of the placket view asks for. Total: what cannot be read is left out. */
export function decodePlacketFilters(params: URLSearchParams): PlacketFilters {
  const { state, step, page } = decodeLeadFilters(params);
  const sort = placketSorts.find((name) => name === params.get("sort"));
  return {
    ...decodeFilters(params),
    ...(state && { state }),
    ...(step !== undefined && { step }),
    ...(sort && { sort }),
    ...(page && { page }),
  };
}

/** The query of a placket view's URL, in a stable order. */
export function encodePlacketFilters({ state, step, sort, page, ...filters }: PlacketFilters): string {
  const own = [
    encodeFilters(filters),
    encodeLeadFilters({ state, step }),
    sort && `sort=${sort}`,
    page && `page=${page}`,
  ];
  return own.filter(Boolean).join("&");
}
