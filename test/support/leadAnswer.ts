// How does a lead of a report read as an answer of the oracle's?
import type { LeadStanding } from "../../app/reports/leadsReport";

/** The part of a lead's standing that the oracle answers too. */
export function leadAnswer(row: LeadStanding) {
  return {
    state: row.state,
    frontier: row.frontier,
    steps: Object.fromEntries(row.steps.map(({ step, state }) => [step, state])),
    stalls_on: row.stallsOn,
    bucket: row.bucket,
    bucket_step: row.bucketStep,
    bucket_issue: row.bucketIssue,
    magic_close: row.magicClose,
  };
}
