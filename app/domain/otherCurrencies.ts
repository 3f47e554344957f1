// How is money named that is in no sum, since it is in another currency?
import { formatMoney } from "./money";
import { formatCount } from "./rates";

export interface OtherMoney {
  currency: string;
  /** Leads with a cost in it. */
  leads: number;
  netSpendMinor: number;
}

/** "€100.00 net for 1 lead in EUR, not in these sums". */
export function otherMoneyText({ currency, leads, netSpendMinor }: OtherMoney): string {
  return `${formatMoney(netSpendMinor, currency)} net for ${formatCount(leads)} ${leads === 1 ? "lead" : "leads"} in ${currency}, not in these sums`;
}
