// Which issues and unspoken signals does the organization pick from, and how are they changed?
import { nameKey } from "../../app/domain/identityKeys";
import type { Db } from "../schema";

export interface Word {
  id: number;
  name: string;
  /** Whether it says that the buyer was not there: such signals do not move the clock. */
  absence: boolean;
  retired: boolean;
}

export type Cue = Word & { polarity: "positive" | "negative" };

/** All issues, in the order in which they came. */
export async function listIssues(db: Db): Promise<Word[]> {
  return db
    .selectFrom("issue")
    .select(["issue_id as id", "name", "absence", "retired"])
    .orderBy("issue_id")
    .execute();
}

/** All unspoken signals to pick from. */
export async function listCues(db: Db): Promise<Cue[]> {
  return db
    .selectFrom("cue")
    .select(["cue_id as id", "name", "absence", "retired", "polarity"])
    .orderBy("cue_id")
    .execute();
}

/** Returns its number. */
export async function insertIssue(db: Db, { name, absence }: Omit<Word, "id" | "retired">): Promise<number> {
  const { issue_id } = await db
    .insertInto("issue")
    .values({ name, name_key: nameKey(name), absence })
    .returning("issue_id")
    .executeTakeFirstOrThrow();
  return issue_id;
}

/** Returns its number. */
export async function insertCue(
  db: Db,
  { name, absence, polarity }: Omit<Cue, "id" | "retired">,
): Promise<number> {
  const { cue_id } = await db
    .insertInto("cue")
    .values({ name, name_key: nameKey(name), absence, polarity })
    .returning("cue_id")
    .executeTakeFirstOrThrow();
  return cue_id;
}

/** Renames, retires or brings back an issue. Signals that name it follow it; those recorded as absence before stay what they were. */
export async function updateIssue(db: Db, { id, name, absence, retired }: Word): Promise<void> {
  await db
    .updateTable("issue")
    .set({ name, name_key: nameKey(name), absence, retired })
    .where("issue_id", "=", id)
    .execute();
}

/** Renames, retires or brings back an unspoken signal to pick from. Signals keep the words they were recorded with. */
export async function updateCue(db: Db, { id, name, absence, retired }: Word): Promise<void> {
  await db
    .updateTable("cue")
    .set({ name, name_key: nameKey(name), absence, retired })
    .where("cue_id", "=", id)
    .execute();
}
