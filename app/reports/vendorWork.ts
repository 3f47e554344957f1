// How fast were leads worked, and how many appointments were held, over rows already read?
import type { GroupWork } from "../../db/queries/vendorFigures";
import { type Rate, rate, wholes } from "../domain/rates";
import { leadsIn, medianDays, percentileDays } from "../domain/statistics/daysTaken";
import { sum } from "./stallsReport";

/** held ÷ (held + no-show + cancelled), of appointments; those moved or ahead stand beside it. */
export interface ShowRate extends Rate {
  held: number;
  noShow: number;
  cancelled: number;
  rescheduled: number;
  /** Open leads with an agreed meeting after the day. */
  ahead: number;
}

/** From the delivery to the first touch or signal, of leads that were worked (PRODUCT.md 3 "speed to lead"). */
export interface Speed {
  /** Leads that were worked at all, of all. */
  worked: Rate;
  workedLeads: number;
  /** Whole days; null where none was worked or no date is known. */
  medianDays: number | null;
  p90Days: number | null;
  n: number;
  /** Hours, of the leads of which both times of day are known. */
  medianHours: number | null;
  p90Hours: number | null;
  timed: number;
}

export function showRateOf(rows: readonly GroupWork[], ahead: number): ShowRate {
  const held = sum(rows, (row) => row.held);
  const noShow = sum(rows, (row) => row.no_show);
  const cancelled = sum(rows, (row) => row.cancelled);
  return {
    ...rate({ hits: held, n: held + noShow + cancelled }),
    ...{ held, noShow, cancelled, rescheduled: sum(rows, (row) => row.rescheduled), ahead },
  };
}

export function speedOf(rows: readonly GroupWork[]): Speed {
  const taken = rows.flatMap(({ hours, leads, timed }) => (hours === null ? [] : [{ hours, leads, timed }]));
  const inDays = taken.map(({ hours, leads }) => ({ days: wholes(hours, 24), leads }));
  const inHours = taken.filter(({ timed }) => timed).map(({ hours, leads }) => ({ days: hours, leads }));
  const workedLeads = sum(
    rows.filter(({ worked }) => worked),
    (row) => row.leads,
  );
  return {
    worked: rate({ hits: workedLeads, n: sum(rows, (row) => row.leads) }),
    workedLeads,
    ...{ medianDays: medianDays(inDays), p90Days: percentileDays(inDays, 90), n: leadsIn(inDays) },
    ...{ medianHours: medianDays(inHours), p90Hours: percentileDays(inHours, 90), timed: leadsIn(inHours) },
  };
}
