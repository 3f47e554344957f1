// How is it said that money is in no sum, or that none is known in a currency?
import { formatMoney } from "./money";
import { formatCount } from "./rates";

/** Money in another currency than the organization’s: it is in no figure, nor are its leads in a ratio of money. */
export interface OtherMoney {
  currency: string;
  /** Leads with a cost in it. */
  leads: number;
  netSpendMinor: number;
}

/** Leads of which some have a cost in the organization’s currency, and some perhaps in others. */
export interface PricedLeads {
  leads: number;
  pricedLeads: number;
  otherCurrencies: readonly OtherMoney[];
}

/** What a sum of money leaves out: leads without a price in any currency, and money in other currencies. */
export function leftOutTexts({ leads, pricedLeads, otherCurrencies }: PricedLeads): string[] {
  const unpriced = unpricedOf({ leads, pricedLeads, otherCurrencies });
  return [...(unpriced > 0 ? [unpricedText(unpriced, leads)] : []), ...otherCurrencies.map(otherMoneyText)];
}

/** The same beside a sum of charges, with the part of it that no lead carries; undefined where the sum holds every lead. */
export function sumNote(
  priced: PricedLeads,
  { unallocatedMinor, currency }: { unallocatedMinor: number; currency: string },
): string | undefined {
  const loose =
    unallocatedMinor === 0 ? [] : [`${formatMoney(unallocatedMinor, currency)} of it is carried by no lead`];
  return [...loose, ...leftOutTexts(priced)].join("; ") || undefined;
}

/** Leads that have no price in any currency. */
export function unpricedOf({ leads, pricedLeads, otherCurrencies }: PricedLeads): number {
  return otherCurrencies.reduce((left, other) => left - other.leads, leads - pricedLeads);
}

/** "31 of 1,204 leads have no price", "1 of 3 leads has no price". */
export function unpricedText(unpriced: number, leads: number): string {
  return `${formatCount(unpriced)} of ${formatCount(leads)} ${leads === 1 ? "lead" : "leads"} ${unpriced === 1 ? "has" : "have"} no price`;
}

/** "€100.00 net for 1 lead in EUR, not in these sums". */
export function otherMoneyText({ currency, leads, netSpendMinor }: OtherMoney): string {
  const net = `${formatMoney(netSpendMinor, currency)} net`;
  const whose =
    leads === 0
      ? `in ${currency} that no lead carries`
      : `for ${formatCount(leads)} ${leads === 1 ? "lead" : "leads"} in ${currency}`;
  return `${net} ${whose}, not in these sums`;
}

/** " in USD" where there is money in another currency too, so that "no price" and "no charge" say no more than is true; else nothing. */
export function inOwn(currency: string, others: readonly unknown[]): string {
  return others.length === 0 ? "" : ` in ${currency}`;
}

/** Why a sum is unknown: true also where another currency was charged. */
export function noCharge(currency: string): string {
  return `no charge in ${currency} is recorded`;
}

/** Why there is no return on it: nothing was spent, or it is not known what. */
export function noSpend(currency: string): string {
  return `no net spend in ${currency}`;
}

/** Why the money of leads is unknown: "no wasted lead has a price in USD". */
export function noPrice(currency: string, whose = "lead here"): string {
  return `no ${whose} has a price in ${currency}`;
}
