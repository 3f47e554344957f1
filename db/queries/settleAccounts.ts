// In which account does a lead or deal stand, after what people decided?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";
import { followApart } from "./followApart";
import { roots } from "./mergedAccounts";

export interface Rows {
  /** Relations with `lead_id` and `deal_id`. */
  leads?: RawBuilder<unknown>;
  deals?: RawBuilder<unknown>;
}

/**
 * Puts leads and deals into the accounts that people decided on, and notes the one their keys found where it is another. New and changed rows are stored with
 * the account found; call this in the same transaction, before anything is linked or counted. Where nobody has decided anything it has nothing to do.
 */
export async function settleAccounts(db: Db, rows: Rows): Promise<void> {
  const { rows: found } = await sql<{
    decided: boolean;
  }>`select exists (select from account) as decided`.execute(db);
  if (!found[0]?.decided) return;
  await followApart(db, rows);
  await resettleAccounts(db, rows);
}

/** The same when a decision has changed, be it that none is left. */
export async function resettleAccounts(db: Db, { leads, deals }: Rows): Promise<void> {
  if (leads) await settle(db, "lead", leads);
  if (!deals) return;
  await settle(db, "deal", deals);
  await sql`update deal set account_id = lead.account_id, found_account_id = lead.found_account_id from ${deals} as given, lead
    where deal.deal_id = given.deal_id and lead.lead_id = deal.own_lead_id
      and (deal.account_id, deal.found_account_id) is distinct from (lead.account_id, lead.found_account_id)`.execute(
    db,
  );
}

async function settle(db: Db, table: "lead" | "deal", given: RawBuilder<unknown>): Promise<void> {
  const id = sql.ref(`${table}_id`);
  await sql`
    update ${sql.table(table)} as t set account_id = s.account_id, found_account_id = s.found_account_id
    from (
      select ${id}, coalesce(root, start) as account_id, nullif(found, coalesce(root, start)) as found_account_id
      from (
        select r.${id}, coalesce(r.found_account_id, r.account_id) as found, coalesce(apart.account_id, follower.account_id, r.found_account_id, r.account_id) as start
        from ${sql.table(table)} as r join ${given} as given using (${id}) left join account as apart on apart.${id} = r.${id}
          left join account_follower as follower on follower.${id} = r.${id}
        where r.account_id is not null
      ) as stored left join ${roots} as merged on merged.account_id = start
    ) as s
    where s.${id} = t.${id} and (t.account_id, t.found_account_id) is distinct from (s.account_id, s.found_account_id)`.execute(
    db,
  );
}
