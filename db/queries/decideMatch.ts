// What becomes of a pair of deal and lead once a person has decided it?
import { sql } from "kysely";
import type { Db } from "../schema";
import { deltaLeads, lockDerived, refreshProgress } from "./derive";
import { shareDeals } from "./matches";

export interface MatchedPair {
  dealId: number;
  leadId: number;
}

/** Linked; never these two; asked again in the queue; or null: forgotten, so that the rules decide anew. */
export type MatchDecision = "linked" | "never" | "queued" | null;

/**
 * Decides one pair in the caller's transaction: its row, the shares of its deal, and all that is derived of the leads of that deal.
 * A pair that matching never saw can be linked by hand. "missing" where the deal or lead is not there, or there is nothing to forget.
 */
export async function decideMatch(
  db: Db,
  { dealId, leadId, ...rest }: MatchedPair & { decision: MatchDecision; by: string },
): Promise<"done" | "missing"> {
  const count = await decideMatches(db, { pairs: [{ dealId, leadId }], ...rest });
  return count === 0 ? "missing" : "done";
}

/**
 * Decides many pairs alike; returns how many there were. What a person decided stays over imports (`decided_by`). A forgotten pair is again
 * what exact keys make of it, linked; what likeness found waits in the queue until matching runs; what was linked by hand alone is gone.
 */
export async function decideMatches(
  db: Db,
  { pairs, decision, by }: { pairs: readonly MatchedPair[]; decision: MatchDecision; by: string },
): Promise<number> {
  const [deals, leads] = [pairs.map(({ dealId }) => dealId), pairs.map(({ leadId }) => leadId)];
  const given = sql`unnest(${deals}::bigint[], ${leads}::bigint[]) as given(deal_id, lead_id)`;
  await lockDerived(db);
  const count = decision === null ? await forget() : await keep(decision);
  const dealIds = [...new Set(deals)];
  await shareDeals(db, sql`(select unnest(${dealIds}::bigint[]) as deal_id)`);
  const touched = await sql<{ lead_id: number }>`
    select lead_id from match where deal_id = any (${dealIds}::bigint[])
    union select lead_id from lead where lead_id = any (${leads}::bigint[]) order by lead_id`.execute(db);
  const ids = touched.rows.map((row) => row.lead_id);
  for (let from = 0; from < ids.length; from += deltaLeads)
    await refreshProgress(db, { leads: ids.slice(from, from + deltaLeads) });
  return count;

  async function keep(decided: string): Promise<number> {
    const { numAffectedRows } = await sql`
      insert into match (deal_id, lead_id, method, decision, decided_by, decided_at)
      select deal_id, lead_id,
        case when deal.own_lead_id = lead.lead_id then 'same row' when deal.named_lead = lead.vendor_lead_id then 'named' else 'person' end,
        ${decided}, ${by}, now()
      from ${given} join deal using (deal_id) join lead using (organization_id, lead_id)
      on conflict (organization_id, lead_id, deal_id) do update set decision = excluded.decision, decided_by = excluded.decided_by,
        method = case when excluded.decision = 'linked' and excluded.method <> 'person' then excluded.method else match.method end,
        decided_at = excluded.decided_at, share_count = null, share_rank = null`.execute(db);
    return Number(numAffectedRows ?? 0);
  }

  async function forget(): Promise<number> {
    const gone =
      await sql`delete from match using ${given} where match.deal_id = given.deal_id and match.lead_id = given.lead_id
      and probability is null`.execute(db);
    const left = await sql`
      update match set decision = case when probability = 1 and method <> 'likeness' then 'linked' else 'queued' end,
        decided_by = null, decided_at = now(), share_count = null, share_rank = null
      from ${given} where match.deal_id = given.deal_id and match.lead_id = given.lead_id`.execute(db);
    return Number(gone.numAffectedRows ?? 0) + Number(left.numAffectedRows ?? 0);
  }
}
