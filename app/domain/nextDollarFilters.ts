// What does a URL of the next-dollar page ask for: which leads, and which of its inputs were typed?
import { decodeFilters, encodeFilters, type Filters } from "./filters";
import { parseMinor } from "./money";

export interface NextDollarFilters extends Filters {
  /** Points added to a step, 1 to 50. */
  points?: number;
  /** Gross profit of a win, typed in major units. */
  profit?: string;
  minutes?: number;
  hour?: string;
}

/** Total: what cannot be read is left out. */
export function decodeNextDollarFilters(params: URLSearchParams): NextDollarFilters {
  const number = (name: string, most: number) => {
    const value = Number(params.get(name)?.trim() || Number.NaN);
    return Number.isFinite(value) && value > 0 && value <= most ? value : undefined;
  };
  const amount = (name: string) => {
    const text = params.get(name)?.trim();
    return text && /^\d{1,12}([.,]\d{1,3})?$/.test(text) ? text.replace(",", ".") : undefined;
  };
  const asked = {
    points: number("points", 50),
    profit: amount("profit"),
    minutes: number("minutes", 6000),
    hour: amount("hour"),
  };
  const known = Object.entries(asked).filter(([, value]) => value !== undefined);
  return { ...decodeFilters(params), ...Object.fromEntries(known) };
}

export function encodeNextDollarFilters({
  points,
  profit,
  minutes,
  hour,
  ...filters
}: NextDollarFilters): string {
  const query = new URLSearchParams(encodeFilters(filters));
  for (const [name, value] of Object.entries({ points, profit, minutes, hour }))
    if (value !== undefined) query.set(name, String(value));
  return query.toString();
}

/** A typed amount in minor units; null where none was typed. */
export function typedMinor(text: string | undefined, currency: string): number | null {
  return text === undefined ? null : parseMinor(text, currency);
}
