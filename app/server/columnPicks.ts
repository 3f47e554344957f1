// What about a file's values can only the user say, and which answers are there?

import { type TargetName, targets } from "../intake/targets";
import type { ColumnWord, ColumnWords } from "../intake/valueWords";
import { dateFormats, emptyCell, mostWords, numberFormats, stepOf, targetsOf } from "./columnChoices";
import type { ImportDraft } from "./importDraft";

/** A question with a few answers; `name` is the control's. */
export interface Pick {
  name: string;
  label: string;
  hint?: string;
  value: string;
  options: { value: string; label: string }[];
}

/** The words of one column that may be given a meaning; `value` is "" where nothing was said. */
export interface WordGroup {
  key: string;
  column: string;
  /** What the column becomes. */
  label: string;
  /** Words without a meaning, those whose meaning is only assumed, and those that were given one. */
  asked: WordPick[];
  /** Words that are known, which may be given another meaning. */
  known: WordPick[];
}

export interface WordPick {
  /** Its number on the page: the controls are called by it. */
  at: number;
  target: string;
  word: string;
  rows: number;
  value: string;
  /** Nothing was said, and nothing is known: its rows are rejected. */
  unsaid: boolean;
  options: { value: string; label: string }[];
}

const formatLabels: Record<string, string> = {
  "": "not said: such rows are rejected",
  "dd/MM/yyyy": "day first: 31/12/2026",
  "MM/dd/yyyy": "month first: 12/31/2026",
  excel: "days as Excel counts them",
  excel1904: "days as old Excel for Mac counts them",
  [numberFormats[0]]: "1,234.50",
  [numberFormats[1]]: "1.234,50",
};

/** One pick for each field whose values can be read in two ways, asked now or answered before. */
export function formatPicks({ inspection, choices }: ImportDraft): Pick[] {
  const asked = new Map<TargetName, { sentence: string; column: string; choices: string[] }>();
  for (const question of inspection.questions) {
    if (
      question.code !== "date order" &&
      question.code !== "spreadsheet days" &&
      question.code !== "decimal mark"
    )
      continue;
    const column = inspection.columns.find(({ name }) => name === question.column);
    if (!column) continue;
    const numbers = question.code === "decimal mark";
    for (const target of formattedTargets(
      choices.columns[column.index] ?? "",
      numbers ? ["money"] : ["day", "instant"],
    )) {
      const before = asked.get(target);
      asked.set(target, {
        sentence: withoutAdvice(question.sentence),
        column: column.name,
        choices: [...new Set([...(before?.choices ?? []), ...question.choices])],
      });
    }
  }
  for (const [target, format] of Object.entries(choices.formats) as [TargetName, string][]) {
    const column = inspection.columns.find(({ index }) =>
      formattedTargets(choices.columns[index] ?? "", ["money", "day", "instant"]).includes(target),
    );
    if (!column || asked.has(target) || !format) continue;
    asked.set(target, {
      sentence: `How ${column.name} is written, as you said.`,
      column: column.name,
      choices: [...(format.startsWith("{") ? numberFormats : dateFormats)],
    });
  }
  return [...asked].map(([target, { sentence, column, choices: offered }]) => ({
    name: `format-${target}`,
    label: column,
    hint: sentence,
    value: choices.formats[target] ?? "",
    options: ["", ...offered].map((value) => ({ value, label: formatLabels[value] ?? value })),
  }));
}

function formattedTargets(choice: string, types: readonly string[]): TargetName[] {
  if (stepOf(choice) !== undefined) return types.includes("instant") ? ["signal.at"] : [];
  return targetsOf(choice).filter((target) => types.includes(targets[target].type));
}

/** One pick for each column that is a step: the day, or yes and no. */
export function stepPicks({ inspection, choices }: ImportDraft): Pick[] {
  return inspection.columns.flatMap(({ index, name }) => {
    const step = stepOf(choices.columns[index] ?? "");
    if (step === undefined) return [];
    const options = [
      { value: "date", label: "the day it was buttoned" },
      { value: "yes/no", label: "yes or no" },
    ];
    return [
      {
        name: `as-${index}`,
        label: name,
        hint: `What the column says of ${step}.`,
        value: choices.stepsAs[index] ?? "date",
        options,
      },
    ];
  });
}

/** The words of each column that holds words of ours. */
export function wordGroups(columns: readonly ColumnWords[]): WordGroup[] {
  let at = 0;
  return columns.flatMap((group): WordGroup[] => {
    const { target, column, choices, mayBeEmpty, words } = group;
    const pick = ({ word, rows, said, known, assumed }: ColumnWord): WordPick => ({
      ...{ at: at++, target, word, rows },
      value: said === "" ? emptyCell : (said ?? ""),
      unsaid: said === undefined && known === undefined,
      options: [
        { value: "", label: unlessSaid(known, assumed) },
        ...choices.map((choice) => ({ value: choice, label: choice })),
        ...(mayBeEmpty ? [{ value: emptyCell, label: "nothing: as an empty cell" }] : []),
      ],
    });
    const asks = ({ said, known, assumed }: ColumnWord) =>
      said !== undefined || known === undefined || assumed;
    const asked = words.filter(asks).slice(0, mostAsked).map(pick);
    const known = words
      .filter((word) => !asks(word))
      .slice(0, mostAsked)
      .map(pick);
    const shown = asked.length + known.length > 0 && at <= mostWords;
    return shown ? [{ key: target, column, label: targets[target].label, asked, known }] : [];
  });
}

const mostAsked = 40;

function unlessSaid(known: string | undefined, assumed: boolean): string {
  if (known === undefined) return "not said: rejected";
  return assumed ? `${known}: neither won nor lost` : `${known}, as known`;
}

/** The question without how to answer it in a mapping file: the page has controls for that. */
export function withoutAdvice(sentence: string): string {
  return sentence
    .replace(/ Say it with (formats|values): .*$/s, "")
    .replace(/ (Name another encoding|Name the delimiter|Map them by these names).*$/s, "");
}
