// What does the page of charges and credits show?
import { type DeletedMoney, listDeletedMoney } from "../../db/queries/deletedMoney";
import { lookAsOf } from "../../db/queries/derive";
import {
  listMoneyLines,
  listMoneyTotals,
  listPriceTotals,
  type MoneyLine,
} from "../../db/queries/moneyLines";
import { findOrganization } from "../../db/queries/organization";
import type { Db } from "../../db/schema";
import type { MoneyFilters } from "../domain/moneyFilters";
import { wholes } from "../domain/rates";
import { type Choices, choices } from "./boardReport";

/** Sums of one currency, in minor units. */
export interface CurrencySums {
  currency: string;
  chargedMinor: number;
  creditedMinor: number;
  /** Of what was charged: no lead carries it. */
  unallocatedMinor: number;
  /** What leads carry as priced in their files, where no charge took the price's place; 0 under a filter that prices have no answer to. */
  pricedMinor: number;
  pricedLists: number;
}

export interface ChargesReport {
  asOf: string;
  currency: string;
  filters: MoneyFilters;
  lines: MoneyLine[];
  total: number;
  page: number;
  pages: number;
  /** The organization's currency first, each other one apart. */
  sums: CurrencySums[];
  /** Deleted by hand and not taken back, the last of them first, as they stood. */
  deleted: { lines: DeletedMoney[]; total: number };
  choices: Choices;
}

/** Charges and credits under the filters, a page of them, as of today. */
export async function chargesReport(
  db: Db,
  filters: MoneyFilters,
  { pageSize }: { pageSize: number },
): Promise<ChargesReport> {
  const settings = await findOrganization(db);
  if (!settings) throw new Error("chargesReport: no organization is set for this transaction");
  return lookAsOf(db, undefined, async (asOf) => {
    const totals = await listMoneyTotals(db, { filters, asOf });
    const prices =
      filters.month || filters.unallocated || filters.notKnown
        ? []
        : await listPriceTotals(db, filters, asOf);
    const total = totals.reduce((sum, { lines }) => sum + lines, 0);
    const pages = 1 + wholes(Math.max(0, total - 1), pageSize);
    const page = Math.min(filters.page ?? 1, pages);
    const currencies = new Set([
      settings.currency,
      ...[...totals, ...prices].map(({ currency }) => currency),
    ]);
    const of = (kind: "charge" | "credit", currency: string) =>
      totals.find((row) => row.kind === kind && row.currency === currency);
    return {
      ...{ asOf, currency: settings.currency, filters, total, page, pages },
      lines: await listMoneyLines(db, { filters, asOf, offset: (page - 1) * pageSize, limit: pageSize }),
      deleted: await listDeletedMoney(db, { filters, limit: 50 }),
      sums: [...currencies].map((currency) => {
        const priced = prices.find((row) => row.currency === currency);
        return {
          currency,
          chargedMinor: of("charge", currency)?.minor ?? 0,
          creditedMinor: of("credit", currency)?.minor ?? 0,
          unallocatedMinor: of("charge", currency)?.unallocated_minor ?? 0,
          pricedMinor: priced?.minor ?? 0,
          pricedLists: priced?.lists ?? 0,
        };
      }),
      choices: await choices(db),
    };
  });
}
