// How are the organization's currency and time zone changed, with every figure that stands on them?
import { sql } from "kysely";
import type { CurrencyAndZone } from "../../app/domain/currencyAndZone";
import type { HeldMoney } from "../../app/domain/heldMoney";
import type { Db } from "../schema";
import { rebuildProgress } from "./derive";
import { lockImports } from "./imports";
import { lockMoney } from "./moneyLock";
import { findOrganization } from "./organization";

/**
 * Saves both and makes everything derived anew; no amount and no moment is touched. False where own sales cost, which has no currency of its
 * own, stands in the way of another currency: then nothing is changed.
 */
export async function setCurrencyAndZone(db: Db, { currency, timeZone }: CurrencyAndZone): Promise<boolean> {
  await lockImports(db);
  await lockMoney(db);
  const before = await findOrganization(db);
  if (!before) throw new Error("setCurrencyAndZone: no such organization");
  const { ownWonMinor, ownWorkedMinor } = before.money;
  if (before.currency !== currency && (ownWonMinor !== null || ownWorkedMinor !== null)) return false;
  if (before.currency === currency && before.timeZone === timeZone) return true;
  await db.updateTable("organization").set({ currency, time_zone: timeZone }).execute();
  await rebuildProgress(db);
  return true;
}

/** How many leads, charges, credits and deals have an amount in which currency; most of them first. */
export async function listHeldMoney(db: Db): Promise<HeldMoney[]> {
  const { rows } = await sql<HeldMoney>`
    select currency, sum(leads)::int as leads, sum(charges)::int as charges, sum(credits)::int as credits, sum(deals)::int as deals from (
      select price_currency as currency, count(*) as leads, 0 as charges, 0 as credits, 0 as deals from lead
        where price_minor is not null group by 1
      union all select currency, 0, count(*), 0, 0 from charge group by 1
      union all select currency, 0, 0, count(*), 0 from credit group by 1
      union all select currency, 0, 0, 0, count(*) from deal
        where coalesce(amount_minor, mrr_minor, one_off_minor) is not null group by 1
    ) held group by currency order by sum(leads + charges + credits + deals) desc, currency`.execute(db);
  return rows;
}
