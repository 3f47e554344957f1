// Which signals has one lead, step by step, and which objections among them are open?
import { type RawBuilder, sql } from "kysely";
import type { Channel, Manner, MeetingOutcome, Polarity } from "../../app/domain/vocabulary";
import type { Db } from "../schema";
import { buttons } from "./buttons";
import { dealings, leadColumns } from "./progress";

export interface LeadSignal {
  signal_id: number;
  step_id: number;
  /** Day and time in the organization's time zone; no time where only the day is known. */
  on: string;
  time: string | null;
  polarity: Polarity;
  manner: Manner;
  channel: Channel | null;
  issue_id: number | null;
  issue: string | null;
  outcome: MeetingOutcome | null;
  cue: string | null;
  meeting_on: string | null;
  note: string | null;
  who: string | null;
  import_id: number | null;
  /** A negative that nothing has answered. */
  open: boolean;
  /** Whether a positive and a negative of this step stand at this very time. */
  contradicted: boolean;
  before_purchase: boolean;
  after_win: boolean;
}

interface LeadSignalsQuery {
  leadId: number;
  asOf: string;
  /** So many of each step. */
  latest: number;
  /** Others that are wanted all the same. */
  also: number[];
}

/**
 * The latest signals of each step up to a day, newest first, and of each step and issue the latest open objection however old, with how many
 * signals each step has in all; and those of `also`. Open is what the derivation calls open.
 */
export async function listLeadSignals(
  db: Db,
  query: LeadSignalsQuery,
): Promise<{ signals: LeadSignal[]; counts: { step_id: number; signals: number }[] }> {
  const { rows } = await leadSignals(query).execute(db);
  const counts = new Map(rows.map((row) => [row.step_id, row.signals]));
  return {
    signals: rows.map(({ signals: _, ...row }) => row),
    counts: [...counts].map(([step_id, signals]) => ({ step_id, signals })),
  };
}

export function leadSignals({
  leadId,
  asOf,
  latest,
  also,
}: LeadSignalsQuery): RawBuilder<LeadSignal & { signals: number }> {
  const columns = sql.raw(leadColumns.join(", "));
  return sql`
with ${dealings({ asOf, leads: sql`(select lead_id, ${columns} from lead where lead_id = ${leadId}) as only_lead` })},
${buttons()},
heard_or_open as (
  select signal_id, step_id, at, polarity, manner, channel, issue_id, outcome, cue, meeting_on, note, who, import_id, bit.position, null::boolean as open
  from signal join bit using (step_id) where lead_id = ${leadId} and at < (select cutoff from o)
  union all
  select null, bit.step_id, objected.at, 'negative', null, null, nullif(objected.issue_id, 0), null, null, null, null, null, null, position, objected.open
  from objected join bit using (position)
),
judged as (
  select heard_or_open.*, polarity = 'negative' and coalesce(bool_or(open) over (partition by step_id, at, coalesce(issue_id, 0)), false) as is_open,
    bool_or(polarity = 'positive') over same and bool_or(polarity = 'negative') over same as contradicted
  from heard_or_open window same as (partition by step_id, at)
),
ranked as (
  select signal_id, step_id, at, polarity, manner, channel, issue_id, outcome, cue, meeting_on, note, who, import_id, position, contradicted,
    is_open as open, (at at time zone o.time_zone)::date as day, at at time zone o.time_zone as local, count(*) over (partition by step_id) as signals,
    row_number() over (partition by step_id order by at desc, polarity = 'negative' desc, signal_id desc) as nth,
    row_number() over (partition by step_id, issue_id, is_open order by at desc, signal_id desc) as nth_open
  from o cross join judged where signal_id is not null
)
select signal_id, step_id, day as on, case when local::time <> '00:00' then to_char(local, 'HH24:MI') end as time, polarity, manner, channel,
  ranked.issue_id, issue.name as issue, outcome, cue, meeting_on, note, who, ranked.import_id, open, contradicted,
  coalesce(day < l.purchased_on, false) as before_purchase, coalesce(day > win.won_on, false) as after_win, signals
from ranked cross join l left join win using (lead_id) left join issue on issue.issue_id = ranked.issue_id
where nth <= ${latest} or (open and nth_open = 1) or signal_id = any (${also}::bigint[])
order by position, at desc, polarity = 'negative' desc, signal_id desc`;
}

export interface SignalChange {
  signal_change_id: number;
  signal_id: number;
  /** Local day and time. */
  on: string;
  time: string;
  who: string | null;
  before: Record<string, string | number | boolean | null> | null;
  after: Record<string, string | number | boolean | null> | null;
  /** Whether the signal is not there any more, and this is the line that took it back. */
  gone: boolean;
}

/** What people changed about the signals of a lead, newest first; signals that were only entered are left out. */
export async function listSignalChanges(
  db: Db,
  { leadId, limit }: { leadId: number; limit: number },
): Promise<SignalChange[]> {
  const { rows } = await sql<SignalChange>`
    select signal_change_id, signal_id, (changed_at at time zone time_zone)::date as on, to_char(changed_at at time zone time_zone, 'HH24:MI') as time, who,
      before - 'circle_backs' as before, after - 'post' as after,
      after is null and not exists (select from signal g where g.signal_id = c.signal_id)
        and not exists (select from signal_change later where later.lead_id = c.lead_id and later.signal_id = c.signal_id
          and later.signal_change_id > c.signal_change_id) as gone
    from signal_change c cross join organization
    where lead_id = ${leadId} and (before is not null
      or exists (select from signal_change earlier where earlier.lead_id = c.lead_id and earlier.signal_id = c.signal_id
        and earlier.signal_change_id < c.signal_change_id))
    order by signal_change_id desc limit ${limit}`.execute(db);
  return rows;
}

/** The steps of the organization with their days in force, and the issues and cues, as a form offers them. */
export async function listOffered(db: Db) {
  const [steps, issues, cues] = [
    await db
      .selectFrom("step")
      .select(["step_id", "name", "kind", "position", "in_force_from", "in_force_to", "talking_point"])
      .orderBy("position")
      .execute(),
    await db
      .selectFrom("issue")
      .select(["issue_id", "name", "absence", "retired"])
      .orderBy("issue_id")
      .execute(),
    await db
      .selectFrom("cue")
      .select(["name", "name_key", "polarity", "absence", "retired"])
      .orderBy("cue_id")
      .execute(),
  ];
  return { steps, issues, cues };
}

/** What entering a signal of a lead asks of it: when it was bought, won, and which steps it is judged by; undefined where there is no such lead. */
export async function findSignalled(db: Db, leadId: number) {
  const { rows } = await sql<{
    time_zone: string;
    now: Date;
    today: string;
    purchased_on: string | null;
    won_on: string | null;
    steps_mask: number | null;
  }>`
    select time_zone, clock_timestamp() as now, (clock_timestamp() at time zone time_zone)::date as today, lead.purchased_on, p.won_on, p.steps_mask
    from lead cross join organization left join lead_progress p on p.lead_id = lead.lead_id where lead.lead_id = ${leadId}`.execute(
    db,
  );
  return rows[0];
}
