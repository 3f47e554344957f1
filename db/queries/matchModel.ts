// What did matching last learn of an organization's leads and deals?
import { sql } from "kysely";
import type { Db } from "../schema";

export interface MatchModel<Rates> {
  /** How often deals agree with their own leads, by field and level. */
  rates: Rates;
  /** Words that so many leads have in their names that they say little. */
  usualWords: readonly string[];
  /** Of how many leads and deals it was learned. */
  leads: number;
  deals: number;
}

export async function findMatchModel<Rates>(db: Db): Promise<MatchModel<Rates> | undefined> {
  const { rows } = await sql<
    MatchModel<Rates>
  >`select rates, usual_words as "usualWords", leads, deals from match_model`.execute(db);
  return rows[0];
}

export async function storeMatchModel<Rates>(
  db: Db,
  { rates, usualWords, leads, deals }: MatchModel<Rates>,
): Promise<void> {
  await sql`insert into match_model (rates, usual_words, leads, deals) values (${JSON.stringify(rates)}::jsonb, ${usualWords}::text[], ${leads}, ${deals})
    on conflict (organization_id) do update set rates = excluded.rates, usual_words = excluded.usual_words, leads = excluded.leads, deals = excluded.deals,
      learned_at = now()`.execute(db);
}

/** When all deals were last looked at together, and how many leads and deals there were then and are now. */
export interface LastLook {
  /** Day in the organization's time zone. */
  on: string;
  leads: number;
  deals: number;
  leadsNow: number;
  dealsNow: number;
}

/** Undefined where all never were: then each import has looked at its own. */
export async function findLastLook(db: Db): Promise<LastLook | undefined> {
  const { rows } = await sql<LastLook>`
    select (learned_at at time zone time_zone)::date as on, leads, deals, (select coalesce(sum(leads), 0) from lead_keys)::bigint as "leadsNow",
      (select count(*) from deal) as "dealsNow" from match_model join organization using (organization_id)`.execute(
    db,
  );
  return rows[0];
}
