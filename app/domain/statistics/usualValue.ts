// What does a win usually bring, and how much do wins differ?
import type { UsualProfit } from "./projected";

/** Mean and standard deviation (n − 1) of won values, in minor units, from their sum and the sum of their squares; null without wins, the deviation of one is 0. */
export function usualValue({
  deals,
  sumMinor,
  squares,
}: {
  deals: number;
  sumMinor: number;
  squares: number;
}): UsualProfit | null {
  if (deals <= 0) return null;
  const meanMinor = sumMinor / deals;
  const spread = Math.max(0, squares - sumMinor * meanMinor);
  return { meanMinor, deviationMinor: deals === 1 ? 0 : Math.sqrt(spread / (deals - 1)), deals };
}
