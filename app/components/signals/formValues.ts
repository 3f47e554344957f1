// What stands in the fields of a form: what was typed, what a signal has, or nothing yet?
import type { LeadReport } from "../../reports/leadReport";

export interface FormValues {
  one(name: string): string;
  has(name: string, value: string): boolean;
}

/** Values by field, in the order of the form. */
export function formValues(fields: readonly (readonly [string, string])[]): FormValues {
  return {
    one: (name) => fields.find(([known]) => known === name)?.[1] ?? "",
    has: (name, value) => fields.some(([known, given]) => known === name && given === value),
  };
}

type CardSignal = LeadReport["cards"][number]["signals"][number];

/** A signal as the fields of its form. */
export function fieldsOf(signal: CardSignal, cues: LeadReport["offered"]["cues"]): [string, string][] {
  const cue = signal.cue ?? "";
  const offered = cues.some(({ name, polarity }) => name === cue && polarity === signal.polarity);
  return [
    ["say", signal.polarity],
    ["outcome", signal.outcome ?? ""],
    ["manner", signal.manner],
    [offered ? "cue" : "own-cue", cue],
    ["issue", String(signal.issue_id ?? "")],
    ["channel", signal.channel ?? ""],
    ["meeting-on", signal.meeting_on ?? ""],
    ["note", signal.note ?? ""],
    ["who", signal.who ?? ""],
    ["day", signal.on],
    ["time", signal.time ?? ""],
  ];
}
