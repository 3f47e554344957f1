// What does a form of the ledger do: take an objection, put it off, say it was done, or give it back?
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { withOrganization } from "../../db/connection";
import {
  doCircleBack,
  giveBackCircleBack,
  type LockedObjection,
  lockObjection,
  reopenCircleBack,
  snoozeCircleBack,
  takeObjection,
} from "../../db/queries/circleBacks";
import { ensureDerivedToday } from "../../db/queries/derive";
import { findOrMakeRep } from "../../db/queries/reps";
import type { Db } from "../../db/schema";
import type { CircleBackRefusal } from "../domain/circleBackRefusal";
import { addDays, type Day, formatDay, isDay } from "../domain/day";
import { nameKey } from "../domain/identityKeys";
import { repNameOf } from "../domain/repName";
import { cleanText } from "../domain/wordRules";
import type { LoadContext } from "./context";

/** 192 bits: 32 characters that no one guesses. */
const tokenBytes = 24;
const longestNote = 2000;
/** Further away is a typing error. */
const furthestDays = 730;

export type CircleBackOutcome =
  | { done: true; name: string | null }
  | { done: false; refusal: CircleBackRefusal };

const form = z.object({
  do: z.enum(["take", "snooze", "done", "give-back", "reopen"]),
  signal: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
  /** The owner the page showed. */
  seen: z.string().default(""),
  owner: z.string().default(""),
  "due-on": z.string().default(""),
  "snoozed-to": z.string().default(""),
  prompt: z.string().max(longestNote).default(""),
  note: z.string().default(""),
});
type Posted = z.infer<typeof form>;

/** A token that nobody guesses, for a rep's calendar. */
export function freshToken(): string {
  return randomBytes(tokenBytes).toString("base64url");
}

/** Carries out one form. @throws a 404 response where there is no such objection, or it is another organization's. */
export async function changeCircleBack(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  fields: FormData,
  now: Date,
): Promise<CircleBackOutcome> {
  const parsed = form.safeParse(
    Object.fromEntries([...fields].filter(([, value]) => typeof value === "string")),
  );
  if (!parsed.success) throw new Response(null, { status: 404 });
  const posted = parsed.data;
  return withOrganization(db, organizationId, async (db) => {
    const today = await ensureDerivedToday(db);
    const objection = await lockObjection(db, posted.signal);
    if (!objection) throw new Response(null, { status: 404 });
    const trouble = refused(objection, posted) ?? (await carriedOut(db, { objection, posted, today, now }));
    if (trouble === undefined) return { done: true, name: repNameOf(posted.owner) ?? null };
    const typed = {
      ...{ owner: posted.owner, dueOn: posted["due-on"] },
      ...{ snoozedTo: posted["snoozed-to"], note: posted.note },
    };
    return { done: false, refusal: { signalId: posted.signal, trouble, typed } };
  });
}

/** Why an objection is no longer as the page showed it; undefined where it is. */
function refused({ open, circle_back }: LockedObjection, posted: Posted): string | undefined {
  if (!open)
    return "This objection is no longer open: it was resolved, or the signal that raised it was changed, while this page was open. Nothing was written.";
  const owner = circle_back?.owner ?? null;
  if (owner !== null && owner !== posted.seen)
    return `${owner} took this objection while this page was open. Nothing was written; reload the page to take it over.`;
  return undefined;
}

async function carriedOut(
  db: Db,
  { objection, posted, today, now }: { objection: LockedObjection; posted: Posted; today: Day; now: Date },
): Promise<string | undefined> {
  const { circle_back: current } = objection;
  const mine = current !== null && !current.done ? current : null;
  if (posted.do === "reopen") {
    if (!current?.done) return "This objection is not done, so there is nothing to take back.";
    await reopenCircleBack(db, current.circle_back_id);
    return undefined;
  }
  if (current?.done) return "This was marked as done while this page was open. Nothing was written.";
  if (posted.do === "give-back") {
    if (mine === null || mine.owner === null) return "Nobody has this objection, so nobody can give it back.";
    await giveBackCircleBack(db, mine.circle_back_id);
    return undefined;
  }
  if (posted.do === "snooze") {
    if (mine === null || mine.due_on === null)
      return "Take the objection first: what nobody has promised cannot be put off.";
    const day = dayOf(posted["snoozed-to"], { after: today, what: "The day to put it off to" });
    if ("trouble" in day) return day.trouble;
    await snoozeCircleBack(db, { circleBackId: mine.circle_back_id, snoozedTo: day.day });
    return undefined;
  }
  const name = repNameOf(posted.owner);
  if (posted.owner.trim() !== "" && name === undefined)
    return "The name is too long: write at most 80 characters.";
  if (posted.do === "done") {
    const note = cleanText(posted.note);
    if ([...note].length > longestNote)
      return `The note has more than ${longestNote} characters. Shorten it; what the buyer said belongs in a signal.`;
    await doCircleBack(db, { objection, owner: await ownerOf(db, name), note: note || null, now });
    return undefined;
  }
  if (name === undefined) return "Who circles back? Type a name.";
  const due = dayOf(posted["due-on"], { after: addDays(today, -1), what: "The due day" });
  if ("trouble" in due) return due.trouble;
  const owner = await ownerOf(db, name);
  if (owner !== null)
    await takeObjection(db, { objection, owner, dueOn: due.day, prompt: posted.prompt.trim() || null });
  return undefined;
}

/** The rep's name as it was written first: "maria" and "Maria" are one rep, with one calendar. */
async function ownerOf(db: Db, name: string | undefined): Promise<string | null> {
  if (name === undefined) return null;
  const rep = await findOrMakeRep(db, { name, nameKey: nameKey(name), token: freshToken() });
  return rep.name;
}

function dayOf(
  typed: string,
  { after, what }: { after: Day; what: string },
): { day: Day } | { trouble: string } {
  const day = typed.trim();
  const shown = day.slice(0, 40);
  if (day === "") return { trouble: `${what} is missing. Write it as 2026-01-31.` };
  if (!isDay(day)) return { trouble: `${what}, "${shown}", is no day. Write it as 2026-01-31.` };
  if (day <= after) return { trouble: `${what}, ${formatDay(day)}, must be later than ${formatDay(after)}.` };
  const last = addDays(after, furthestDays);
  if (day > last)
    return { trouble: `${what}, ${formatDay(day)}, is more than two years away. Check the year.` };
  return { day };
}
