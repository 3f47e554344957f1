// Whose money does the waste page look at, and by what is it told apart? Read from the URL and written back.
import { decodeFilters, encodeFilters, type Filters } from "./filters";

export const wasteGroupings = ["vendor", "list", "month", "step", "issue"] as const;
export type WasteGrouping = (typeof wasteGroupings)[number];

export interface WasteFilters extends Filters {
  /** Vendor where undefined. */
  by?: WasteGrouping;
}

/** The filters a URL of the waste page asks for. Total: what cannot be read is left out. */
export function decodeWasteFilters(params: URLSearchParams): WasteFilters {
  const by = wasteGroupings.find((name) => name === params.get("by"));
  return { ...decodeFilters(params), ...(by && { by }) };
}

/** The query of a waste page's URL, in a stable order. */
export function encodeWasteFilters({ by, ...filters }: WasteFilters): string {
  return [encodeFilters(filters), by && `by=${by}`].filter(Boolean).join("&");
}
