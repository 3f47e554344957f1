// Which columns hold, for each step, the day the buyer agreed to it, or a yes?
import type { ImportKind } from "../domain/vocabulary";
import { cellShape } from "./cellShape";
import type { ColumnGuess, ColumnLook } from "./columns";
import { looseName } from "./header";
import type { Mapping } from "./mapping";
import { alike } from "./nearest";
import { yesOrNo } from "./words";

const leastAlike = 0.85;

/** The steps of a file in wide form: columns named after a step ("Appointment held", "Date entered Pain agreed", "Signed on"). */
export function guessSteps(
  kind: ImportKind,
  columns: readonly ColumnLook[],
  { guesses, steps }: { guesses: readonly ColumnGuess[]; steps: readonly { name: string }[] },
): Mapping["steps"] {
  if (kind !== "leads" && kind !== "deals") return {};
  const taken = new Set(guesses.flatMap((guess) => guess.columns.map(({ index }) => index)));
  const found: Mapping["steps"] = {};
  for (const column of columns) {
    if (taken.has(column.index)) continue;
    const bare = column.written
      .replace(/^(date entered|entered|date of|date)\s+["'“]?/i, "")
      .replace(/["'”]?\s*(\([^)]*\))?$/, "")
      .replace(/\s+(date|on|at)$/i, "");
    const step =
      steps.find(({ name }) => looseName(name) === looseName(bare)) ??
      steps.find(({ name }) => alike(name, bare) >= leastAlike);
    const as = step && holds(column.values);
    if (step && as && !Object.hasOwn(found, step.name)) found[step.name] = { column: column.name, as };
  }
  return found;
}

function holds(values: readonly string[]): "date" | "yes/no" | undefined {
  const filled = values.filter((value) => value.trim() !== "");
  if (filled.length === 0) return undefined;
  if (filled.every((value) => yesOrNo(value) !== undefined)) return "yes/no";
  return filled.some((value) => cellShape(value) === "date") ? "date" : undefined;
}
