// What did some leads cost and bring, over rows already read: the sums that every table of vendors and lists shares?
import type { GroupAge, GroupOutcome, StandingRow, Unallocated } from "../../db/queries/board";
import type { OrganizationSettings } from "../../db/queries/organization";
import { ownCostMinor } from "../domain/moneySettings";
import type { OtherMoney } from "../domain/otherCurrencies";
import { quotientMinor, type Rate, rate } from "../domain/rates";
import { isStranded, netMinor, otherMoney, sum, unallocated } from "./stallsReport";

export interface CloseRate extends Rate {
  /** Won within the horizon. */
  hits: number;
  horizonDays: number;
  /** Leads bought less than a horizon ago. */
  tooYoung: number;
  /** Won without a date: neither in the rate nor among its leads. */
  undated: number;
}

export interface BaseFigures {
  leads: number;
  /** Leads without a price: they are in no ratio of money. */
  unpriced: number;
  /** Charges less credits, with what no lead carries; null where nothing was ever charged. */
  spendMinor: number | null;
  /** Money that is in no figure here, nor are its leads in a ratio of money. */
  otherCurrencies: OtherMoney[];
  won: number;
  deals: number;
  closeRate: CloseRate;
  naiveRate: Rate;
  /** Value of won deals; null where leads were won and no value is known. */
  contractValueMinor: number | null;
  /** Won leads whose value is not, or only partly, known. */
  unvalued: number;
  cplMinor: number | null;
  /** What own sales cost adds to the spend of CAC and payback; null where it is off. */
  ownCostMinor: number | null;
  cacMinor: number | null;
  stalled: number;
  lost: number;
  moving: number;
  strandedMinor: number | null;
}

export interface SumSource {
  rows: readonly Omit<StandingRow, "grouping" | "vendor_id" | "month" | "frontier">[];
  loose: readonly Omit<Unallocated, "vendor_id">[];
  outcomes: readonly GroupOutcome[];
  age: Omit<GroupAge, "key"> | undefined;
  /** Worked leads with a cost in the organization's currency; 0 where own sales cost does not ask. */
  worked: number;
}

/** The sums of one vendor or list (PRODUCT.md 3); undefined where it has neither leads nor money. */
export function baseFigures(
  { rows, loose, outcomes, age, worked }: SumSource,
  { currency, horizonDays, money }: Pick<OrganizationSettings, "currency" | "horizonDays" | "money">,
): BaseFigures | undefined {
  const own = rows.filter((row) => row.currency === currency);
  const unspread = loose.filter((row) => row.currency === currency);
  const leads = sum(rows, (row) => row.leads);
  if (leads === 0 && unspread.length === 0) return undefined;
  const ownWins = outcomes.filter((row) => row.currency === currency);
  const count = (state: string) =>
    sum(
      rows.filter((row) => row.state === state),
      (row) => row.leads,
    );
  const priced = sum(own, (row) => row.priced);
  const unspreadMinor = unallocated(unspread, currency);
  const carried = sum(own, (row) => row.cost_minor - row.credited_minor);
  const spendMinor = priced === 0 && unspreadMinor === 0 ? null : carried + unspreadMinor;
  const credited = sum(
    own.filter((row) => row.state === "credited"),
    (row) => row.priced,
  );
  const won = sum(outcomes, (row) => row.won);
  const unvalued = sum(outcomes, (row) => row.unvalued);
  const value = sum(ownWins, (row) => row.value_minor);
  const firstWins = sum(ownWins, (row) => row.priced_first_wins);
  const ownCost = ownCostMinor(money, { won: firstWins, worked });
  return {
    otherCurrencies: otherMoney([...rows, ...loose], currency),
    ...{ leads, unpriced: leads - priced, spendMinor, won, deals: sum(rows, (row) => row.deals) },
    closeRate: closeRateOf(outcomes, age, horizonDays),
    naiveRate: rate({ hits: won, n: leads }),
    contractValueMinor: won > 0 && unvalued === won && value === 0 ? null : value,
    unvalued,
    cplMinor: quotientMinor(spendMinor, priced - credited),
    ownCostMinor: ownCost,
    cacMinor: quotientMinor(withOwnCost(spendMinor, ownCost), firstWins),
    ...{ stalled: count("stalled"), lost: count("lost"), moving: count("active") },
    strandedMinor: netMinor(rows.filter(isStranded), currency),
  };
}

/** What was spent, with own sales cost where it is entered; unknown where the spend is. */
export function withOwnCost(spendMinor: number | null, ownCostMinor: number | null): number | null {
  return spendMinor === null ? null : spendMinor + (ownCostMinor ?? 0);
}

/** Won within the horizon ÷ leads bought at least a horizon ago, wins without a date left out of both. */
export function closeRateOf(
  outcomes: readonly GroupOutcome[],
  age: Omit<GroupAge, "key"> | undefined,
  horizonDays: number,
): CloseRate {
  const hits = sum(outcomes, (row) => row.won_in_horizon);
  const undated = sum(outcomes, (row) => row.undated);
  return {
    ...rate({ hits, n: (age?.ripe ?? 0) - undated }),
    ...{ hits, horizonDays, tooYoung: age?.young ?? 0, undated },
  };
}
