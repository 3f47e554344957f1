// Which second purchases does the page of what was paid twice show? Read from the URL and written back.
import { decodeFilters, decodeLeadFilters, encodeFilters, type Filters } from "./filters";

export const soldBy = ["one vendor", "two vendors"] as const;

export interface PaidTwiceFilters extends Filters {
  /** Both times by one vendor, or by two. */
  sold?: (typeof soldBy)[number];
  /** From 1. */
  page?: number;
}

/** Total: what cannot be read is left out. */
export function decodePaidTwiceFilters(params: URLSearchParams): PaidTwiceFilters {
  const sold = soldBy.find((name) => name.replace(" ", "-") === params.get("sold"));
  const { page } = decodeLeadFilters(params);
  return { ...decodeFilters(params), ...(sold && { sold }), ...(page !== undefined && { page }) };
}

/** The query of the page's URL, in a stable order. */
export function encodePaidTwiceFilters({ sold, page, ...filters }: PaidTwiceFilters): string {
  const own = [sold && `sold=${sold.replace(" ", "-")}`, page !== undefined && `page=${page}`];
  return [encodeFilters(filters), ...own].filter(Boolean).join("&");
}
