// What does the form of a signal say, and what in it cannot be read?
import { z } from "zod";
import { isDay } from "../domain/day";
import { instantOfLocal } from "../domain/localTime";
import { channels, manners, outcomePolarity, outcomes, polarities } from "../domain/vocabulary";

/** Sentences by the name of the field they stand beside. */
export type FormErrors = Record<string, string>;

/** Done: the page to go to, which says so. Refused: nothing was stored, and why. */
export type Posted = { to: string } | { errors: FormErrors };
/** Or the lead, step or signal is not there, or not theirs. */
export type Outcome = Posted | "missing";

/** Earliest day that a fact may have. */
const earliest = "1990-01-01";
/** A phone's clock may be so far ahead of ours. */
const clockSlackMs = 15 * 60_000;

const text = (longest: number, what: string) =>
  z
    .string()
    .transform((raw) =>
      raw
        .replaceAll("\r\n", "\n")
        .replace(/[^\P{Cc}\n]/gu, " ")
        .trim(),
    )
    .refine((kept) => [...kept].length <= longest, {
      error: `${what} is longer than ${longest} characters. Shorten it.`,
    })
    .transform((kept) => (kept === "" ? null : kept))
    .default(null);
const id = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);
const oneOf = <const T extends readonly string[]>(words: T, sentence: string) =>
  z.preprocess((raw) => (raw === "" ? undefined : raw), z.enum(words, { error: sentence }).optional());
const day = (what: string) =>
  z.preprocess(
    (raw) => (raw === "" ? undefined : raw),
    z
      .string()
      .refine((typed) => isDay(typed) && typed >= earliest, {
        error: (issue) => `${what} “${String(issue.input)}” is no day from 1990 on. Write it as 2026-01-31.`,
      })
      .optional(),
  );

const signalFields = z.object({
  step: id,
  say: oneOf(polarities, "Say whether the buyer was for, against or neither: choose + or −."),
  outcome: oneOf(outcomes, "Choose held, no-show, cancelled or rescheduled."),
  manner: oneOf(manners, "Choose whether it was spoken or unspoken."),
  channel: oneOf(channels, "Choose call, mail or meeting, or leave it open."),
  cue: text(200, "The sign"),
  "own-cue": text(200, "The sign"),
  issues: z.array(id),
  note: text(2000, "The note"),
  who: text(100, "The name"),
  by: text(100, "The name"),
  when: z.enum(["now", "earlier", "kept"]).default("now"),
  instant: z.string().optional(),
  day: day("The day"),
  time: z.preprocess(
    (raw) => (raw === "" ? undefined : raw),
    z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "The time is no time of day. Write it as 14:05." })
      .optional(),
  ),
  "meeting-on": day("The meeting's day"),
  post: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .nullable()
    .catch(null)
    .default(null),
});

export type SignalForm = z.output<typeof signalFields>;

/** Reads the fields; what cannot be read comes back as sentences. `issues` are all values of the field "issue". */
export function readSignalForm(form: FormData): { fields: SignalForm } | { errors: FormErrors } {
  const single = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  const issues = form.getAll("issue").filter((value) => value !== "");
  const parsed = signalFields.safeParse({ ...single, issues });
  if (parsed.success) return { fields: parsed.data };
  const errors: FormErrors = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message;
  return { errors };
}

/** For or against: what the outcome of a meeting says, else what was chosen; a contradiction between the two is a sentence. */
export function polarityOf({ say, outcome }: Pick<SignalForm, "say" | "outcome">) {
  if (outcome === undefined) {
    return say === undefined
      ? { error: "Say whether the buyer was for, against or neither: choose + or −." }
      : { polarity: say };
  }
  const implied = outcomePolarity[outcome];
  if (say !== undefined && say !== implied)
    return { error: `“${outcome}” is ${implied}, not ${say}. Choose one of the two.` };
  return { polarity: implied };
}

/**
 * The instant of a signal: the one the browser noted, ours where it noted none, or a day and time in the organization's zone. Errors for
 * what lies ahead, and for a time that clocks skipped.
 */
export function instantOf(
  { when, instant, day, time }: Pick<SignalForm, "when" | "instant" | "day" | "time">,
  { now, timeZone }: { now: Date; timeZone: string },
): { at: Date } | { errors: FormErrors } {
  if (when !== "earlier") {
    const noted = instant === undefined || instant === "" ? Number.NaN : Date.parse(instant);
    if (Number.isNaN(noted)) return { at: now };
    if (noted > now.getTime() + clockSlackMs)
      return {
        errors: { when: "The clock of this device is ahead. Choose “earlier” and type day and time." },
      };
    if (noted < Date.parse(earliest))
      return {
        errors: { when: "The clock of this device is wrong. Choose “earlier” and type day and time." },
      };
    return { at: new Date(noted) };
  }
  if (day === undefined) return { errors: { day: "Say the day, or choose “now”." } };
  const at = instantOfLocal(day, time ?? "00:00", timeZone);
  if (at === undefined && time === undefined)
    return instantOf({ when, day, time: "01:00" }, { now, timeZone });
  if (at === undefined)
    return {
      errors: {
        time: `On ${day} clocks in ${timeZone} went forward and never showed ${time}. Write the time after the change.`,
      },
    };
  if (at > now)
    return {
      errors: {
        [time === undefined ? "day" : "time"]:
          `${day}${time === undefined ? "" : ` ${time}`} is still ahead. A signal is something the buyer did: write when it was.`,
      },
    };
  return { at };
}
