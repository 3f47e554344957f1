// How does a person enter, and take back, a touch: our own attempt to reach a lead?
import { sql } from "kysely";
import type { TouchChannel } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { refreshProgress } from "./derive";

/** Stores a touch of a lead that exists; the same lead, time and channel is the same touch and stays as it is. Returns its id. */
export async function insertTouch(
  db: Db,
  touch: {
    leadId: number;
    at: Date;
    channel: TouchChannel;
    outcome: string | null;
    who: string | null;
  },
): Promise<number | undefined> {
  const { leadId, at, channel, outcome, who } = touch;
  const { rows } = await sql<{ touch_id: number }>`
    insert into touch (lead_id, at, channel, outcome, who) values (${leadId}, ${at}, ${channel}, ${outcome}, ${who})
    on conflict (organization_id, lead_id, at, coalesce(channel, '')) do nothing returning touch_id`.execute(
    db,
  );
  if (rows[0]) await refreshProgress(db, { leads: [leadId] });
  else {
    const known = await db
      .selectFrom("touch")
      .select("touch_id")
      .where("lead_id", "=", leadId)
      .where("at", "=", at)
      .where("channel", "=", channel)
      .executeTakeFirst();
    return known?.touch_id;
  }
  return rows[0].touch_id;
}

/** Takes back a touch that was entered by hand; false where the lead has none of this id. */
export async function deleteTouch(
  db: Db,
  { leadId, touchId }: { leadId: number; touchId: number },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("touch")
    .where("lead_id", "=", leadId)
    .where("touch_id", "=", touchId)
    .where("import_id", "is", null)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await refreshProgress(db, { leads: [leadId] });
  return true;
}
