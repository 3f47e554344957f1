// Which accounts were paid for twice, and how much is to be claimed from whom?
import {
  listPaidTwice,
  listPaidTwiceTotals,
  type PaidTwiceRow,
  type PaidTwiceTotal,
} from "../../db/queries/paidTwice";
import type { Db } from "../../db/schema";
import type { PaidTwiceFilters } from "../domain/paidTwiceFilters";
import { wholes } from "../domain/rates";
import { type Choices, choices } from "./boardReport";
import { sighted } from "./look";

export interface PaidTwiceReport {
  asOf: string;
  currency: string;
  filters: PaidTwiceFilters;
  rows: PaidTwiceRow[];
  /** Of the organization's currency; the others are kept apart. */
  own: PaidTwiceTotal;
  others: PaidTwiceTotal[];
  total: number;
  page: number;
  pages: number;
  choices: Choices;
}

/** Second purchases of an account inside their vendor's window, newest first (PRODUCT.md 1 "duplicate"). */
export async function paidTwiceReport(
  db: Db,
  filters: PaidTwiceFilters,
  { pageSize }: { pageSize: number },
): Promise<PaidTwiceReport> {
  return sighted(db, filters, async ({ asOf, settings }) => {
    const totals = await listPaidTwiceTotals(db, filters);
    const total = totals.reduce((sum, { leads }) => sum + leads, 0);
    const pages = Math.max(1, wholes(total + pageSize - 1, pageSize));
    const page = Math.min(filters.page ?? 1, pages);
    const none = { currency: settings.currency, leads: 0, priced: 0, cost_minor: 0, credited_minor: 0 };
    return {
      ...{ asOf, currency: settings.currency, filters, total, page, pages },
      rows: await listPaidTwice(db, { filters, limit: pageSize, offset: (page - 1) * pageSize }),
      own: totals.find(({ currency }) => currency === settings.currency) ?? none,
      others: totals.filter(({ currency }) => currency !== settings.currency),
      choices: await choices(db),
    };
  });
}
