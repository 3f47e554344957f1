// Which leads does the page of vendors look at, in which order, and which two vendors does it compare? Read from the URL and written back.
import { decodeFilters, encodeFilters, type Filters, noneKnown } from "./filters";

/** Columns of the table that sort it. */
const vendorSorts: readonly string[] = [
  ...["vendor", "leads", "spend", "cpl", "set", "held", "show", "close", "cac", "mrr", "value"],
  ...["realised", "contracted", "projected", "payback", "speed", "waste"],
];

export interface VendorsFilters extends Filters {
  /** Vendors held against each other. */
  a?: number;
  b?: number;
  /** A column, the largest first, or with "-" the smallest; the dearest vendor first where undefined. */
  sort?: string;
}

/** The filters a URL asks for. Total: what cannot be read is left out. */
export function decodeVendorsFilters(params: URLSearchParams): VendorsFilters {
  const id = (name: string) => {
    const { vendor } = decodeFilters(new URLSearchParams({ vendor: params.get(name) ?? "" }));
    return vendor === noneKnown ? undefined : vendor;
  };
  const [a, b, sort] = [id("a"), id("b"), params.get("sort") ?? ""];
  return {
    ...decodeFilters(params),
    ...(a !== undefined && { a }),
    ...(b !== undefined && { b }),
    ...(vendorSorts.includes(sort.replace(/^-/, "")) && { sort }),
  };
}

/** The query of a URL of the page, in a stable order. */
export function encodeVendorsFilters({ a, b, sort, ...filters }: VendorsFilters): string {
  const own = new URLSearchParams();
  for (const [name, value] of Object.entries({ a, b, sort }))
    if (value !== undefined) own.append(name, String(value));
  return [encodeFilters(filters), own.toString()].filter(Boolean).join("&");
}
