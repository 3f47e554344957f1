// What does a form that waits say, in one line?
import { signalTitle } from "../../domain/signalTitle";
import { polarities } from "../../domain/vocabulary";
import type { LeadReport } from "../../reports/leadReport";

/** "Objection on Price range accepted: price", or what is tried, edited or taken back. */
export function formText(
  fields: readonly (readonly [string, string])[],
  { cards, offered }: Pick<LeadReport, "cards" | "offered">,
): string {
  const of = (name: string) => fields.findLast(([known]) => known === name)?.[1] ?? "";
  if (of("do") === "touch") return ["We tried", of("channel"), of("result")].filter(Boolean).join(": ");
  if (of("do") === "restore") return "Brought back: a signal";
  if (of("do") === "drop-touch") return "Taken back: we tried";
  const step = cards.find(({ stepId }) => String(stepId) === of("step"))?.step ?? "a signal";
  if (of("do") === "take-back") return `Taken back: ${step}`;
  const issues = offered.issues
    .filter(({ issueId }) => fields.some(([name, value]) => name === "issue" && value === String(issueId)))
    .map(({ name }) => name);
  const title = signalTitle({
    polarity: polarities.find((known) => known === of("say")) ?? null,
    step,
    word: of("outcome") || of("own-cue") || of("cue"),
    issue: issues.join(", ") || null,
  });
  return of("do") === "edit" ? `Edited: ${title}` : title;
}
