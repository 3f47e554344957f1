// What does a lead with a known right answer look like?
import { defaultSteps, type StepState } from "../../app/domain/vocabulary";
import type { OracleAnswer, OracleLead } from "./oracle";

export interface StateCase {
  id: string;
  why: string;
  lead: OracleLead;
  expect: Omit<OracleAnswer, "reached" | "clock_on" | "won_on" | "times"> | { state: null };
}

const marks: Record<string, StepState> = { b: "buttoned", o: "objection", "-": "skipped", ".": "silent" };

/** States of the default steps, a letter each: b(uttoned), o(bjection), - skipped, . silent. */
export function placket(row: string): Record<string, StepState> {
  return Object.fromEntries(
    defaultSteps.map(({ name }, index) => [name, marks[row[index] ?? "."] ?? "silent"]),
  );
}
