// May this signal be entered on this lead as it is, and what is stored of it?
import { type findSignalled, listOffered } from "../../db/queries/leadSignals";
import { findSignal, insertSignals, type SignalFields, updateSignal } from "../../db/queries/signals";
import type { Db } from "../../db/schema";
import { isAbsence } from "../domain/absence";
import { addDays } from "../domain/day";
import { nameKey } from "../domain/identityKeys";
import { instantOf, type Outcome, polarityOf, type SignalForm } from "./signalForm";

type Lead = NonNullable<Awaited<ReturnType<typeof findSignalled>>>;
type Offered = Awaited<ReturnType<typeof listOffered>>;
type Known = Awaited<ReturnType<typeof findSignal>>;

interface Entered {
  leadId: number;
  lead: Lead;
  fields: SignalForm;
}

/** So far ahead may a meeting lie: a mistyped year would stop the stall clock for good. */
const meetingDaysAhead = 731;

/** Stores the signal, one for each issue it names; the page it leads to says what was noted. */
export async function enterSignal(db: Db, { leadId, lead, fields }: Entered): Promise<Outcome> {
  const offered = await listOffered(db);
  const judged = judge({ lead, fields, offered });
  if ("outcome" in judged) return judged.outcome;
  const issues = fields.issues.length > 0 ? fields.issues : [null];
  const signals = [...new Set(issues)].map((issue_id) => ofIssue(judged.fields, issue_id, offered));
  const { signalIds } = await insertSignals(db, {
    leadId,
    signals,
    who: fields.by ?? fields.who,
    post: fields.post,
  });
  return { to: `/leads/${leadId}?noted=${signalIds.join("-")}#done` };
}

/** Changes a signal; without a day typed it keeps its time. */
export async function editSignal(
  db: Db,
  { leadId, lead, signalId, fields }: Entered & { signalId: number },
): Promise<Outcome> {
  const known = await findSignal(db, { leadId, signalId });
  if (!known) return "missing";
  const offered = await listOffered(db);
  const judged = judge({ lead, fields, offered, known });
  if ("outcome" in judged) return judged.outcome;
  const [issue = null] = fields.issues;
  const changed = ofIssue(judged.fields, issue, offered);
  const result = await updateSignal(db, { leadId, signalId, fields: changed, who: fields.by ?? fields.who });
  if (result === "missing") return result;
  if (result === "same")
    return {
      errors: {
        form: "The lead has the same signal already: step, time, + or −, manner and issue are equal. Take one of the two back.",
      },
    };
  return { to: `/leads/${leadId}?noted=${signalId}#done` };
}

function judge({
  lead,
  fields,
  offered,
  known,
}: {
  lead: Lead;
  fields: SignalForm;
  offered: Offered;
  known?: NonNullable<Known>;
}): { fields: SignalFields } | { outcome: Outcome } {
  const step = offered.steps.find(({ step_id }) => step_id === fields.step);
  const issues = fields.issues.map((id) => offered.issues.find(({ issue_id }) => issue_id === id));
  if (!step || issues.includes(undefined)) return { outcome: "missing" };
  const refused = (field: string, sentence: string) => ({ outcome: { errors: { [field]: sentence } } });
  if (known?.step_id !== step.step_id && isRetired(step, lead))
    return refused(
      "form",
      `“${step.name}” was retired on ${step.in_force_to} and is no button of this lead, so it takes no new signals. Choose another step.`,
    );
  const retired = issues.find((issue) => issue?.retired && issue.issue_id !== known?.issue_id);
  if (retired)
    return refused(
      "issue",
      `“${retired.name}” was retired and is not given to signals any more. Choose another issue.`,
    );
  const said = polarityOf(fields);
  if ("error" in said) return refused("say", said.error ?? "");
  const meets = step.kind === "appointment_set" || step.kind === "appointment_held";
  if (fields.outcome && !meets)
    return refused("outcome", `“${step.name}” is no meeting, so it has no outcome. Choose + or −.`);
  const meetingOn = fields["meeting-on"] ?? null;
  if (fields.outcome === "rescheduled" && meetingOn === null)
    return refused("meeting-on", "Say the new day of the meeting: it moves the date.");
  if (meetingOn !== null && meetingOn > addDays(lead.today, meetingDaysAhead))
    return refused("meeting-on", `${meetingOn} is more than two years ahead. Write the day of the meeting.`);
  const when =
    fields.when === "kept" && known
      ? { at: known.at }
      : instantOf(fields, { now: lead.now, timeZone: lead.time_zone });
  if ("errors" in when) return { outcome: when };
  const typed = fields["own-cue"] ?? fields.cue;
  const cue = typed === null ? undefined : offered.cues.find(({ name_key }) => name_key === nameKey(typed));
  return {
    fields: {
      step_id: step.step_id,
      at: when.at,
      polarity: said.polarity,
      manner: cue ? "unspoken" : (fields.manner ?? "spoken"),
      channel: fields.channel ?? null,
      issue_id: null,
      outcome: fields.outcome ?? null,
      cue: cue?.name ?? typed,
      absence: isAbsence({
        ...{ polarity: said.polarity, outcome: fields.outcome ?? null },
        ...{ cueAbsent: cue?.absence ?? false, issueAbsent: false },
      }),
      meeting_on: meetingOn,
      note: fields.note,
      who: fields.who,
    },
  };
}

function ofIssue(fields: SignalFields, issueId: number | null, { issues }: Offered): SignalFields {
  const issueAbsent = issues.find(({ issue_id }) => issue_id === issueId)?.absence ?? false;
  const { polarity, outcome, absence } = fields;
  return {
    ...fields,
    issue_id: issueId,
    absence: isAbsence({ polarity, outcome, cueAbsent: absence, issueAbsent }),
  };
}

/** A step out of force is still a button of the leads that were bought while it was in force, or that have signals on it (PRODUCT.md 1). */
function isRetired(step: Offered["steps"][number], lead: Lead): boolean {
  if (step.in_force_to === null || step.in_force_to > lead.today) return false;
  return (BigInt(lead.steps_mask ?? 0) >> BigInt(step.position)) % 2n === 0n;
}
