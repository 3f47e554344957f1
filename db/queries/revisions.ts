// Has anything changed that a report is made of?
import { sql } from "kysely";
import type { Db } from "../schema";

export interface Revision {
  /** The same text is the same facts, decisions and settings; another never comes back to an earlier one. */
  revision: string;
  /** Today in the organization's time zone, by the database's clock: standing moves with it though nothing is written. */
  today: string;
}

/**
 * What this transaction sees of the organization. Each transaction that changed something left its number, and numbers only grow, so
 * their count and sum tell two sets of them apart, also after old ones are swept.
 */
export async function findRevision(db: Db): Promise<Revision> {
  const { rows } = await sql<Revision>`
    select (now() at time zone time_zone)::date as today,
      (select count(*) || '/' || coalesce(sum(transaction_id), 0) from revision) as revision
    from organization`.execute(db);
  const [found] = rows;
  if (!found) throw new Error("findRevision: no organization is set for this transaction");
  return found;
}

/** Sweeps the marks of transactions that ended before any that still runs began, but for the last. */
export async function sweepRevisions(db: Db): Promise<void> {
  await sql`delete from revision where transaction_id < (select max(transaction_id) from revision)
    and transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint`.execute(db);
}
