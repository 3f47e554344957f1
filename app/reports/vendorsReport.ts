// Which vendor's leads cost what, and what came of them?
import {
  listStanding,
  listUnallocated,
  listVendorAges,
  listVendorOutcomes,
  type StandingRow,
  type Unallocated,
} from "../../db/queries/board";
import { listVendorNames } from "../../db/queries/vendors";
import type { Db } from "../../db/schema";
import type { Filters } from "../domain/filters";
import { quotientMinor, type Rate, rate } from "../domain/rates";
import { type Sight, sighted } from "./look";
import { isStranded, netMinor, sum, unallocated } from "./stallsReport";

export interface VendorRow {
  vendorId: number;
  vendor: string;
  leads: number;
  /** Leads without a price: they are in no ratio of money. */
  unpriced: number;
  /** Charges less credits, with what no lead carries; null where nothing was ever charged. */
  spendMinor: number | null;
  won: number;
  deals: number;
  closeRate: Rate & { horizonDays: number; tooYoung: number };
  naiveRate: Rate;
  /** Value of won deals; null where leads were won and no value is known. */
  contractValueMinor: number | null;
  /** Won leads whose value is not, or only partly, known. */
  unvalued: number;
  cplMinor: number | null;
  cacMinor: number | null;
  stalled: number;
  lost: number;
  moving: number;
  strandedMinor: number | null;
}

export interface VendorsReport {
  asOf: string;
  currency: string;
  vendors: VendorRow[];
}

/** One row a vendor, as of the filters' day, dearest first. */
export async function vendorsReport(db: Db, filters: Filters): Promise<VendorsReport> {
  return sighted(db, filters, async (sight) => {
    const standing = await listStanding(db, { look: sight.look, filters });
    const loose = await listUnallocated(db, filters);
    return vendors(db, sight, filters, { standing, loose });
  });
}

/** The vendor rows over standing rows already read. */
export async function vendors(
  db: Db,
  { asOf, settings }: Sight,
  filters: Filters,
  { standing, loose }: { standing: StandingRow[]; loose: Unallocated[] },
): Promise<VendorsReport> {
  const { currency, horizonDays } = settings;
  const names = await listVendorNames(db);
  const outcomes = await listVendorOutcomes(db, { filters, asOf, horizonDays });
  const ages = await listVendorAges(db, { filters, asOf, horizonDays });
  const rows = names.flatMap(({ vendor_id, name }): VendorRow[] => {
    const all = standing.filter((row) => row.grouping === "vendor" && row.vendor_id === vendor_id);
    const own = all.filter((row) => row.currency === currency);
    const unspread = loose.filter((row) => row.vendor_id === vendor_id && row.currency === currency);
    const leads = sum(all, (row) => row.leads);
    if (leads === 0 && unspread.length === 0) return [];
    const wins = outcomes.filter((row) => row.vendor_id === vendor_id);
    const ownWins = wins.filter((row) => row.currency === currency);
    const age = ages.find((row) => row.vendor_id === vendor_id);
    const count = (...states: string[]) =>
      sum(
        all.filter((row) => states.includes(row.state)),
        (row) => row.leads,
      );
    const priced = sum(own, (row) => row.priced);
    const carried = sum(own, (row) => row.cost_minor - row.credited_minor);
    const unspreadMinor = unallocated(unspread, currency);
    const spendMinor = priced === 0 && unspreadMinor === 0 ? null : carried + unspreadMinor;
    const credited = sum(
      own.filter((row) => row.state === "credited"),
      (row) => row.priced,
    );
    const won = sum(wins, (row) => row.won);
    const unvalued = sum(wins, (row) => row.unvalued);
    const value = sum(ownWins, (row) => row.value_minor);
    return [
      {
        ...{
          vendorId: vendor_id,
          vendor: name,
          leads,
          unpriced: leads - priced,
          spendMinor,
          won,
          deals: sum(all, (row) => row.deals),
        },
        closeRate: {
          ...rate({ hits: sum(wins, (row) => row.won_in_horizon), n: age?.ripe ?? 0 }),
          ...{ horizonDays, tooYoung: age?.young ?? 0 },
        },
        naiveRate: rate({ hits: won, n: leads }),
        contractValueMinor: won > 0 && unvalued === won && value === 0 ? null : value,
        unvalued,
        cplMinor: quotientMinor(spendMinor, priced - credited),
        cacMinor: quotientMinor(
          spendMinor,
          sum(ownWins, (row) => row.priced_first_wins),
        ),
        stalled: count("stalled"),
        lost: count("lost"),
        moving: count("active"),
        strandedMinor: netMinor(all.filter(isStranded), currency),
      },
    ];
  });
  rows.sort((a, b) => (b.spendMinor ?? -1) - (a.spendMinor ?? -1) || a.vendor.localeCompare(b.vendor));
  return { asOf, currency, vendors: rows };
}
