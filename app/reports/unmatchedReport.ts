// Which deals are not from bought leads, which won leads lack a deal, and what would help?
import {
  countDeals,
  countWonWithoutDeal,
  type DealLessLead,
  type FoundSide,
  findMatchedWins,
  listUnmatchedDeals,
  listWonWithoutDeal,
  searchDeals,
  searchLeads,
  type UnmatchedDeal,
} from "../../db/queries/unmatched";
import type { Db } from "../../db/schema";
import { type Rate, rate, wholes } from "../domain/rates";
import type { UnmatchedQuery } from "../domain/unmatchedQuery";
import { sighted } from "./look";

export interface UnmatchedReport {
  asOf: string;
  query: UnmatchedQuery;
  currency: string;
  matchRate: Rate;
  /** Deals not from bought leads, by how they stood. */
  unmatched: { all: number; open: number; won: number; lost: number };
  /** Leads that should have a deal. */
  withoutDeal: number;
  deals: UnmatchedDeal[];
  leads: DealLessLead[];
  /** What a search by hand found; null where none was made. */
  found: FoundSide[] | null;
  total: number;
  page: number;
  pages: number;
}

/** The page of what is unmatched, both ways, as of the query's day. */
export async function unmatchedReport(
  db: Db,
  query: UnmatchedQuery,
  { pageSize }: { pageSize: number },
): Promise<UnmatchedReport> {
  return sighted(db, { ...(query.asOf && { asOf: query.asOf }) }, async ({ asOf, settings }) => {
    const counts = await countDeals(db, asOf);
    const left = (status: string) =>
      counts
        .filter((row) => row.status === status)
        .reduce((sum, { deals, matched }) => sum + deals - matched, 0);
    const [open, won, lost] = [left("open"), left("won"), left("lost")];
    const unmatched = { all: open + won + lost, open, won, lost };
    const withoutDeal = await countWonWithoutDeal(db);
    const known = query.notKnown === undefined;
    const total = !known ? 0 : query.side === "leads" ? withoutDeal : unmatched[query.status ?? "all"];
    const pages = Math.max(1, wholes(total + pageSize - 1, pageSize));
    const page = Math.min(query.page ?? 1, pages);
    const part = { limit: pageSize, offset: (page - 1) * pageSize };
    return {
      ...{ asOf, query, currency: settings.currency, unmatched, withoutDeal, total, page, pages },
      matchRate: rate(await findMatchedWins(db, asOf)),
      deals:
        known && query.side !== "leads"
          ? await listUnmatchedDeals(db, { asOf, status: query.status, ...part })
          : [],
      leads: known && query.side === "leads" ? await listWonWithoutDeal(db, part) : [],
      found:
        query.of === undefined || query.q === undefined
          ? null
          : await (query.side === "leads" ? searchDeals(db, query.q) : searchLeads(db, query.q)),
    };
  });
}
