// Which originals of imports are older than the organization keeps them, and which uploads were never finished?
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../schema";

export interface ExpiredFile {
  import_id: number;
  file_path: string;
}

interface Limits {
  now: Date;
  /** How long an upload that was not taken in waits for its user. */
  draftHours: number;
}

/** Originals to remove, oldest first; what is being worked on is left alone. They stay locked to the end of the transaction. */
export async function lockExpiredFiles(
  db: Db,
  { now, draftHours, limit }: Limits & { limit: number },
): Promise<ExpiredFile[]> {
  const { rows } = await sql<ExpiredFile>`
    select import_id, file_path from import
    where file_path is not null and case
      when status in ('done', 'undone') then coalesce(finished_at, created_at) + make_interval(days => (select source_file_days from organization)) <= ${now}
      when status in ('uploaded', 'checked', 'failed', 'cancelled') then coalesce(finished_at, created_at) + make_interval(hours => ${draftHours}) <= ${now}
      else false end
    order by import_id limit ${limit} for update skip locked`.execute(db);
  return rows;
}

/** Notes that the originals of these imports are gone; an upload that was never taken in is given up. */
export async function markFilesRemoved(
  db: Db,
  { importIds, now, givenUp }: { importIds: number[]; now: Date; givenUp: string },
): Promise<void> {
  const open: RawBuilder<boolean> = sql`status in ('uploaded', 'checked')`;
  await sql`update import set file_path = null, file_removed_at = ${now},
      failure = case when ${open} then ${givenUp} else failure end,
      finished_at = case when ${open} then ${now} else finished_at end,
      status = case when ${open} then 'cancelled' else status end
    where import_id = any (${importIds}::bigint[])`.execute(db);
}
