// What does the page of an uploaded file's columns show: what was found, what each column becomes, what only the user can say?
import { formatCount, ratio } from "../domain/rates";
import type { ConflictRule } from "../domain/vocabulary";
import { delimiterName } from "../intake/dialect";
import type { OptionTexts } from "../intake/importOptions";
import type { InspectedColumn, Inspection, Question } from "../intake/inspection";
import { workbook } from "../intake/spreadsheet";
import { unknownStageWords } from "../intake/stageWords";
import { targetNames, targets } from "../intake/targets";
import { mappingOf, ruleOfColumn, stepChoice, stepOf, targetsOf } from "./columnChoices";
import {
  formatPicks,
  type Pick,
  type StatusWord,
  statusWords,
  stepPicks,
  withoutAdvice,
} from "./columnPicks";
import { type DraftCheck, draftKey, type ImportDraft } from "./importDraft";

export interface ColumnRow {
  index: number;
  header: string;
  samples: string[];
  filled: number | null;
  target?: string;
  confidence: "sure" | "guess" | "none";
  problem?: string;
  /** What becomes of values that are here already; undefined where the column's meet none. */
  rule?: ConflictRule;
}

export interface ColumnsView {
  /** What was found, in a few words each. */
  facts: string[];
  notes: string[];
  /** Doubts that no control of the page settles. */
  doubts: string[];
  kind: string;
  texts: Omit<OptionTexts, "allOrNothing">;
  allOrNothing: boolean;
  columns: ColumnRow[];
  groups: { label: string; options: { value: string; label: string }[] }[];
  picks: Pick[];
  words: StatusWord[];
  check: Omit<DraftCheck, "of"> | undefined;
}

const groupLabels = {
  list: "List",
  lead: "Lead",
  deal: "Deal",
  signal: "Signal",
  touch: "Touch",
  charge: "Charge",
  credit: "Credit",
};
const firstGroup: Record<string, string> = {
  leads: "lead",
  deals: "deal",
  signals: "signal",
  touches: "touch",
  charges: "charge",
  credits: "credit",
};
const closing = "deal.won_on+deal.lost_on";

/** Plain data for the page. `steps` are the organization's, in order. */
export function columnsView(draft: ImportDraft, { steps }: { steps: readonly string[] }): ColumnsView {
  const { inspection, choices, check } = draft;
  const { allOrNothing, ...texts } = draft.texts;
  const { mapping, problems } = mappingOf(choices, inspection);
  const columns = inspection.columns.map((column) => columnRow(column, draft, problems));
  const chosen = inspection.columns.map((column) => ({
    ...column,
    targets: targetsOf(choices.columns[column.index] ?? ""),
  }));
  const answered = new Set<Question["code"]>([
    "date order",
    "spreadsheet days",
    "decimal mark",
    "deal status",
    "kind",
  ]);
  return {
    facts: factsOf(inspection),
    notes: inspection.notes.filter((note) => !note.startsWith("Read as ")),
    doubts: inspection.questions
      .filter(({ code }) => !answered.has(code))
      .map(({ sentence }) => withoutAdvice(sentence)),
    kind: choices.kind,
    texts,
    allOrNothing: allOrNothing === "yes",
    columns,
    groups: groupsOf(choices.kind, { steps, used: choices.columns }),
    picks: [...formatPicks(draft), ...stepPicks(draft)],
    words: inspection.unknownStageIsOpen ? [] : statusWords(draft, unknownStageWords(mapping, chosen)),
    check: check?.of === draftKey(draft) ? { result: check.result, trouble: check.trouble } : undefined,
  };
}

function factsOf({
  rows,
  encoding,
  encodingBy,
  sheet,
  delimiter,
  headerLine,
  columns,
}: Inspection): string[] {
  return [
    `${formatCount(rows)} ${rows === 1 ? "row" : "rows"}, ${formatCount(columns.length)} ${columns.length === 1 ? "column" : "columns"}`,
    ...(encoding === workbook
      ? [sheet === undefined ? "an Excel workbook" : `the sheet ${sheet} of an Excel workbook`]
      : [
          encodingBy === "guess" ? `read as ${encoding}, a guess` : `read as ${encoding.toUpperCase()}`,
          `cells parted by ${delimiterName(delimiter)}`,
        ]),
    headerLine === 0 ? "no header line" : `header on line ${headerLine}`,
  ];
}

function columnRow(
  column: InspectedColumn,
  { inspection, choices, guessed }: ImportDraft,
  problems: Map<number, string>,
): ColumnRow {
  const { index, name, samples, filled } = column;
  const choice = choices.columns[index] ?? "";
  const guess = guessed[index];
  const sureness = guess?.choice === choice ? guess.confidence : 1;
  const step = stepOf(choice);
  const confidence =
    choice === ""
      ? "none"
      : step !== undefined && guess?.choice === choice
        ? "guess"
        : sureness >= 0.9
          ? "sure"
          : "guess";
  const problem = problems.get(index);
  const rule = ruleOfColumn(choices, index);
  return {
    ...{
      index,
      header: name,
      samples,
      filled: ratio(filled, inspection.rows),
      target: choice,
      confidence,
    },
    ...(problem === undefined ? {} : { problem }),
    ...(rule === undefined ? {} : { rule }),
  };
}

function groupsOf(
  kind: string,
  { steps, used }: { steps: readonly string[]; used: readonly string[] },
): ColumnsView["groups"] {
  const groups = Object.entries(groupLabels).map(([prefix, label]) => ({
    prefix,
    label,
    options: targetNames
      .filter((name) => name.startsWith(`${prefix}.`))
      .map((name) => ({ value: name as string, label: targets[name].label })),
  }));
  const joined = [...new Set([closing, ...used.filter((choice) => choice.includes("+"))])];
  for (const choice of joined) {
    const [first] = targetsOf(choice);
    const label =
      choice === closing
        ? "Close date (won or lost, by the status)"
        : targetsOf(choice)
            .map((name) => targets[name].label)
            .join(" and ");
    groups.find(({ prefix }) => first?.startsWith(`${prefix}.`))?.options.push({ value: choice, label });
  }
  const stepGroup = {
    prefix: "step",
    label: "Steps: a column each",
    options: steps.map((step) => ({ value: stepChoice(step), label: step })),
  };
  const rank = ({ prefix }: { prefix: string }) =>
    prefix === firstGroup[kind] ? 0 : prefix === "step" ? 2 : 1;
  return [...groups, stepGroup]
    .sort((left, right) => rank(left) - rank(right))
    .map(({ label, options }) => ({ label, options }));
}
