// Whose leads near the close does a page show? Read from the URL and written back.

import { searchOf } from "./addressWords";
import { type Day, isDay } from "./day";

export interface BeforeCloseFilters {
  /** Of the newest open deal, whatever its case. */
  owner?: string;
  /** Look at the end of this day; today where undefined. */
  asOf?: Day;
  /** From 1. */
  page?: number;
}

/** The filters a URL asks for. Total: what cannot be read is left out. */
export function decodeBeforeClose(params: URLSearchParams): BeforeCloseFilters {
  const owner = searchOf(params.get("owner") ?? "");
  const asOf = params.get("as-of");
  const page = params.get("page") ?? "";
  return {
    ...(owner !== undefined && { owner }),
    ...(isDay(asOf) && { asOf }),
    ...(/^[1-9]\d{0,6}$/.test(page) && { page: Number(page) }),
  };
}

/** The query of a URL, in a stable order. */
export function encodeBeforeClose({ owner, asOf, page }: BeforeCloseFilters): string {
  const params = new URLSearchParams();
  if (owner !== undefined) params.append("owner", owner);
  if (asOf !== undefined) params.append("as-of", asOf);
  if (page !== undefined) params.append("page", String(page));
  return params.toString();
}
