// How is it said what a charge or credit falls on, and where it came from?
import type { ChargeBasis } from "./chargeWords";
import { type Day, formatDay } from "./day";
import { formatMoney } from "./money";
import { formatCount } from "./rates";

export interface SaidLine {
  kind: "charge" | "credit";
  basis: ChargeBasis | null;
  list: string | null;
  currency: string;
  quantity: string | null;
  unit_price_minor: number | null;
  period_start: Day | null;
  period_end: Day | null;
  counts_from: Day | null;
  leads: number | null;
  named: number;
  unallocated: boolean;
}

/** Which leads carry it: "214 leads of the list"; or that none does, and why. */
export function fallsOn(line: SaidLine, asOf: Day): string {
  const { kind, basis, list, currency, leads, named, unallocated, counts_from: from } = line;
  if (kind === "credit") {
    if (named > 0) return named === 1 ? "1 lead it names" : `${formatCount(named)} leads it names`;
    return unallocated
      ? `No lead: none of the list has a cost in ${currency} that it could come off`
      : "The leads of the list, by what each cost";
  }
  if (from !== null && from > asOf) return `Counts from ${formatDay(from)}`;
  const step = basis === "set" ? "Appointment set" : "Appointment held";
  const period = periodOf(line);
  if (basis === "set" || basis === "held") {
    const where = list === null ? "of the vendor" : "of the list";
    const when = list === null && period !== null ? ` ${period}` : "";
    if (unallocated) return `No lead: none ${where} reached “${step}”${when}, with a cost in ${currency}`;
    return leads === null
      ? `Leads ${where} that reached “${step}”${when}`
      : `${counted(leads)} ${where} that reached “${step}”`;
  }
  if (list !== null)
    return unallocated
      ? `No lead: the list has none with a cost in ${currency}`
      : `${counted(leads ?? 0)} of the list`;
  if (line.period_start === null) return "No lead: it names no list and no first day of a period";
  return unallocated
    ? `No lead: the vendor delivered none with a cost in ${currency} ${period}`
    : `${counted(leads ?? 0)} the vendor delivered ${period}`;
}

/** "4 × $2.50", where quantity and unit price are known. */
export function unitsOf({
  quantity,
  unit_price_minor: unit,
  currency,
}: Pick<SaidLine, "quantity" | "unit_price_minor" | "currency">): string | null {
  const count = quantity?.includes(".") ? quantity.replace(/\.?0+$/, "") : quantity;
  if (count === null || count === undefined) return null;
  return unit === null ? `${count} units` : `${count} × ${formatMoney(unit, currency)}`;
}

/** "from 1 Oct 2025 to 31 Oct 2025"; null without a period. */
export function periodOf({
  period_start: from,
  period_end: to,
}: Pick<SaidLine, "period_start" | "period_end">): string | null {
  if (from === null) return to === null ? null : `until ${formatDay(to)}`;
  return to === null ? `from ${formatDay(from)}` : `from ${formatDay(from)} to ${formatDay(to)}`;
}

/** "$24,000.00 charged, $450.00 came back; $2,000.00 no lead can carry". */
export function moneyTitle({
  currency,
  chargedMinor,
  creditedMinor,
  unallocatedMinor,
}: {
  currency: string;
  chargedMinor: number;
  creditedMinor: number;
  unallocatedMinor: number;
}): string {
  const money = (minor: number) => formatMoney(minor, currency);
  const back = creditedMinor === 0 ? "" : `, ${money(creditedMinor)} came back`;
  const loose = unallocatedMinor === 0 ? "" : `; ${money(unallocatedMinor)} no lead can carry`;
  return `${money(chargedMinor)} charged${back}${loose}`;
}

function counted(leads: number): string {
  return `${formatCount(leads)} ${leads === 1 ? "lead" : "leads"}`;
}
