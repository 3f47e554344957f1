// Which leads are of an account that was bought before, from whom both times, and for how much?
import { type RawBuilder, sql } from "kysely";
import type { PaidTwiceFilters } from "../../app/domain/paidTwiceFilters";
import type { Db } from "../schema";
import { chosen } from "./standing";

/** The second purchase, and the first. */
export interface PaidTwiceRow {
  lead_id: number;
  name: string;
  vendor_id: number;
  vendor: string;
  list: string;
  purchased_on: string;
  /** What it cost; null where there is no price. */
  cost_minor: number | null;
  /** What came back for it. */
  credited_minor: number;
  currency: string;
  window_days: number;
  first_lead_id: number;
  first_vendor_id: number;
  first_vendor: string;
  first_list: string;
  first_purchased_on: string;
  first_cost_minor: number | null;
  first_currency: string | null;
}

export interface PaidTwiceTotal {
  currency: string;
  leads: number;
  priced: number;
  cost_minor: number;
  credited_minor: number;
}

/** Duplicates (PRODUCT.md 1) among the leads of the day that is looked at: the filters are on the second purchase. */
export async function listPaidTwice(
  db: Db,
  { filters, limit, offset }: { filters: PaidTwiceFilters; limit: number | null; offset: number },
): Promise<PaidTwiceRow[]> {
  const { rows } = await sql<PaidTwiceRow>`
    select p.lead_id, coalesce(l.company, l.person, l.vendor_lead_id, 'Lead ' || l.lead_id) as name, p.vendor_id, v.name as vendor, list.name as list, p.purchased_on,
      p.cost_minor, p.credited_minor, p.currency, v.duplicate_window_days as window_days, f.lead_id as first_lead_id, f.vendor_id as first_vendor_id,
      fv.name as first_vendor, fl.name as first_list, f.purchased_on as first_purchased_on, fp.cost_minor as first_cost_minor, fp.currency as first_currency
    from ${twice(filters)} join lead l on l.lead_id = p.lead_id join vendor v on v.vendor_id = p.vendor_id join list on list.list_id = p.list_id
      join vendor fv on fv.vendor_id = f.vendor_id join list fl on fl.list_id = f.list_id left join lead_progress fp on fp.lead_id = f.lead_id
    where ${soldAs(filters)}
    order by p.purchased_on desc, p.cost_minor desc nulls last, p.lead_id limit ${limit} offset ${offset}`.execute(
    db,
  );
  return rows;
}

/** Sums of the same leads, by currency. */
export async function listPaidTwiceTotals(db: Db, filters: PaidTwiceFilters): Promise<PaidTwiceTotal[]> {
  const { rows } = await sql<PaidTwiceTotal>`
    select p.currency, count(*)::int as leads, count(p.cost_minor)::int as priced, coalesce(sum(p.cost_minor), 0)::bigint as cost_minor,
      sum(p.credited_minor)::bigint as credited_minor
    from ${twice(filters)} where ${soldAs(filters)} group by p.currency order by p.currency`.execute(db);
  return rows;
}

function twice(filters: PaidTwiceFilters): RawBuilder<unknown> {
  return sql`(select * from lead_progress where duplicate and ${chosen(filters)}) as p
    join duplicate on duplicate.lead_id = p.lead_id join lead f on f.lead_id = duplicate.duplicate_of`;
}

function soldAs({ sold }: PaidTwiceFilters): RawBuilder<boolean> {
  if (sold === undefined) return sql<boolean>`true`;
  return sold === "one vendor"
    ? sql<boolean>`f.vendor_id = p.vendor_id`
    : sql<boolean>`f.vendor_id <> p.vendor_id`;
}
