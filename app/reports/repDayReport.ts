// What has one rep promised, and what of it is due by a day?
import type { Db } from "../../db/schema";
import { circleBackReport, type Objection } from "./circleBackReport";

export interface RepDayReport {
  asOf: string;
  owner: string;
  currency: string;
  /** Every objection the rep has to circle back on, in the ledger's order. */
  promised: Objection[];
  /** Those due on the day or before. */
  due: Objection[];
}

/** More than anybody can circle back on. */
const most = 1000;

/** The rep's part of the ledger as of today. */
export async function repDayReport(db: Db, owner: string): Promise<RepDayReport> {
  const { asOf, currency, rows } = await circleBackReport(db, { owner }, { pageSize: most });
  const promised = rows.filter((row) => dueOn(row) !== null);
  return { asOf, owner, currency, promised, due: promised.filter((row) => (dueOn(row) ?? "") <= asOf) };
}

/** The day on which the rep is to circle back: what it was put off to, else what was promised. */
export function dueOn({ snoozedTo, dueOn }: Objection): string | null {
  return snoozedTo ?? dueOn;
}
