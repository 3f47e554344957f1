// Who changed the issues, unspoken signals and prompts, and from what to what?
import { sql } from "kysely";
import type { Day } from "../../app/domain/day";
import type { Db } from "../schema";

export type WordList = "issue" | "cue" | "prompt";

/** A word as the history keeps it: of an issue its name, of a prompt its words. */
export type WordLog = Record<string, string | boolean | null>;

export interface WordChange {
  list: WordList;
  id: number;
  /** The step of a prompt; null for an issue's at any step, and for words. */
  stepId: number | null;
  who: string | null;
  /** Null where it was added. */
  before: WordLog | null;
  /** Null where it was taken away. */
  after: WordLog | null;
}

export interface WordChangeRow extends Pick<WordChange, "list" | "who" | "before" | "after"> {
  changed_at: Date;
  /** The day of it in the organization's time zone, and the time. */
  on: Day;
  at: string;
}

/** Lets changes of words and prompts wait for each other: a form sent twice finds what the first made. Imports go on. */
export async function lockWords(db: Db): Promise<void> {
  await sql`select from issue order by issue_id for no key update`.execute(db);
}

/** Keeps a change; one that changes nothing leaves no line. */
export async function insertWordChange(db: Db, change: WordChange): Promise<void> {
  const { list, id, stepId, who, before, after } = change;
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await db
    .insertInto("word_change")
    .values({
      ...{ list, word_id: id, step_id: stepId, who },
      ...(before && { before: JSON.stringify(before) }),
      ...(after && { after: JSON.stringify(after) }),
    })
    .execute();
}

/** The last changes, newest first: of one step's prompts, or of all words and the prompts at any step where `stepId` is null. */
export async function listWordChanges(
  db: Db,
  { stepId, limit }: { stepId: number | null; limit: number },
): Promise<WordChangeRow[]> {
  const { rows } = await sql<WordChangeRow>`
    select list, changed_at, (changed_at at time zone time_zone)::date as on,
      to_char(changed_at at time zone time_zone, 'HH24:MI') as at, who, before, after
    from organization cross join word_change
    where step_id is not distinct from ${stepId}
    order by word_change_id desc limit ${limit}`.execute(db);
  return rows;
}
