// What is written of a signal into a file, so that the file can be taken in again and changes nothing?
import { sql } from "kysely";
import type { Filters } from "../../app/domain/filters";
import type { Channel, Manner, MeetingOutcome, Polarity } from "../../app/domain/vocabulary";
import { eachBatch } from "../cursor";
import type { Db } from "../schema";
import { chosen } from "./standing";

export interface ExportedSignal {
  signal_id: number;
  vendor: string;
  list: string;
  vendor_lead_id: string | null;
  company: string | null;
  person: string | null;
  email: string | null;
  phone: string | null;
  step: string;
  /** With its zone, to the microsecond: "2026-03-01T09:30:00.000000Z". */
  at: string;
  polarity: Polarity;
  manner: Manner;
  channel: Channel | null;
  issue: string | null;
  outcome: MeetingOutcome | null;
  cue: string | null;
  meeting_on: string | null;
  note: string | null;
  who: string | null;
  /** The file it came with; null where it was entered by hand. */
  file: string | null;
}

/** Signals are fetched and written so many at once. */
const size = 2000;

/** Gives all signals of the leads that the filters choose, lead by lead in order of time, batch by batch. */
export function eachSignal(
  db: Db,
  filters: Filters,
  take: (rows: ExportedSignal[]) => Promise<void>,
): Promise<void> {
  return eachBatch(
    db,
    sql<ExportedSignal>`
    select g.signal_id, vendor.name as vendor, list.name as list, lead.vendor_lead_id, lead.company, lead.person, lead.email, lead.phone, step.name as step,
      to_char(g.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, g.polarity, g.manner, g.channel, issue.name as issue, g.outcome, g.cue,
      g.meeting_on, g.note, g.who, import.file_name as file
    from (select organization_id, lead_id, list_id, vendor_id, vendor_lead_id, company, person, email, phone from lead where ${chosen(filters)}) as lead
    join signal g on g.organization_id = lead.organization_id and g.lead_id = lead.lead_id join step on step.step_id = g.step_id
    join list on list.list_id = lead.list_id join vendor on vendor.vendor_id = lead.vendor_id
    left join issue on issue.issue_id = g.issue_id left join import on import.import_id = g.import_id
    order by g.lead_id, g.at, g.signal_id`,
    { size, take },
  );
}
