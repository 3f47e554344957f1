// Which leads' money is not in a sum, and why?
import { formatMoney } from "../domain/money";
import { formatCount } from "../domain/rates";

interface UnknownMoneyProps {
  leads: number;
  priced: number;
  others: { currency: string; leads: number; spendMinor: number }[];
}

/** Says nothing where the sum holds every lead. */
export function UnknownMoney({ leads, priced, others }: UnknownMoneyProps) {
  const foreign = others.reduce((total, other) => total + other.leads, 0);
  const unpriced = leads - foreign - priced;
  const parts = [
    ...(unpriced > 0 ? [`${formatCount(unpriced)} of ${formatCount(leads)} leads have no price`] : []),
    ...others.map(
      (other) =>
        `${formatCount(other.leads)} leads in ${other.currency} (${formatMoney(other.spendMinor, other.currency)}) are not in it`,
    ),
  ];
  return parts.length === 0 ? null : parts.join("; ");
}
