// Which vendors and lists are there?
import { sql } from "kysely";
import type { Db } from "../schema";

/** Vendors by name. */
export async function listVendorNames(db: Db): Promise<{ vendor_id: number; name: string }[]> {
  return db.selectFrom("vendor").select(["vendor_id", "name"]).orderBy("name").execute();
}

/** Lists with their vendors, newest purchase first. */
export async function listListNames(
  db: Db,
): Promise<{ list_id: number; vendor_id: number; name: string; purchased_on: string | null }[]> {
  return db
    .selectFrom("list")
    .select(["list_id", "vendor_id", "name", "purchased_on"])
    .orderBy(
      sql`coalesce(purchased_on, (select max(r.purchased_on) from rollup r where r.list_id = list.list_id))`,
      (order) => order.desc().nullsLast(),
    )
    .orderBy("name")
    .execute();
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
