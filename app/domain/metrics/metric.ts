// What is known of a figure or a word that the screens show: its name, its meaning, how it is written, and when it is unknown?
import { formatMoney } from "../money";
import { formatCount, formatPercent } from "../rates";

/** How a value is kept and written: money in minor units, a rate as a share of 1, days and counts as whole numbers, a ratio as a plain number. */
export type Unit = "money" | "count" | "rate" | "days" | "ratio";

/** A word of the screens. */
export interface Term {
  name: string;
  /** What it means, or the formula in words. */
  says: string;
}

/** A figure: a term with a number. */
export interface Metric extends Term {
  unit: Unit;
  /** When "—" stands in its place; "" where it is always known. */
  unknown: string;
  /** The facts it is made of. */
  source: string;
}

const ratios = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** A value as the screens write it; "—" where unknown. Money needs its currency. */
export function formatUnit(unit: Unit, value: number | null, currency = "USD"): string {
  if (value === null) return "—";
  if (unit === "money") return formatMoney(value, currency);
  if (unit === "rate") return formatPercent(value);
  if (unit === "days") return `${formatCount(value)} ${value === 1 ? "day" : "days"}`;
  return unit === "ratio" ? ratios.format(value) : formatCount(value);
}
