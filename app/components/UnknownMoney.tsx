// Which leads' money is not in a sum, and why?
import { formatMoney } from "../domain/money";
import { otherMoneyText } from "../domain/otherCurrencies";
import { unpricedText } from "../domain/unpriced";

interface UnknownMoneyProps {
  leads: number;
  priced: number;
  others: { currency: string; leads: number; spendMinor: number }[];
  /** Money in the sum that no lead carries. */
  unallocatedMinor: number;
  currency: string;
}

/** Says nothing where the sum holds every lead. */
export function UnknownMoney({ leads, priced, others, unallocatedMinor, currency }: UnknownMoneyProps) {
  const foreign = others.reduce((total, other) => total + other.leads, 0);
  const unpriced = leads - foreign - priced;
  const parts = [
    ...(unallocatedMinor === 0
      ? []
      : [`${formatMoney(unallocatedMinor, currency)} of it is carried by no lead`]),
    ...(unpriced > 0 ? [unpricedText(unpriced, leads)] : []),
    ...others.map(({ currency, leads, spendMinor }) =>
      otherMoneyText({ currency, leads, netSpendMinor: spendMinor }),
    ),
  ];
  return parts.length === 0 ? null : parts.join("; ");
}
