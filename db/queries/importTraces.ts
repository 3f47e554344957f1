// What can a reader look at that an import made: which lists got leads, and which leads did its rows speak of?
import { sql } from "kysely";
import type { Db } from "../schema";

export interface TracedList {
  list_id: number;
  name: string;
  vendor: string;
  leads: number;
}

/** Lists with leads of an import, fullest first. */
export async function listListsOfImport(
  db: Db,
  { importId, limit }: { importId: number; limit: number },
): Promise<TracedList[]> {
  const { rows } = await sql<TracedList>`
    select list_id, list.name, vendor.name as vendor, n as leads
    from (select list_id, count(*) as n from lead where import_id = ${importId} group by list_id) as filled
    join list using (list_id) join vendor using (vendor_id)
    order by n desc, list_id limit ${limit}`.execute(db);
  return rows;
}

export interface TracedLead {
  lead_id: number;
  company: string | null;
  person: string | null;
  vendor_lead_id: string | null;
}

/** The first leads an import made, or that its deals, signals or touches speak of. */
export async function listLeadsOfImport(
  db: Db,
  { importId, limit }: { importId: number; limit: number },
): Promise<TracedLead[]> {
  const { rows } = await sql<TracedLead>`
    select lead_id, company, person, vendor_lead_id from lead where lead_id in (
      (select lead_id from lead where import_id = ${importId} order by line limit ${limit})
      union (select m.lead_id from deal join match as m using (deal_id) where deal.import_id = ${importId} and m.decision = 'linked' order by deal.line limit ${limit})
      union (select lead_id from signal where import_id = ${importId} order by signal_id limit ${limit})
      union (select lead_id from touch where import_id = ${importId} order by touch_id limit ${limit})
    ) order by lead_id limit ${limit}`.execute(db);
  return rows;
}
