// Do we circle back in time, and does it resolve the objection: by issue, by rep, by vendor?
import { type CircleBackCount, listCircleBackCounts } from "../../db/queries/circleBackRates";
import { lookAsOf } from "../../db/queries/derive";
import type { Db } from "../../db/schema";
import { addDays } from "../domain/day";
import type { Filters } from "../domain/filters";
import { type Rate, rate } from "../domain/rates";

export interface CircleBackRate {
  name: string | null;
  /** Circle-backs done by the day they were due, of those that were due. */
  inTime: Rate & { hits: number };
  /** Objections raised in the period that were resolved since. */
  resolved: Rate & { hits: number };
}

export interface CircleBackRatesReport {
  asOf: string;
  since: string;
  days: number;
  filters: Filters;
  whole: CircleBackRate;
  byIssue: CircleBackRate[];
  byOwner: CircleBackRate[];
  byVendor: CircleBackRate[];
}

/** Rates of the last `days` days up to the day the filters name. */
export async function circleBackRatesReport(
  db: Db,
  filters: Filters,
  { days }: { days: number },
): Promise<CircleBackRatesReport> {
  return lookAsOf(db, filters.asOf, async (asOf) => {
    const since = addDays(asOf, 1 - days);
    const { vendor, list } = filters;
    const counts = await listCircleBackCounts(db, { asOf, since, filters: { vendor, list } });
    const by = (grouping: CircleBackCount["grouping"]) =>
      counts.filter((row) => row.grouping === grouping).map(rateOf);
    const nothing = rateOf({ grouping: "whole", name: null, raised: 0, resolved: 0, due: 0, in_time: 0 });
    return {
      ...{ asOf, since, days, filters },
      whole: by("whole")[0] ?? nothing,
      ...{ byIssue: by("issue"), byOwner: by("owner"), byVendor: by("vendor") },
    };
  });
}

function rateOf({ name, raised, resolved, due, in_time }: CircleBackCount): CircleBackRate {
  return {
    name,
    inTime: { ...rate({ hits: in_time, n: due }), hits: in_time },
    resolved: { ...rate({ hits: resolved, n: raised }), hits: resolved },
  };
}
