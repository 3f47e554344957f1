// What does the board show: where leads stall, which vendor they came from, and how each month of purchase stands?
import {
  listBoardSums,
  listStepCounts,
  listStepTimes,
  listUnallocated,
  type StandingRow,
} from "../../db/queries/board";
import { countImports } from "../../db/queries/imports";
import { findToday } from "../../db/queries/organization";
import { findMatchedWins } from "../../db/queries/unmatched";
import { listListNames, listVendorNames, type VendorName } from "../../db/queries/vendors";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import type { Finding } from "../domain/findings";
import { type Headline, headline } from "../domain/headline";
import { type Rate, rate } from "../domain/rates";
import { findings } from "./findingsReport";
import { type Sight, sighted } from "./look";
import { isStranded, netMinor, type StallsReport, stalls, sum } from "./stallsReport";
import { type VendorsBrief, vendors } from "./vendorsReport";

export interface TrendRow {
  /** Month of purchase, "2026-01"; null where the purchase has no date. */
  month: string | null;
  leads: number;
  spendMinor: number | null;
  won: number;
  lost: number;
  stalled: number;
  moving: number;
  strandedMinor: number | null;
}

export interface Choices {
  vendors: { id: number; name: string }[];
  lists: { id: number; name: string }[];
}

export interface BoardReport {
  headline: Headline;
  findings: Finding[];
  stalls: StallsReport;
  vendors: VendorsBrief;
  trend: TrendRow[];
  choices: Choices;
  /** Files taken in so far: with none, the board teaches what to do first. */
  imports: number;
  timeZone: string;
}

/** Everything on the board, from one look at the derived rows. */
export async function boardReport(db: Db, filters: Filters): Promise<BoardReport> {
  return sighted(db, filters, async (sight) => {
    const { standing, landed } = await listBoardSums(db, { look: sight.look, filters });
    const loose = await listUnallocated(db, filters);
    const counts = await listStepCounts(db, filters);
    const times = await listStepTimes(db, filters);
    const brief = await vendors(db, sight, filters, { standing, loose });
    const report = stalls(sight, filters, { standing, counts, times, loose });
    return {
      headline: headline(report),
      findings: await findings(db, sight, filters, { landed, brief }),
      stalls: report,
      vendors: brief,
      trend: trend(sight, standing),
      choices: await choices(db, await sight.vendorNames()),
      imports: await countImports(db),
      timeZone: sight.settings.timeZone,
    };
  });
}

/** Won deals with a bought lead, of all won deals as of a day: no filter on leads narrows it, so it is asked for by itself. */
export async function matchRate(db: Db, { asOf }: Pick<Filters, "asOf">): Promise<Rate & { hits: number }> {
  const wins = await findMatchedWins(db, asOf ?? (await findToday(db)));
  return { ...rate(wins), hits: wins.hits };
}

/** Vendors and lists to filter by; `names` of vendors that are known already. */
export async function choices(db: Db, names?: VendorName[]): Promise<Choices> {
  const vendorNames = names ?? (await listVendorNames(db));
  const lists = await listListNames(db);
  const nameOf = new Map(vendorNames.map(({ vendor_id, name }) => [vendor_id, name]));
  return {
    vendors: vendorNames.map(({ vendor_id, name }) => ({ id: vendor_id, name })),
    lists: lists.map(({ list_id, vendor_id, name }) => ({
      id: list_id,
      name: `${nameOf.get(vendor_id) ?? ""}: ${name}`,
    })),
  };
}

function trend({ settings }: Sight, standing: StandingRow[]): TrendRow[] {
  const rows = standing.filter((row) => row.grouping === "month");
  const months = [...new Set(rows.map((row) => row.month))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a.localeCompare(b),
  );
  return months.map((month) => {
    const all = rows.filter((row) => row.month === month);
    const count = (state: string) =>
      sum(
        all.filter((row) => row.state === state),
        (row) => row.leads,
      );
    return {
      ...{ month, leads: sum(all, (row) => row.leads), spendMinor: netMinor(all, settings.currency) },
      ...{ won: count("won"), lost: count("lost"), stalled: count("stalled"), moving: count("active") },
      strandedMinor: netMinor(all.filter(isStranded), settings.currency),
    };
  });
}
