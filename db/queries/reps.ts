// Who circles back, by which secret address is the calendar read, and who gets a daily mail?
import type { Db } from "../schema";

export interface Rep {
  rep_id: number;
  name: string;
  email: string | null;
  calendar_token: string;
  daily_mail: boolean;
  mailed_on: string | null;
}

const columns = ["rep_id", "name", "email", "calendar_token", "daily_mail", "mailed_on"] as const;

/** All reps, by name. */
export async function listReps(db: Db): Promise<Rep[]> {
  return db.selectFrom("rep").select(columns).orderBy("name_key").execute();
}

/** The rep of a name, as it was written first; made with this token where there is none. */
export async function findOrMakeRep(
  db: Db,
  { name, nameKey, token }: { name: string; nameKey: string; token: string },
): Promise<Rep> {
  await db
    .insertInto("rep")
    .values({ name, name_key: nameKey, calendar_token: token })
    .onConflict((conflict) => conflict.columns(["organization_id", "name_key"]).doNothing())
    .execute();
  return db.selectFrom("rep").select(columns).where("name_key", "=", nameKey).executeTakeFirstOrThrow();
}

/** The rep whose calendar an address is; undefined for one that is unknown or was renewed. */
export async function findRepByToken(db: Db, token: string): Promise<Rep | undefined> {
  return db.selectFrom("rep").select(columns).where("calendar_token", "=", token).executeTakeFirst();
}

/** Gives a rep's calendar another address: the old one ends. False where there is no such rep. */
export async function renewCalendarToken(
  db: Db,
  { repId, token }: { repId: number; token: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("rep")
    .set({ calendar_token: token })
    .where("rep_id", "=", repId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Sets where a rep's mail goes and whether it comes each morning. False where there is no such rep. */
export async function setRepMail(
  db: Db,
  { repId, email, dailyMail }: { repId: number; email: string | null; dailyMail: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("rep")
    .set({ email, daily_mail: dailyMail })
    .where("rep_id", "=", repId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Locks the rep whose mail of a day is still to be sent; undefined where it was sent, or is no longer wanted. */
export async function lockUnmailedRep(
  db: Db,
  { repId, on }: { repId: number; on: string },
): Promise<Rep | undefined> {
  return db
    .selectFrom("rep")
    .select(columns)
    .where("rep_id", "=", repId)
    .where("daily_mail", "=", true)
    .where("email", "is not", null)
    .where((where) => where.or([where("mailed_on", "is", null), where("mailed_on", "<", on)]))
    .forUpdate()
    .executeTakeFirst();
}

/** Notes that a rep's mail of a day was sent. */
export async function markRepMailed(db: Db, { repId, on }: { repId: number; on: string }): Promise<void> {
  await db.updateTable("rep").set({ mailed_on: on }).where("rep_id", "=", repId).execute();
}
