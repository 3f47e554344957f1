// Which second purchases does the page of what was paid twice show? Read from the URL and written back.
import { oneOf, present, reader } from "./addressWords";
import { decodeFilters, decodeLeadFilters, encodeFilters, type Filters } from "./filters";

export const soldBy = ["one vendor", "two vendors"] as const;

export interface PaidTwiceFilters extends Filters {
  /** Both times by one vendor, or by two. */
  sold?: (typeof soldBy)[number];
  /** From 1. */
  page?: number;
}

/** Total: a word that is not known chooses nothing, and what else cannot be read is left out. */
export function decodePaidTwiceFilters(params: URLSearchParams): PaidTwiceFilters {
  const { choose, notKnown } = reader(params);
  const { page } = decodeLeadFilters(params);
  const sold = choose("sold", (text) => oneOf(soldBy)(text.replace("-", " ")));
  return present({ ...decodeFilters(params), sold, page, notKnown: notKnown() });
}

/** The query of the page's URL, in a stable order. */
export function encodePaidTwiceFilters({ sold, page, ...filters }: PaidTwiceFilters): string {
  return encodeFilters(filters, { sold: sold?.replace(" ", "-"), page });
}
