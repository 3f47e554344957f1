// How does a signal read in one line?
import type { MeetingOutcome, Polarity } from "./vocabulary";

/** "Objection on Price range accepted: checked the phone, price". */
export function signalTitle({
  polarity,
  step,
  word,
  issue,
}: {
  polarity: Polarity | null;
  step: string | null;
  /** The outcome of a meeting, or the sign that was seen. */
  word: MeetingOutcome | string | null;
  issue: string | null;
}): string {
  const said = polarity === "negative" ? "Objection on" : polarity === "positive" ? "Agreed:" : "Heard on";
  const what = [word, issue].filter(Boolean).join(", ");
  return `${said} ${step}${what ? `: ${what}` : ""}`;
}
