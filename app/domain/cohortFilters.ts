// Which cohorts does the page look at, how far, and which of them does it draw? Read from the URL and written back.
import { isMonth } from "./day";
import { decodeFilters, encodeFilters, type Filters } from "./filters";

export const cohortGroupings = ["month", "list"] as const;
export type CohortGrouping = (typeof cohortGroupings)[number];

export interface CohortFilters extends Filters {
  /** Month of purchase where undefined. */
  by?: CohortGrouping;
  /** Days after the purchase; the organization's horizon where undefined. */
  horizon?: number;
  /** Cohorts that are drawn, by month or by id of the list, three at most; all leads together where none is. */
  drawn?: string[];
}

/** Horizons that are offered, in days. */
export const horizons = [30, 90, 180, 365] as const;

export const mostDrawn = 3;

/** Ten years. */
const longest = 3650;

/** The filters a URL of the cohorts page asks for. Total: what cannot be read is left out. */
export function decodeCohortFilters(params: URLSearchParams): CohortFilters {
  const by = cohortGroupings.find((name) => name === params.get("by"));
  const horizon = horizonOf(params.get("horizon") ?? "");
  const drawn = [...new Set(params.getAll("draw"))].filter((key) => isKey(key, by)).slice(0, mostDrawn);
  return {
    ...decodeFilters(params),
    ...(by && { by }),
    ...(horizon !== undefined && { horizon }),
    ...(drawn.length > 0 && { drawn }),
  };
}

/** The query of a cohorts page's URL, in a stable order. */
export function encodeCohortFilters({ by, horizon, drawn = [], ...filters }: CohortFilters): string {
  return [
    encodeFilters(filters),
    by && `by=${by}`,
    horizon !== undefined && `horizon=${horizon}`,
    ...drawn.map((key) => `draw=${key}`),
  ]
    .filter(Boolean)
    .join("&");
}

/** Whole days from 1 to ten years; undefined for anything else. */
export function horizonOf(text: string): number | undefined {
  const days = /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= longest ? days : undefined;
}

/** The filters with a cohort drawn, or no longer drawn; a fourth takes the place of the first. */
export function toggled(filters: CohortFilters, key: string): CohortFilters {
  const { drawn = [], ...rest } = filters;
  const next = drawn.includes(key) ? drawn.filter((one) => one !== key) : [...drawn, key].slice(-mostDrawn);
  return next.length === 0 ? rest : { ...rest, drawn: next };
}

function isKey(key: string, by: CohortGrouping | undefined): boolean {
  return by === "list" ? /^[1-9]\d{0,9}$/.test(key) : isMonth(key);
}
