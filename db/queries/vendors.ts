// Which vendors and lists are there?
import { sql } from "kysely";
import type { Db } from "../schema";

export interface VendorName {
  vendor_id: number;
  name: string;
}

/** Vendors by name. */
export async function listVendorNames(db: Db): Promise<VendorName[]> {
  return db.selectFrom("vendor").select(["vendor_id", "name"]).orderBy("name").execute();
}

/** Lists with their vendors, newest purchase first: where the days are the leads' own, by the last of them. */
export async function listListNames(
  db: Db,
): Promise<{ list_id: number; vendor_id: number; name: string; purchased_on: string | null }[]> {
  const { rows } = await sql<{
    list_id: number;
    vendor_id: number;
    name: string;
    purchased_on: string | null;
  }>`
    select list_id, vendor_id, name, list.purchased_on from list
    left join (
      select list_id, max(purchased_on) as last_on from rollup
      where list_id = any (array(select list_id from list where purchased_on is null)) group by list_id
    ) as bought using (list_id)
    order by coalesce(list.purchased_on, last_on) desc nulls last, name`.execute(db);
  return rows;
}

/** A vendor by its `nameKey`. */
export async function findVendorByKey(db: Db, nameKey: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("vendor")
    .select("vendor_id")
    .where("name_key", "=", nameKey)
    .executeTakeFirst();
  return row?.vendor_id;
}

/** Lists by their `nameKey`, of one vendor or of all. */
export async function listListsByKey(
  db: Db,
  { nameKey, vendorId }: { nameKey: string; vendorId?: number },
): Promise<number[]> {
  let query = db.selectFrom("list").select("list_id").where("name_key", "=", nameKey);
  if (vendorId !== undefined) query = query.where("vendor_id", "=", vendorId);
  return (await query.execute()).map((row) => row.list_id);
}
