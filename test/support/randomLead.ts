// What may a lead's history look like? Anything: ties, contradictions, late and early facts, several deals, unknown dates.
import fc from "fast-check";
import { addDays } from "../../app/domain/day";
import { absenceCues, defaultIssues, defaultSteps, negativeCues } from "../../app/domain/vocabulary";
import type { OracleDeal, OracleLead, OracleSignal } from "./oracleLead";

const start = "2026-01-10";
const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => addDays(start, days));
const maybe = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { freq, nil: null });
/** Few days and few hours, so that facts often fall together. */
const moment = fc
  .tuple(day(-20, 150), fc.constantFrom("", "T09:00", "T15:30"))
  .map(([on, time]) => `${on}${time}`);

const outcomes = {
  held: "positive",
  "no-show": "negative",
  cancelled: "negative",
  rescheduled: "neutral",
} as const;

const plainSignal: fc.Arbitrary<OracleSignal> = fc.record({
  step: fc.constantFrom(...defaultSteps.map(({ name }) => name)),
  at: moment,
  polarity: fc.constantFrom("positive", "positive", "negative", "neutral"),
  manner: fc.constantFrom("spoken", "unspoken"),
  issue: maybe(fc.constantFrom(...defaultIssues.slice(0, 3), "no response")),
  cue: maybe(fc.constantFrom(negativeCues[0] ?? "", ...absenceCues), 4),
  meeting_on: maybe(day(0, 170), 4),
});

const meetingSignal: fc.Arbitrary<OracleSignal> = fc
  .record({
    outcome: fc.constantFrom("held", "no-show", "cancelled", "rescheduled"),
    at: moment,
    meeting_on: maybe(day(0, 170)),
  })
  .map(({ outcome, at, meeting_on }) => ({
    ...{ step: "Appointment held", at, outcome, polarity: outcomes[outcome as keyof typeof outcomes] },
    meeting_on: outcome === "no-show" ? null : meeting_on,
  }));

const deal: fc.Arbitrary<OracleDeal> = fc
  .record({
    status: fc.constantFrom("open", "won", "lost"),
    opened_on: maybe(day(-10, 120), 5),
    ended: maybe(day(0, 160), 5),
  })
  .map(({ status, opened_on, ended }) => {
    const late = ended !== null && opened_on !== null && ended < opened_on ? opened_on : ended;
    return {
      status,
      opened_on,
      won_on: status === "won" ? late : null,
      lost_on: status === "lost" ? late : null,
    } as OracleDeal;
  });

/** One lead with a history; the day it is looked at is given later. */
export const randomLead: fc.Arbitrary<Omit<OracleLead, "as_of">> = fc.record({
  purchased_on: maybe(day(0, 30), 12),
  cost_minor: maybe(fc.integer({ min: 0, max: 90_000 }), 6),
  touches: fc.array(fc.record({ at: moment }), { maxLength: 2 }),
  signals: fc.array(
    fc.oneof({ weight: 4, arbitrary: plainSignal }, { weight: 1, arbitrary: meetingSignal }),
    { maxLength: 8 },
  ),
  deals: fc.oneof(
    { weight: 3, arbitrary: fc.constant<never[]>([]) },
    { weight: 2, arbitrary: fc.array(deal, { maxLength: 2 }) },
  ),
  defects: fc.oneof(
    { weight: 8, arbitrary: fc.constant<{ on: string }[]>([]) },
    { weight: 1, arbitrary: fc.array(fc.record({ on: day(0, 90) }), { minLength: 1, maxLength: 1 }) },
  ),
});
