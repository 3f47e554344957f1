// Which phone numbers are known of some leads?
import type { Db } from "../schema";

export interface LeadPhones {
  lead_id: number;
  phone: string | null;
  mobile: string | null;
}

/** Of leads by their ids, as many as are shown on a page. */
export async function listLeadPhones(db: Db, leads: readonly number[]): Promise<LeadPhones[]> {
  if (leads.length === 0) return [];
  return db
    .selectFrom("lead")
    .select(["lead_id", "phone", "mobile"])
    .where("lead_id", "in", [...leads])
    .execute();
}
