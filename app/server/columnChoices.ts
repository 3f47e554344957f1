// What has the user chosen for each column of an uploaded file, and which mapping does that make?
import { type ConflictRule, conflictRules, type ImportKind, importKinds } from "../domain/vocabulary";
import { hasRule, usualRule } from "../intake/conflicts";
import type { InspectedColumn, Inspection } from "../intake/inspection";
import { emptyMapping, type Mapping } from "../intake/mapping";
import { isTargetName, type TargetName, targets } from "../intake/targets";
import { choicesOf, type OwnWords } from "../intake/valueWords";

/** As the form's controls hold them, so that a wrong choice can be shown again. */
export interface ColumnChoices {
  kind: ImportKind;
  /** By column: "" to leave it out, fields joined by "+" ("deal.won_on+deal.lost_on"), or a step ("step:Appointment held"). */
  columns: string[];
  /** How a step's column says it, by column. */
  stepsAs: ("date" | "yes/no")[];
  /** How the values of a field are written: a date format, or the JSON of a number format. */
  formats: Partial<Record<TargetName, string>>;
  /** What words of the file mean, by field and word; "" is an empty cell. */
  values: Mapping["values"];
  /** What becomes of values that are here already, by column; undefined is as usual. */
  rules?: (ConflictRule | undefined)[];
}

export const dateFormats = ["dd/MM/yyyy", "MM/dd/yyyy", "excel", "excel1904"] as const;
export const numberFormats = ['{"decimal":".","group":","}', '{"decimal":",","group":"."}'] as const;
const stepPrefix = "step:";

/** Fields whose value may stand in two columns: first and last name, street and number. */
const joinable: readonly TargetName[] = [
  "lead.person",
  "deal.person",
  "lead.street",
  "lead.note",
  "signal.note",
];

/** What an inspection's mapping chooses, to begin with. */
export function firstChoices({ kind, mapping, columns }: Inspection): ColumnChoices {
  const steps = Object.entries(mapping.steps);
  return {
    kind,
    columns: columns.map(({ name, targets }) => {
      const step = steps.find(([, { column }]) => column === name)?.[0];
      return step === undefined ? targets.join("+") : stepPrefix + step;
    }),
    stepsAs: columns.map(
      (column) => steps.find(([, { column: name }]) => name === column.name)?.[1].as ?? likelyAs(column),
    ),
    formats: Object.fromEntries(
      Object.entries(mapping.formats).map(([target, format]) => [
        target,
        typeof format === "string" ? format : JSON.stringify(format),
      ]),
    ),
    values: mapping.values,
    rules: columns.map(({ targets }) => targets.map((target) => mapping.conflicts[target]).find(Boolean)),
  };
}

/** What a posted form chooses; what cannot be read is left out. */
export function readChoices(form: FormData, { columns, mapping }: Inspection, own: OwnWords): ColumnChoices {
  const steps = own.steps.map(({ name }) => name);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const kind = importKinds.find((known) => known === text("kind")) ?? "leads";
  const formats: ColumnChoices["formats"] = {};
  for (const [name, value] of form) {
    const target = name.startsWith("format-") ? name.slice("format-".length) : "";
    if (isTargetName(target) && [...dateFormats, ...numberFormats].some((known) => known === value))
      formats[target] = String(value);
  }
  return {
    kind,
    columns: columns.map(({ index }) => knownChoice(text(`column-${index}`), steps)),
    stepsAs: columns.map((column) => {
      const as = text(`as-${column.index}`);
      return as === "date" || as === "yes/no" ? as : likelyAs(column);
    }),
    formats,
    values: readWords(text, { before: mapping.values, own }),
    rules: columns.map(({ index }) => conflictRules.find((rule) => rule === text(`rule-${index}`))),
  };
}

/** The rule by which a column's values meet those that are here; undefined where they meet none. */
export function ruleOfColumn({ columns, rules }: ColumnChoices, index: number): ConflictRule | undefined {
  const [target] = targetsOf(columns[index] ?? "").filter(hasRule);
  return target && (rules?.[index] ?? usualRule(target));
}

/** Words that one page asks about. */
export const mostWords = 300;
/** What a control says for "this word is as good as an empty cell". */
export const emptyCell = "(empty)";

/** What the form says of its words; of those it does not show, what was said before. */
function readWords(
  text: (name: string) => string,
  { before, own }: { before: Mapping["values"]; own: OwnWords },
): Mapping["values"] {
  const values = new Map(
    Object.entries(before).map(([target, words]) => [target, new Map(Object.entries(words))]),
  );
  for (let at = 0; at < mostWords && text(`of-${at}`) !== ""; at += 1) {
    const [target, word, means] = [text(`of-${at}`), text(`word-${at}`), text(`means-${at}`)];
    const choices = choicesOf(target, own);
    if (!choices) continue;
    const words = values.get(target) ?? new Map<string, string>();
    words.delete(word);
    if (means === emptyCell) words.set(word, "");
    else if (choices.includes(means)) words.set(word, means);
    if (words.size > 0) values.set(target, words);
    else values.delete(target);
  }
  return Object.fromEntries([...values].map(([target, words]) => [target, Object.fromEntries(words)]));
}

/** The mapping the choices make, and what is wrong with them by column. */
export function mappingOf(
  choices: ColumnChoices,
  { columns, kind, mapping: { constants } }: Inspection,
): { mapping: Mapping; problems: Map<number, string> } {
  const mapping = emptyMapping(choices.kind);
  const problems = new Map<number, string>();
  for (const { index, name } of columns) {
    const choice = choices.columns[index] ?? "";
    const step = stepOf(choice);
    if (step !== undefined) {
      if (Object.hasOwn(mapping.steps, step))
        problems.set(index, `Two columns become ${step}. Leave one out.`);
      else mapping.steps[step] = { column: name, as: choices.stepsAs[index] ?? "date" };
    }
    for (const target of targetsOf(choice)) {
      const taken = mapping.columns[target];
      if (taken === undefined) mapping.columns[target] = name;
      else if (joinable.includes(target)) mapping.columns[target] = [taken, name].flat();
      else problems.set(index, `Two columns become ${targets[target].label}. Leave one out.`);
      const rule = choices.rules?.[index];
      // A rule that nobody chose comes back from a stored draft as null.
      if (rule && hasRule(target) && rule !== usualRule(target)) mapping.conflicts[target] = rule;
    }
  }
  for (const [target, format] of Object.entries(choices.formats)) {
    if (isTargetName(target) && format)
      mapping.formats[target] = format.startsWith("{") ? JSON.parse(format) : format;
  }
  const known = Object.entries(constants) as [TargetName, string][];
  if (choices.kind === kind)
    for (const [target, value] of known)
      if (mapping.columns[target] === undefined) mapping.constants[target] = value;
  for (const [target, words] of Object.entries(choices.values))
    if (isTargetName(target) && mapping.columns[target] !== undefined) mapping.values[target] = words;
  return { mapping, problems };
}

/** The fields a choice names. */
export function targetsOf(choice: string): TargetName[] {
  return choice.split("+").filter(isTargetName);
}

/** The step a choice names. */
export function stepOf(choice: string): string | undefined {
  return choice.startsWith(stepPrefix) ? choice.slice(stepPrefix.length) : undefined;
}

/** The choice that stands for a step. */
export function stepChoice(step: string): string {
  return stepPrefix + step;
}

function knownChoice(choice: string, steps: readonly string[]): string {
  const step = stepOf(choice);
  if (step !== undefined) return steps.includes(step) ? choice : "";
  return targetsOf(choice).join("+");
}

function likelyAs({ dates }: InspectedColumn): "date" | "yes/no" {
  return dates ? "date" : "yes/no";
}
