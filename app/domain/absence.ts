// Does a signal say that the buyer was not there? Such signals leave the stall clock where it is.
import { absenceOutcomes, type MeetingOutcome, type Polarity } from "./vocabulary";

/** True for no-shows and cancellations, and for what is not positive and has a cue or an issue of absence (PRODUCT.md 2, "The clock"). */
export function isAbsence({
  polarity,
  outcome,
  cueAbsent,
  issueAbsent,
}: {
  polarity: Polarity;
  outcome: MeetingOutcome | null;
  cueAbsent: boolean;
  issueAbsent: boolean;
}): boolean {
  if (polarity === "positive") return false;
  return (outcome !== null && absenceOutcomes.includes(outcome)) || cueAbsent || issueAbsent;
}
