// What do the columns of a file mean, where nobody has said?
import type { ImportKind, StepKind } from "../domain/vocabulary";
import { type ColumnGuess, type ColumnLook, guessColumns } from "./columns";
import { type GuessedKind, guessKind } from "./guessKind";
import { guessSteps } from "./guessSteps";
import { emptyMapping, type Mapping } from "./mapping";
import { presetColumns, presetOf } from "./presets";
import type { Preset } from "./presets/preset";
import { targetNames } from "./targets";

interface GuessOptions {
  kind?: ImportKind;
  /** The product that wrote the file; recognised where undefined. */
  preset?: string | undefined;
  steps: readonly { name: string; kind: StepKind }[];
}

interface GuessedMapping extends GuessedKind {
  preset: { id: string; name: string } | null;
  mapping: Mapping;
  guesses: readonly ColumnGuess[];
  /** Columns with the days of stages that are no step here. */
  stages: readonly string[];
}

/** What the product that wrote the file is known to mean goes first, then the names and the values of the columns. */
export function guessMapping(columns: readonly ColumnLook[], options: GuessOptions): GuessedMapping {
  const written = columns.map((column) => column.written);
  const preset = presetOf(written, { asked: options.preset, kind: options.kind });
  const guessed = kindOf(written, preset, options.kind);
  const { kind } = guessed;
  const guesses = guessColumns(kind, columns, preset && presetColumns(preset, columns));
  const { steps, stages } = guessSteps(kind, columns, { guesses, steps: options.steps });
  return {
    ...{ ...guessed, guesses, stages },
    preset: preset ? { id: preset.id, name: preset.name } : null,
    mapping: mappingOf(guesses, preset, { ...emptyMapping(kind), steps }),
  };
}

function kindOf(
  written: readonly string[],
  preset: Preset | undefined,
  said: ImportKind | undefined,
): GuessedKind {
  if (said) return { kind: said, confidence: 1 };
  return preset ? { kind: preset.kind, confidence: 0.95 } : guessKind(written);
}

function mappingOf(guesses: readonly ColumnGuess[], preset: Preset | undefined, mapping: Mapping): Mapping {
  for (const target of targetNames) {
    const names = guesses.find((guess) => guess.target === target)?.columns.map(({ name }) => name);
    if (names) mapping.columns[target] = names.length === 1 ? (names[0] ?? "") : names;
    const constant = preset?.constants?.[target];
    if (constant !== undefined && !names) mapping.constants[target] = constant;
    const values = preset?.values?.[target];
    if (values && names) mapping.values[target] = values;
  }
  return mapping;
}
