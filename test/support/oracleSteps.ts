// Plainly: which objections of a lead are open, when was each step first buttoned, and how long did it take?
import { type Day, daysBetween } from "../../app/domain/day";
import { defaultIssues } from "../../app/domain/vocabulary";
import type { OracleSignal } from "./oracleLead";

/** The day of a local time. */
export function dayOf(at: string): Day {
  return at.slice(0, 10);
}

/** A local time in one shape, so that times compare as text: "2026-01-20" is its midnight. */
export function timeOf(at: string): string {
  return `${at}${"0000-00-00T00:00:00.000".slice(at.length)}`;
}

/** Negative signals that no later positive of their step resolves, earliest first; of equal times the issue listed later is last. */
export function openObjections(signals: readonly OracleSignal[]): OracleSignal[] {
  return signals
    .filter((signal) => signal.polarity === "negative" && !signals.some((other) => resolves(other, signal)))
    .sort(
      (a, b) =>
        compare(timeOf(a.at), timeOf(b.at)) ||
        defaultIssues.indexOf(a.issue ?? "") - defaultIssues.indexOf(b.issue ?? ""),
    );
}

/** The time of the earliest positive of a step at which every objection raised until then had been resolved; null where there is none. */
export function firstButtoning(signals: readonly OracleSignal[], step: string): string | null {
  const positives = signals.filter((signal) => signal.step === step && signal.polarity === "positive");
  const times = positives.map(({ at }) => timeOf(at)).sort();
  return (
    times.find(
      (time) => openObjections(signals.filter((s) => s.step === step && timeOf(s.at) <= time)).length === 0,
    ) ?? null
  );
}

/** First buttonings in order of time (equal times: in order of steps), each with the days since the one before or the purchase. */
export function timesOfSteps({
  names,
  close,
  signals,
  purchase,
  wonOn,
}: {
  names: readonly string[];
  close: string | undefined;
  signals: readonly OracleSignal[];
  purchase: Day | null;
  wonOn: Day | null;
}): { step: string; on: Day; days: number | null }[] {
  const buttonings = names
    .filter((name) => name !== close)
    .flatMap((step) => {
      const at = firstButtoning(signals, step);
      return at === null ? [] : [{ step, at, on: dayOf(at) }];
    })
    .sort((a, b) => compare(a.at, b.at) || names.indexOf(a.step) - names.indexOf(b.step));
  if (close !== undefined && wonOn !== null) buttonings.push({ step: close, at: wonOn, on: wonOn });
  const notBefore = (day: Day) => (purchase !== null && day < purchase ? purchase : day);
  return buttonings.map(({ step, on }, index) => {
    const before = buttonings[index - 1]?.on ?? purchase;
    return { step, on, days: before === null ? null : daysBetween(notBefore(before), notBefore(on)) };
  });
}

/** A positive resolves an earlier objection of its step, unless both name an issue and not the same one. */
function resolves(positive: OracleSignal, objection: OracleSignal): boolean {
  const issue = positive.issue ?? null;
  const raised = objection.issue ?? null;
  return (
    positive.polarity === "positive" &&
    positive.step === objection.step &&
    timeOf(positive.at) > timeOf(objection.at) &&
    (issue === null || raised === null || issue === raised)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
