// What does the page of an uploaded file's columns show: what was found, what each column becomes, what only the user can say?
import { formatCount, ratio } from "../domain/rates";
import type { ConflictRule } from "../domain/vocabulary";
import { delimiterName } from "../intake/dialect";
import type { OptionTexts } from "../intake/importOptions";
import type { InspectedColumn, Inspection, Question } from "../intake/inspection";
import { noPreset, presets } from "../intake/presets";
import { workbook } from "../intake/spreadsheet";
import { targetNames, targets } from "../intake/targets";
import { columnWords, type OwnWords } from "../intake/valueWords";
import { stageSentence } from "../intake/wordQuestions";
import { mappingOf, ruleOfColumn, stepChoice, stepOf, targetsOf } from "./columnChoices";
import { formatPicks, type Pick, stepPicks, type WordGroup, withoutAdvice, wordGroups } from "./columnPicks";
import { checkOf, type DraftCheck, type ImportDraft } from "./importDraft";

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
  /** How many sheets the workbook has; 0 for text. */
  sheets: number;
  /** Doubts that no control of the page settles. */
  doubts: string[];
  kind: string;
  texts: Omit<OptionTexts, "allOrNothing">;
  allOrNothing: boolean;
  columns: ColumnRow[];
  groups: { label: string; options: { value: string; label: string }[] }[];
  picks: Pick[];
  words: WordGroup[];
  /** Columns with words that nobody has given a meaning. */
  unsaid: string[];
  /** What the header looks like, and what it may be read as instead. */
  preset: { value: string; name: string | undefined; options: { value: string; label: string }[] };
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

/** Plain data for the page. `own` are the organization's words, in order. */
export function columnsView(draft: ImportDraft, own: OwnWords): ColumnsView {
  const steps = own.steps.map(({ name }) => name);
  const { inspection, choices } = draft;
  const { allOrNothing, ...texts } = draft.texts;
  const { mapping, problems } = mappingOf(choices, inspection);
  const columns = inspection.columns.map((column) => columnRow(column, draft, problems));
  const words = wordGroups(
    columnWords(mapping, inspection.columns, { own, unknownStageIsOpen: inspection.unknownStageIsOpen }),
  );
  return {
    facts: factsOf(inspection),
    sheets: inspection.sheets?.length ?? 0,
    notes: inspection.notes.filter((note) => !note.startsWith("Read as ")),
    doubts: inspection.questions.flatMap((question) => doubtOf(question, draft)),
    kind: choices.kind,
    texts,
    allOrNothing: allOrNothing === "yes",
    columns,
    groups: groupsOf(choices.kind, { steps, used: choices.columns }),
    picks: [...formatPicks(draft), ...stepPicks(draft)],
    words,
    unsaid: words.filter(({ asked }) => asked.some(({ unsaid }) => unsaid)).map(({ column }) => column),
    preset: presetOf(inspection),
    check: checkOf(draft),
  };
}

/** Questions that a control of the page answers. */
const answered = new Set<Question["code"]>([
  "date order",
  "spreadsheet days",
  "decimal mark",
  "deal status",
  "words",
  "kind",
]);

/** The doubt that is left of a question; none where a control asks it, or it has been settled. */
function doubtOf({ code, sentence, columns }: Question, { inspection, choices }: ImportDraft): string[] {
  if (answered.has(code)) return [];
  if (!columns) return [withoutAdvice(sentence)];
  const left = inspection.columns.filter(
    ({ name, index }) => columns.includes(name) && (choices.columns[index] ?? "") === "",
  );
  return left.length === 0 ? [] : [stageSentence(left.map(({ name }) => name))];
}

function presetOf({ preset }: Inspection): ColumnsView["preset"] {
  return {
    value: preset?.id ?? noPreset,
    name: preset?.name,
    options: [
      { value: noPreset, label: "none of these" },
      ...presets.map(({ id, name }) => ({ value: id, label: name.replace(/^an? /, "") })),
    ],
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
