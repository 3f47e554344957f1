// What is written of a deal into a file, so that the file can be taken in again and changes nothing?
import { sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import { eachBatch } from "../cursor";
import type { Db } from "../schema";
import { dealValue } from "./linkedDeals";
import { chosen } from "./standing";

export interface ExportedDeal {
  deal_id: number;
  external_id: string | null;
  named_lead: string | null;
  company: string | null;
  person: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  street: string | null;
  city: string | null;
  postal_code: string | null;
  status: "open" | "won" | "lost";
  stage: string | null;
  opened_on: string | null;
  won_on: string | null;
  lost_on: string | null;
  currency: string;
  amount_minor: number | null;
  mrr_minor: number | null;
  one_off_minor: number | null;
  months: number | null;
  /** "42.5", of 0.425. */
  margin_percent: string | null;
  loss_reason: string | null;
  owner: string | null;
  /** PRODUCT.md 3 "Value of a deal", in its currency. */
  value_minor: number | null;
  /** Vendor's ids of the leads it is linked to, or their companies, and their vendors. */
  leads: string | null;
  vendors: string | null;
}

/** Deals are fetched and written so many at once. */
const size = 2000;

/** Gives all deals, or those linked to leads that the filters choose, in the order they came, batch by batch. */
export function eachDeal(
  db: Db,
  filters: Filters,
  take: (rows: ExportedDeal[]) => Promise<void>,
): Promise<void> {
  const narrowed = [filters.vendor, filters.list, filters.from, filters.to].some((one) => one !== undefined);
  const of = narrowed
    ? sql`exists (select from match m join lead using (organization_id, lead_id) where m.deal_id = d.deal_id and m.share_count is not null and ${chosen(filters)})`
    : sql`true`;
  return eachBatch(
    db,
    sql<ExportedDeal>`
    select d.deal_id, d.external_id, d.named_lead, d.company, d.person, d.email, d.phone, d.website, d.street, d.city, d.postal_code, d.status, d.stage, d.opened_on, d.won_on, d.lost_on,
      d.currency, d.amount_minor, d.mrr_minor, d.one_off_minor, d.months, trim_scale(d.margin * 100)::text as margin_percent, d.loss_reason, d.owner,
      ${dealValue} as value_minor, linked.leads, linked.vendors
    from deal d cross join organization o
    cross join lateral (
      select string_agg(coalesce(l.vendor_lead_id, l.company, l.person), '; ' order by m.share_rank) as leads, string_agg(distinct v.name, '; ') as vendors
      from match m join lead l using (organization_id, lead_id) join vendor v using (organization_id, vendor_id)
      where m.deal_id = d.deal_id and m.share_count is not null
    ) as linked
    where ${of} order by d.import_id, d.line, d.deal_id`,
    { size, take },
  );
}
