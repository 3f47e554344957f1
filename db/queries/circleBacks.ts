// Who circles back on an open objection, until when, and was it done? Written one objection at a time.
import { sql } from "kysely";
import type { Db } from "../schema";

export interface LockedObjection {
  signal_id: number;
  lead_id: number;
  /** Its newest circle-back; null where there is none, or the objection was raised again after it was done. */
  circle_back: CircleBackState | null;
  /** False where it was resolved, its lead was won, or the signal was changed since the page was drawn. */
  open: boolean;
}

export interface CircleBackState {
  circle_back_id: number;
  owner: string | null;
  due_on: string | null;
  snoozed_to: string | null;
  done: boolean;
}

/**
 * Locks the signal that raised an objection first, and says whether that is still open and who circles back on it; undefined where
 * there is no such objection. Derived rows must speak of today: call it inside `ensureDerivedToday`'s transaction.
 */
export async function lockObjection(db: Db, signalId: number): Promise<LockedObjection | undefined> {
  const locked = await sql<{ signal_id: number; lead_id: number; open: boolean }>`
    select g.signal_id, g.lead_id, exists (
      select from lead_progress p cross join unnest(p.objection_steps, p.objection_issues, p.objection_since) as x(position, issue_id, since)
      where p.lead_id = g.lead_id and p.outcome in ('open', 'lost') and x.position = step.position and x.issue_id = coalesce(g.issue_id, 0)
        and g.at >= x.since
    ) as open
    from signal g join step using (organization_id, step_id) where g.signal_id = ${signalId} and g.polarity = 'negative' for update of g`.execute(
    db,
  );
  const [found] = locked.rows;
  if (!found) return undefined;
  const { rows } = await sql<CircleBackState & { raised_again: boolean }>`
    with raise as (
      select n.signal_id, n.at from signal g join signal n using (organization_id, lead_id, step_id)
      where g.signal_id = ${signalId} and n.polarity = 'negative' and coalesce(n.issue_id, 0) = coalesce(g.issue_id, 0)
    )
    select circle_back_id, owner, due_on, snoozed_to, done_at is not null as done,
      exists (select from raise, organization where raise.at > done_at
        and (raise.at at time zone time_zone)::date <= (now() at time zone time_zone)::date) as raised_again
    from circle_back where signal_id in (
      select raise.signal_id from raise where raise.at >= (select at from signal where signal_id = ${signalId})
    )
    order by circle_back_id desc limit 1`.execute(db);
  const [newest] = rows;
  if (!newest || newest.raised_again) return { ...found, circle_back: null };
  const { raised_again: _, ...circle_back } = newest;
  return { ...found, circle_back };
}

/** Gives an objection an owner and a day: on the circle-back it has, else on a new one. */
export async function takeObjection(
  db: Db,
  {
    objection,
    owner,
    dueOn,
    prompt,
  }: { objection: LockedObjection; owner: string; dueOn: string; prompt: string | null },
): Promise<void> {
  const values = { owner, due_on: dueOn, prompt, snoozed_to: null };
  if (objection.circle_back)
    await db
      .updateTable("circle_back")
      .set(values)
      .where("circle_back_id", "=", objection.circle_back.circle_back_id)
      .execute();
  else
    await db
      .insertInto("circle_back")
      .values({ ...values, signal_id: objection.signal_id })
      .execute();
}

/** Puts a circle-back off to a day; what was promised first stays its due date. */
export async function snoozeCircleBack(
  db: Db,
  { circleBackId, snoozedTo }: { circleBackId: number; snoozedTo: string },
): Promise<void> {
  await db
    .updateTable("circle_back")
    .set({ snoozed_to: snoozedTo })
    .where("circle_back_id", "=", circleBackId)
    .execute();
}

/** Says that we circled back; that does not resolve the objection. One that nobody had taken is done by `owner`. */
export async function doCircleBack(
  db: Db,
  {
    objection,
    owner,
    note,
    now,
  }: { objection: LockedObjection; owner: string | null; note: string | null; now: Date },
): Promise<void> {
  if (objection.circle_back)
    await db
      .updateTable("circle_back")
      .set({ done_at: now, note, ...(objection.circle_back.owner === null && { owner }) })
      .where("circle_back_id", "=", objection.circle_back.circle_back_id)
      .execute();
  else
    await db
      .insertInto("circle_back")
      .values({
        signal_id: objection.signal_id,
        owner,
        done_at: now,
        note,
        due_on: null,
        snoozed_to: null,
        prompt: null,
      })
      .execute();
}

/** Takes back that it was done. */
export async function reopenCircleBack(db: Db, circleBackId: number): Promise<void> {
  await db
    .updateTable("circle_back")
    .set({ done_at: null })
    .where("circle_back_id", "=", circleBackId)
    .execute();
}

/** Nobody has it any more: it is due on no day, and counts as never promised. */
export async function giveBackCircleBack(db: Db, circleBackId: number): Promise<void> {
  await db
    .updateTable("circle_back")
    .set({ owner: null, due_on: null, snoozed_to: null })
    .where("circle_back_id", "=", circleBackId)
    .execute();
}
