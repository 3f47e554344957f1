// Which form is open on a lead's page, and under which address without scripts?
import { type MeetingOutcome, outcomes, type Polarity, polarities } from "../../domain/vocabulary";

/** A signal to enter on a step, or one to edit. */
export type Sheet =
  | { stepId: number; say: Polarity | null; outcome: MeetingOutcome | null }
  | { signalId: number };

/** The form an address asks for; undefined where it asks for none. */
export function sheetOf(params: URLSearchParams): Sheet | undefined {
  const edit = idOf(params.get("edit"));
  if (edit !== undefined) return { signalId: edit };
  const stepId = idOf(params.get("step"));
  if (stepId === undefined) return undefined;
  const say = polarities.find((known) => known === params.get("say")) ?? null;
  const outcome = outcomes.find((known) => known === params.get("outcome")) ?? null;
  return say === null && outcome === null ? undefined : { stepId, say, outcome };
}

/** The address of a form, on the lead's own page. */
export function sheetHref(sheet: Sheet): string {
  if ("signalId" in sheet) return `?edit=${sheet.signalId}`;
  const { stepId, say, outcome } = sheet;
  return `?step=${stepId}${say ? `&say=${say}` : ""}${outcome ? `&outcome=${outcome}` : ""}#step-${stepId}`;
}

function idOf(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
