// How does a person enter, edit and take back a signal of a lead, so that nothing is lost, doubled or unsaid?
import { type RawBuilder, sql } from "kysely";
import type { Db, SignalTable } from "../schema";
import { refreshProgress } from "./derive";

/** What is known of a signal besides its lead and its import. */
export type SignalFields = Pick<SignalTable, "step_id" | "polarity" | "channel" | "issue_id" | "outcome"> &
  Pick<SignalTable, "cue" | "meeting_on" | "note" | "who"> & {
    at: Date;
    manner: "spoken" | "unspoken";
    absence: boolean;
  };

interface Entering {
  leadId: number;
  signals: readonly SignalFields[];
  /** Who enters them. */
  who: string | null;
  /** A word that is the same for every try of one form, so that a try that comes again adds nothing, also when its signal was edited or taken back meanwhile. */
  post: string | null;
}

/**
 * Stores signals of one lead that exists and brings what is derived up to date. Same lead, step, time, polarity, manner and issue is the same
 * signal: it is there, and stays as it is. Returns the ids in the order given, and how many are new.
 */
export async function insertSignals(
  db: Db,
  { leadId, signals, who, post }: Entering,
): Promise<{ signalIds: number[]; made: number }> {
  const before = post === null ? [] : await listPosted(db, { leadId, post });
  if (before.length > 0) return { signalIds: before, made: 0 };
  const signalIds: number[] = [];
  const made: number[] = [];
  for (const fields of signals) {
    const { rows } = await sql<{ signal_id: number }>`
      insert into signal (lead_id, ${columns}) values (${leadId}, ${valuesOf(fields)})
      on conflict (organization_id, lead_id, step_id, at, polarity, manner, coalesce(issue_id, 0)) do nothing
      returning signal_id`.execute(db);
    const [row] = rows;
    const signalId = row?.signal_id ?? (await findSame(db, { leadId, fields }));
    if (signalId !== undefined) signalIds.push(signalId);
    if (row) made.push(row.signal_id);
  }
  if (made.length === 0) return { signalIds, made: 0 };
  await sql`
    insert into signal_change (signal_id, lead_id, who, after)
    select signal_id, lead_id, ${who}, ${told}${post === null ? sql`` : sql` || jsonb_build_object('post', ${post}::text)`}
    from signal ${named} where signal_id = any (${made}::bigint[])`.execute(db);
  await refreshProgress(db, { leads: [leadId] });
  return { signalIds, made: made.length };
}

interface FoundSignal extends SignalFields {
  signal_id: number;
  lead_id: number;
  import_id: number | null;
}

/** One signal of a lead; undefined where the lead has none of this id. */
export async function findSignal(
  db: Db,
  { leadId, signalId }: { leadId: number; signalId: number },
): Promise<FoundSignal | undefined> {
  return db
    .selectFrom("signal")
    .selectAll()
    .where("lead_id", "=", leadId)
    .where("signal_id", "=", signalId)
    .executeTakeFirst();
}

/**
 * Changes a signal, and says what of it was before in its history; "same" where another signal of the lead is what this one would become,
 * "missing" where there is no such signal. Nothing is written where nothing changes.
 */
export async function updateSignal(
  db: Db,
  {
    leadId,
    signalId,
    fields,
    who,
  }: { leadId: number; signalId: number; fields: SignalFields; who: string | null },
): Promise<"done" | "same" | "missing"> {
  const before = await takeSignal(db, { leadId, signalId });
  if (before === undefined) return "missing";
  const other = await findSame(db, { leadId, fields });
  if (other !== undefined && other !== signalId) return "same";
  const changed = await sql`update signal set (${columns}) = row(${valuesOf(fields)})
    where signal_id = ${signalId} and (${columns}) is distinct from (${valuesOf(fields)})`.execute(db);
  if (Number(changed.numAffectedRows ?? 0) === 0) return "done";
  await sql`insert into signal_change (signal_id, lead_id, who, before, after)
    select signal_id, lead_id, ${who}, ${before}::jsonb, ${told} from signal ${named} where signal_id = ${signalId}`.execute(
    db,
  );
  await refreshProgress(db, { leads: [leadId] });
  return "done";
}

/**
 * Takes a signal back, with what was planned on it; returns the line of its history by which it can be restored, also where it was taken back
 * before. Undefined where there never was such a signal.
 */
export async function deleteSignal(
  db: Db,
  { leadId, signalId, who }: { leadId: number; signalId: number; who: string | null },
): Promise<number | undefined> {
  const before = await takeSignal(db, { leadId, signalId });
  if (before === undefined) return findTaken(db, { leadId, signalId });
  const { rows } = await sql<{ signal_change_id: number }>`
    insert into signal_change (signal_id, lead_id, who, before)
    select ${signalId}, ${leadId}, ${who}, ${before}::jsonb || jsonb_build_object('circle_backs',
      (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from circle_back c where c.signal_id = ${signalId}))
    returning signal_change_id`.execute(db);
  await sql`delete from signal where signal_id = ${signalId}`.execute(db);
  await refreshProgress(db, { leads: [leadId] });
  return rows[0]?.signal_change_id;
}

/**
 * Brings a signal back that was taken back, with what was planned on it, under its own id. "same" where the same signal was entered anew
 * meanwhile; "missing" where the history has no such line. One that is back already is done.
 */
export async function restoreSignal(
  db: Db,
  { leadId, changeId, who }: { leadId: number; changeId: number; who: string | null },
): Promise<{ outcome: "done" | "same" | "missing"; signalId?: number }> {
  const change = await db
    .selectFrom("signal_change")
    .select(["signal_id"])
    .where("signal_change_id", "=", changeId)
    .where("lead_id", "=", leadId)
    .where("after", "is", null)
    .executeTakeFirst();
  if (!change) return { outcome: "missing" };
  const { signal_id: signalId } = change;
  if (await findSignal(db, { leadId, signalId })) return { outcome: "done", signalId };
  const { numAffectedRows } = await sql`
    insert into signal (signal_id, lead_id, import_id, ${columns})
    select was.signal_id, was.lead_id, (select import_id from import where import_id = was.import_id and status = 'done'), ${columnsOf("was")}
    from signal_change cross join lateral jsonb_populate_record(null::signal, before) as was where signal_change_id = ${changeId}
    on conflict do nothing`.execute(db);
  if (Number(numAffectedRows ?? 0) === 0) return { outcome: "same" };
  await sql`insert into circle_back select back.* from signal_change cross join lateral jsonb_populate_recordset(null::circle_back, before->'circle_backs') as back
    where signal_change_id = ${changeId}`.execute(db);
  await sql`insert into signal_change (signal_id, lead_id, who, after)
    select signal_id, lead_id, ${who}, ${told} from signal ${named} where signal_id = ${signalId}`.execute(
    db,
  );
  await refreshProgress(db, { leads: [leadId] });
  return { outcome: "done", signalId };
}

/** Signals that an earlier try of the same form stored, whatever became of them since. */
async function listPosted(db: Db, { leadId, post }: { leadId: number; post: string }): Promise<number[]> {
  const rows = await db
    .selectFrom("signal_change")
    .select("signal_id")
    .where("lead_id", "=", leadId)
    .where(sql<boolean>`after->>'post' = ${post}`)
    .orderBy("signal_change_id")
    .execute();
  return rows.map((row) => row.signal_id);
}

/** The signal as its history tells it, locked until the transaction ends; undefined where there is none. */
async function takeSignal(
  db: Db,
  { leadId, signalId }: { leadId: number; signalId: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ told: string }>`select (${told})::text as told from signal ${named}
    where signal.lead_id = ${leadId} and signal.signal_id = ${signalId} for update of signal`.execute(db);
  return rows[0]?.told;
}

async function findTaken(
  db: Db,
  { leadId, signalId }: { leadId: number; signalId: number },
): Promise<number | undefined> {
  const row = await db
    .selectFrom("signal_change")
    .select("signal_change_id")
    .where("lead_id", "=", leadId)
    .where("signal_id", "=", signalId)
    .where("after", "is", null)
    .orderBy("signal_change_id", "desc")
    .executeTakeFirst();
  return row?.signal_change_id;
}

async function findSame(
  db: Db,
  { leadId, fields }: { leadId: number; fields: SignalFields },
): Promise<number | undefined> {
  const row = await db
    .selectFrom("signal")
    .select("signal_id")
    .where("lead_id", "=", leadId)
    .where("step_id", "=", fields.step_id)
    .where("at", "=", fields.at)
    .where("polarity", "=", fields.polarity)
    .where("manner", "=", fields.manner)
    .where(sql<boolean>`issue_id is not distinct from ${fields.issue_id}::bigint`)
    .executeTakeFirst();
  return row?.signal_id;
}

const names = [
  "step_id",
  "at",
  "polarity",
  "manner",
  "channel",
  "issue_id",
  "outcome",
  "cue",
  "absence",
].concat("meeting_on", "note", "who") as (keyof SignalFields)[];
const columns = columnsOf("");
/** A signal with the names of its step and issue as they were on the day. */
const told = sql`to_jsonb(signal) - 'organization_id' || jsonb_build_object('step', step.name, 'issue', issue.name)`;
const named = sql`join step using (organization_id, step_id) left join issue using (organization_id, issue_id)`;

function columnsOf(table: string): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(table === "" ? name : `${table}.${name}`)));
}

const types: Partial<Record<keyof SignalFields, string>> = {
  ...{ step_id: "bigint", issue_id: "bigint", at: "timestamptz", absence: "boolean", meeting_on: "date" },
};

function valuesOf(fields: SignalFields): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql`${fields[name]}::${sql.raw(types[name] ?? "text")}`));
}
