// Which charges and credits does the page show? Read from the URL and written back.

import { type NotKnown, present, reader, written } from "./addressWords";
import { isMonth, type Month } from "./day";
import { decodeLeadFilters } from "./filters";

export interface MoneyFilters {
  vendor?: number;
  list?: number;
  /** Of the invoice, else of the period's start, else of the list's purchase. */
  month?: Month;
  /** Only what no lead carries. */
  unallocated?: boolean;
  /** From 1. */
  page?: number;
  /** What the address names that is not known: it chooses nothing. */
  notKnown?: NotKnown[];
}

/** The filters a URL asks for. Total: a word that is not known chooses nothing, and what else cannot be read is left out. */
export function decodeMoneyFilters(params: URLSearchParams): MoneyFilters {
  const { vendor, list, page } = decodeLeadFilters(params);
  const { choose, flag, notKnown } = reader(params);
  return present({
    ...{ vendor, list },
    month: choose("month", (text) => (isMonth(text) ? text : undefined)),
    unallocated: flag("unallocated"),
    page,
    notKnown: notKnown(),
  });
}

/** The query of the page's URL, in a stable order. */
export function encodeMoneyFilters(filters: MoneyFilters): string {
  const { vendor, list, month, unallocated, page, notKnown } = filters;
  return written({ vendor, list, month, unallocated: unallocated ? 1 : undefined, page }, notKnown);
}
