// What does an organization say of its money that no file does: which revenue counts, and what its own selling costs?
import { percentText } from "./matchesQuery";
import { formatMoney } from "./money";

/** What of a won deal counts as its revenue, in ROI contracted and projected and in the gross profit of a win (PRODUCT.md 3). */
export const revenueBases = ["first_month", "first_year", "contract", "ltv"] as const;
export type RevenueBasis = (typeof revenueBases)[number];

export interface MoneySettings {
  revenueBasis: RevenueBasis;
  /** Share of customers that leave in a month, for LTV; null where nobody said it. */
  monthlyChurn: number | null;
  /** Margin, as a share, of deals that say none. */
  defaultMargin: number | null;
  /** Months of contracts that say none. */
  defaultMonths: number | null;
  /** Own sales cost in minor units of the organization's currency, for each account first won; null is off. */
  ownWonMinor: number | null;
  /** The same for each lead that was worked. */
  ownWorkedMinor: number | null;
}

/** The settings as a report says beside its figures what they were reckoned with. */
export type MoneyBasis = Pick<
  MoneySettings,
  "revenueBasis" | "monthlyChurn" | "ownWonMinor" | "ownWorkedMinor"
>;

export const basisWords: Record<RevenueBasis, string> = {
  first_month: "first month",
  first_year: "first year",
  contract: "the whole contract",
  ltv: "lifetime (LTV)",
};

export const basisFormulas: Record<RevenueBasis, string> = {
  first_month: "one-off + MRR",
  first_year: "one-off + MRR × 12, or × months where the contract is shorter",
  contract: "one-off + MRR × months",
  ltv: "one-off + MRR ÷ monthly churn",
};

/** "Revenue basis: first year (one-off + MRR × 12, …)." and, of LTV, with the churn or that it is unknown. */
export function basisSentence({ revenueBasis, monthlyChurn }: MoneyBasis): string {
  const churn =
    revenueBasis === "ltv"
      ? `, ${monthlyChurn === null ? "which nobody has set" : `${percentText(monthlyChurn)} %`}`
      : "";
  return `Revenue basis: ${basisWords[revenueBasis]} (${basisFormulas[revenueBasis]}${churn}).`;
}

/** What the gross profit of a deal is made of, in words for a formula. */
export function profitFormula({ revenueBasis }: MoneyBasis): string {
  return `margin × (${basisFormulas[revenueBasis]})`;
}

/** What CAC holds beside the net spend; null where own sales cost is off. */
export function ownCostSentence(
  { ownWonMinor, ownWorkedMinor }: MoneyBasis,
  currency: string,
): string | null {
  const parts = [
    ...(ownWonMinor === null ? [] : [`${formatMoney(ownWonMinor, currency)} for each account won`]),
    ...(ownWorkedMinor === null ? [] : [`${formatMoney(ownWorkedMinor, currency)} for each lead worked`]),
  ];
  return parts.length === 0 ? null : `CAC and payback hold own sales cost: ${parts.join(" and ")}.`;
}

/** The formula of CAC as it is reckoned here, for a hint. */
export function cacFormula({ ownWonMinor, ownWorkedMinor }: MoneyBasis): string {
  return ownWonMinor === null && ownWorkedMinor === null
    ? "Net spend ÷ accounts first won; own sales cost is not entered"
    : "(Net spend + own sales cost) ÷ accounts first won";
}

/** Own sales cost of so many accounts and leads; null where it is off. */
export function ownCostMinor(
  { ownWonMinor, ownWorkedMinor }: MoneyBasis,
  { won, worked }: { won: number; worked: number },
): number | null {
  if (ownWonMinor === null && ownWorkedMinor === null) return null;
  return (ownWonMinor ?? 0) * won + (ownWorkedMinor ?? 0) * worked;
}
