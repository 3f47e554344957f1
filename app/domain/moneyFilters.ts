// Which charges and credits does the page show? Read from the URL and written back.
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
}

/** The filters a URL asks for. Total: what cannot be read is left out. */
export function decodeMoneyFilters(params: URLSearchParams): MoneyFilters {
  const { vendor, list, page } = decodeLeadFilters(params);
  const month = params.get("month");
  return {
    ...(vendor !== undefined && { vendor }),
    ...(list !== undefined && { list }),
    ...(isMonth(month) && { month }),
    ...(params.get("unallocated") === "1" && { unallocated: true }),
    ...(page !== undefined && { page }),
  };
}

/** The query of the page's URL, in a stable order. */
export function encodeMoneyFilters({ vendor, list, month, unallocated, page }: MoneyFilters): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({
    vendor,
    list,
    month,
    unallocated: unallocated ? 1 : undefined,
    page,
  }))
    if (value !== undefined) params.append(name, String(value));
  return params.toString();
}
