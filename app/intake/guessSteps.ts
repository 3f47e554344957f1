// Which columns hold, for each step, the day the buyer agreed to it, or a yes?
import type { ImportKind, StepKind } from "../domain/vocabulary";
import { cellShape } from "./cellShape";
import type { ColumnGuess, ColumnLook } from "./columns";
import { looseName } from "./header";
import type { Mapping } from "./mapping";
import { alike } from "./nearest";
import { stepOfWord } from "./salesWords";
import { stageOfHeader, stageOfPlainDate } from "./stageDates";
import { dealStatusOf, yesOrNo } from "./words";

const leastAlike = 0.85;

interface Guessed {
  steps: Mapping["steps"];
  /** Columns that hold the days of stages of which nobody here knows the step. */
  stages: string[];
}

/** The steps of a file in wide form: columns named after a step ("Appointment held", "Date entered Pain agreed", "Signed on"). */
export function guessSteps(
  kind: ImportKind,
  columns: readonly ColumnLook[],
  {
    guesses,
    steps,
  }: {
    guesses: readonly ColumnGuess[];
    steps: readonly { name: string; kind: StepKind; retired?: boolean }[];
  },
): Guessed {
  if (kind !== "leads" && kind !== "deals") return { steps: {}, stages: [] };
  const taken = new Set(guesses.flatMap((guess) => guess.columns.map(({ index }) => index)));
  const closes = guesses.some(({ target }) => target === "deal.won_on");
  const found: Mapping["steps"] = {};
  const stages: string[] = [];
  for (const column of columns) {
    if (taken.has(column.index)) continue;
    const as = holds(column.values);
    if (as === undefined) continue;
    const stage = stageOfHeader(column.written);
    // The deal itself says when it was won or lost.
    if (stage !== undefined && closes && (dealStatusOf(stage) ?? "open") !== "open") continue;
    const step = stepOfColumn(column.written, stage, steps);
    if (step && !Object.hasOwn(found, step.name)) found[step.name] = { column: column.name, as };
    else if (stage !== undefined && as === "date") stages.push(column.name);
  }
  return { steps: found, stages };
}

function stepOfColumn<Step extends { name: string; kind: StepKind; retired?: boolean }>(
  written: string,
  stage: string | undefined,
  steps: readonly Step[],
): Step | undefined {
  const bare = stage ?? stageOfPlainDate(written);
  const named =
    steps.find(({ name }) => looseName(name) === looseName(bare)) ??
    steps.find(({ name }) => alike(name, bare) >= leastAlike);
  if (named) return named;
  // "Demo booked on" says enough; "Contact" or "Meeting date" does not.
  const telling = stage !== undefined || (bare !== written && /\S\s+\S/.test(bare));
  return telling ? stepOfWord(bare, steps) : undefined;
}

function holds(values: readonly string[]): "date" | "yes/no" | undefined {
  const filled = values.filter((value) => value.trim() !== "");
  if (filled.length === 0) return undefined;
  if (filled.every((value) => yesOrNo(value) !== undefined)) return "yes/no";
  return filled.some((value) => cellShape(value) === "date") ? "date" : undefined;
}
