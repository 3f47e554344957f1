// Which deal does a word name?
import type { Db } from "../schema";

/** The deal of this id in the CRM; without one, the deal of this number. */
export async function findDealNamed(db: Db, word: string): Promise<number | undefined> {
  const deals = db.selectFrom("deal").select("deal_id");
  const named = await deals.where("external_id", "=", word).executeTakeFirst();
  if (named || !/^[1-9]\d{0,14}$/.test(word)) return named?.deal_id;
  return (await deals.where("deal_id", "=", Number(word)).executeTakeFirst())?.deal_id;
}
