// What were lists and leads charged, and what came back for them?
import { sql } from "kysely";
import { type AskedCredit, type Balance, balanceKey } from "../../app/domain/credits";
import type { Db } from "../schema";

interface BalanceRow {
  id: number;
  currency: string;
  charged_minor: number;
  credited_minor: number;
}

/**
 * The balances that credits are held against. A list was charged what its leads carry and what of its own charges none of them can; a lead
 * what it carries. What came back counts from any day on, also one ahead. Call it with derived rows that are up to date. `except` leaves a credit out: one
 * that is about to be changed.
 */
export async function findBalances(
  db: Db,
  asked: readonly AskedCredit[],
  { except }: { except?: number | undefined } = {},
): Promise<{ lists: Map<string, Balance>; leads: Map<string, Balance> }> {
  const listIds = [...new Set(asked.map(({ listId }) => listId))];
  const leadIds = [...new Set(asked.flatMap(({ leadIds }) => leadIds))];
  const lists = await sql<BalanceRow>`
    select list_id as id, currency, sum(charged)::bigint as charged_minor, sum(credited)::bigint as credited_minor
    from (
      select list_id, currency, cost_minor as charged, 0::bigint as credited from rollup where list_id = any (${listIds}::bigint[])
      union all select list_id, currency, charge_minor, 0 from unallocated where list_id = any (${listIds}::bigint[])
      union all select list_id, currency, 0, amount_minor from credit where list_id = any (${listIds}::bigint[]) and credit_id is distinct from ${except ?? null}::bigint
    ) as money group by list_id, currency`.execute(db);
  const leads = await sql<BalanceRow>`
    select p.lead_id as id, p.currency, coalesce(p.cost_minor, 0) as charged_minor,
      coalesce((select sum(amount_minor / n + (amount_minor % n > 0)::int) from (
        select amount_minor, (select count(*) from credit_lead others where others.credit_id = c.credit_id) as n
        from credit c join credit_lead named using (organization_id, credit_id) where named.lead_id = p.lead_id and c.currency = p.currency
          and c.credit_id is distinct from ${except ?? null}::bigint
      ) as back), 0)::bigint as credited_minor
    from lead_progress p where lead_id = any (${leadIds}::bigint[])`.execute(db);
  return { lists: byKey(lists.rows), leads: byKey(leads.rows) };
}

function byKey(rows: readonly BalanceRow[]): Map<string, Balance> {
  return new Map(
    rows.map(({ id, currency, charged_minor, credited_minor }) => [
      balanceKey(id, currency),
      { chargedMinor: charged_minor, creditedMinor: credited_minor },
    ]),
  );
}
