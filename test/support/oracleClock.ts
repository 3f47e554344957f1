// Plainly: what holds a lead's clock, and what does not?
import type { Day } from "../../app/domain/day";
import { absenceCues, absenceIssues, absenceOutcomes } from "../../app/domain/vocabulary";
import type { OracleSignal } from "./oracleLead";
import { dayOf, timeOf } from "./oracleSteps";

/** Whether a signal says that the buyer was not there; it does not move the clock. A positive signal never says so. */
export function isAbsence({ polarity, outcome, cue, issue }: OracleSignal): boolean {
  if (polarity === "positive") return false;
  const absent: readonly string[] = [...absenceOutcomes, ...absenceCues, ...absenceIssues];
  return [outcome, cue, issue].some((word) => absent.includes(word ?? ""));
}

/** The date of the agreed meeting: as the latest signal that states one has it, unless a later "cancelled" came before that date. */
export function agreedMeeting(signals: readonly OracleSignal[]): Day | null {
  const stated = signals
    .flatMap(({ at, meeting_on }) => (meeting_on ? [{ at: timeOf(at), on: meeting_on }] : []))
    .sort((a, b) => (`${a.at} ${a.on}` < `${b.at} ${b.on}` ? -1 : 1))
    .at(-1);
  if (!stated) return null;
  const calledOff = signals.some(
    ({ at, outcome, meeting_on }) =>
      outcome === "cancelled" && !meeting_on && timeOf(at) >= stated.at && dayOf(at) < stated.on,
  );
  return calledOff ? null : stated.on;
}

/** The latest outcome noted on a step; of equal times the negative one. */
export function lastOutcome(signals: readonly OracleSignal[], step: string | null): string | null {
  const noted = signals
    .filter((signal) => signal.step === step && signal.outcome)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return noted.at(-1)?.outcome ?? null;
}

function rank({ at, polarity }: OracleSignal): string {
  return `${timeOf(at)} ${polarity === "negative" ? 1 : 0}`;
}
