// What is written of a lead into a file, so that the file can be taken in again and changes nothing?
import { sql } from "kysely";
import { eachBatch } from "../cursor";
import type { Db } from "../schema";
import { type LeadRow, type LeadsQuery, leadRows } from "./leads";
import { type PlacketQuery, type PlacketRow, placketLeads } from "./placketLeads";

/** A lead as it stands, with all that its row said. */
export interface ExportedLead extends LeadRow {
  /** As told of the list, of the lead's own row; `purchased_on` is what counts. */
  list_on: string | null;
  row_on: string | null;
  title: string | null;
  email: string | null;
  phone: string | null;
  mobile: string | null;
  website: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
  seats: number | null;
  industry: string | null;
  purchase_unit: string | null;
  price_minor: number | null;
  price_currency: string | null;
  delivered_at: Date | null;
  note: string | null;
  /** By what a lead without an id is known again. */
  content_hash: number;
}

/** More than there can be leads. */
const all = 2_147_483_647;

/** Leads are fetched and written so many at once. */
const size = 2000;

/** Gives all leads the filters choose, in their order, batch by batch. */
export function eachLead(
  db: Db,
  query: LeadsQuery,
  take: (rows: ExportedLead[]) => Promise<void>,
): Promise<void> {
  const more = sql`, list.purchased_on as list_on, case when lead.purchased_from = 'row' then lead.purchased_on end as row_on, lead.title, lead.email,
    lead.phone, lead.mobile, lead.website, lead.street, lead.city, lead.region, lead.postal_code, lead.country, lead.seats, lead.industry,
    lead.purchase_unit, lead.price_minor, lead.price_currency, lead.delivered_at, lead.note, lead.content_hash`;
  return eachBatch(db, sql<ExportedLead>`${leadRows(query, more)}`, { size, take });
}

/** Gives all rows of the placket view, in their order, batch by batch. */
export function eachPlacketLead(
  db: Db,
  query: Omit<PlacketQuery, "limit" | "offset">,
  take: (rows: PlacketRow[]) => Promise<void>,
): Promise<void> {
  return eachBatch(db, placketLeads({ ...query, limit: all, offset: 0 }, "all"), { size, take });
}
