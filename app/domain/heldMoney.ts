// What money is here in which currency, and what becomes of it when the organization's currency is another?
import { countedKinds } from "./countedKinds";

/** How many of each have an amount in the currency. */
export interface HeldMoney {
  currency: string;
  leads: number;
  charges: number;
  credits: number;
  deals: number;
}

/** "The amounts of 1,200 leads, 1 charge are in USD and stay in USD: in the sums as long as …" for each currency. */
export function heldMoneySentences(held: readonly HeldMoney[], currency: string): string[] {
  return held.map(({ currency: own, leads, charges, credits, deals }) => {
    const counts = countedKinds([
      { noun: "leads", count: leads },
      { noun: "charges", count: charges },
      { noun: "credits", count: credits },
      { noun: "deals", count: deals },
    ]);
    const stands =
      own === currency
        ? "in the sums now, and beside them once the organization’s currency is another"
        : `beside the sums, as these are in ${currency}`;
    return `The amounts of ${counts} are in ${own} and stay in ${own}: ${stands}.`;
  });
}
