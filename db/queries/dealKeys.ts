// Which deals have blocks by likeness, and which have none yet?
import { sql } from "kysely";
import { copiedRows } from "../copiedRows";
import type { Db } from "../schema";
import { type LikenessRow, likenessColumns, tellsWhom } from "./likeness";

const partDeals = 1024;

/** Parts (`deal_part` of migration 0033) whose deals have no keys, or keys that are stale or of other rules than these; at most `limit`. */
export async function listUnkeyedDeals(
  db: Db,
  { rules, limit }: { rules: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ part: number }>`
    with reach as (select deal_part(min(deal_id)) as first, deal_part(max(deal_id)) as last, (select max(part) from deal_keys) as kept from deal)
    select part from reach, generate_series(coalesce(kept + 1, first), last) as part
    union all
    select part from deal_keys where stale or rules <> ${rules}
    order by 1 limit ${limit}`.execute(db);
  return rows.map(({ part }) => part);
}

/** The deals of a part that say whom they are about, loose or not, by their ids. */
export async function listPartDeals(db: Db, part: number): Promise<LikenessRow[]> {
  const { rows } = await sql<LikenessRow>`
    select deal_id as id, null as "accountId", ${likenessColumns} from deal
    where ${tellsWhom} and deal_id between ${part * partDeals} and ${part * partDeals + partDeals - 1} order by deal_id`.execute(
    db,
  );
  return rows;
}

/** Keeps the keys of a part in the place of earlier ones; also of a part without deals, which else would be looked for again. */
export async function storeDealKeys(
  db: Db,
  { rules, part, deals, keys }: { rules: number; part: number; deals: number; keys: Buffer },
): Promise<void> {
  await sql`
    insert into deal_keys (part, rules, deals, keys) values (${part}, ${rules}, ${deals}, ${keys})
    on conflict (organization_id, part) do update set rules = excluded.rules, deals = excluded.deals, keys = excluded.keys, stale = false`.execute(
    db,
  );
}

/** The keys of all deals, part by part. */
export async function* readDealKeys(db: Db): AsyncGenerator<Buffer> {
  for await (const [keys] of copiedRows(db, "select keys from deal_keys where deals > 0 order by part"))
    if (keys) yield keys;
}
