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
