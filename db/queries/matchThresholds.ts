// From which probability on is a pair linked or asked about, and how right was that on the pairs people have reviewed?
import { sql } from "kysely";
import type { Db } from "../schema";
import { reviewed } from "./matchPairs";

export interface MatchThresholds {
  linkAt: number;
  queueAt: number;
}

/** Reviewed pairs at or above a threshold, and how many of them people linked; linked pairs at any probability. */
export interface ThresholdCount {
  above: number;
  linkedAbove: number;
  linked: number;
}

export async function findThresholds(db: Db): Promise<MatchThresholds> {
  const row = await db
    .selectFrom("organization")
    .select(["match_link_at as linkAt", "match_queue_at as queueAt"])
    .executeTakeFirst();
  if (!row) throw new Error("findThresholds: no organization is set for this transaction");
  return row;
}

/** Sets both; the next run of matching goes by them. What is linked or waits already stays as it is. */
export async function setThresholds(db: Db, { linkAt, queueAt }: MatchThresholds): Promise<void> {
  await db.updateTable("organization").set({ match_link_at: linkAt, match_queue_at: queueAt }).execute();
}

/** What people decided of the pairs whose probability is known, counted from a threshold on. */
export async function countThreshold(db: Db, at: number): Promise<ThresholdCount> {
  const { rows } = await sql<ThresholdCount>`
    select count(*) filter (where probability >= ${at})::int as above,
      count(*) filter (where probability >= ${at} and decision = 'linked')::int as "linkedAbove",
      count(*) filter (where decision = 'linked')::int as linked
    from match where ${reviewed}`.execute(db);
  return rows[0] ?? { above: 0, linkedAbove: 0, linked: 0 };
}
