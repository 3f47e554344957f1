// What does a lead with a known right answer look like, and how is one written down?
import { defaultSteps, type StepState } from "../../app/domain/vocabulary";
import type { OracleAnswer, OracleLead, OracleSignal } from "./oracleLead";

export interface StateCase {
  id: string;
  why: string;
  lead: OracleLead;
  expect: Omit<OracleAnswer, "reached" | "clock_on" | "won_on" | "times"> | { state: null };
}

/** All of these leads were bought on one day, for $80 where nothing else is said. */
export const bought = { purchased_on: "2026-01-10", cost_minor: 8000 };

/** What an answer leaves unsaid is null. */
export const none = { stalls_on: null, bucket_step: null, bucket_issue: null, magic_close: null };

type Details = Partial<Omit<OracleSignal, "step" | "at" | "polarity">>;

/** A positive signal, spoken unless the details say otherwise. */
export function yes(step: string, at: string, details: Details = {}): OracleSignal {
  return { step, at, polarity: "positive", manner: "spoken", ...details };
}

/** A negative signal. */
export function no(step: string, at: string, details: Details = {}): OracleSignal {
  return { step, at, polarity: "negative", manner: "spoken", ...details };
}

/** A neutral signal. */
export function said(step: string, at: string, details: Details = {}): OracleSignal {
  return { step, at, polarity: "neutral", manner: "spoken", ...details };
}

const marks: Record<string, StepState> = { b: "buttoned", o: "objection", "-": "skipped", ".": "silent" };

/** States of the default steps, a letter each: b(uttoned), o(bjection), - skipped, . silent. */
export function placket(row: string): Record<string, StepState> {
  return Object.fromEntries(
    defaultSteps.map(({ name }, index) => [name, marks[row[index] ?? "."] ?? "silent"]),
  );
}
