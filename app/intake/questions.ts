// What must the user be asked about a file, and what told, before it is taken in?

import { takenKinds } from "../domain/vocabulary";
import { quoted } from "./cellText";
import { provenOrder } from "./dateFormat";
import { delimiterName, delimiters } from "./dialect";
import type { InspectedColumn, Inspection, Question } from "./inspection";
import type { Mapping } from "./mapping";
import { provenFormat } from "./numberFormat";
import { type TargetName, targets } from "./targets";
import type { OwnWords } from "./valueWords";
import { stageQuestions, wordQuestions } from "./wordQuestions";

interface Circumstances {
  oneColumn: boolean;
  kindConfidence: number;
  widths: { narrow: number; wide: number };
  preamble: number;
  own: OwnWords;
  /** Columns with days of stages that are no step here. */
  stages: readonly string[];
  /** The beginning of the text. */
  sample: string;
}

type Inspected = Omit<Inspection, "questions" | "notes">;

/** Questions leave rows rejected until they are answered; notes are what was decided without asking. */
export function questionsOf(
  inspection: Inspected,
  circumstances: Circumstances,
): Pick<Inspection, "questions" | "notes"> {
  const { mapping, columns } = inspection;
  const words = wordQuestions(inspection, circumstances.own);
  const questions = [
    ...fileQuestions(inspection, circumstances),
    ...columns.flatMap((column) => columnQuestions(column, mapping)),
    ...words.questions,
    ...stageQuestions(circumstances.stages, circumstances.own),
  ];
  return { questions, notes: [...fileNotes(inspection, circumstances), ...words.notes] };
}

function fileQuestions(
  inspection: Inspected,
  { oneColumn, kindConfidence, sample, widths }: Circumstances,
): Question[] {
  const { encoding, encodingBy, confidence, headerLine, columns, kind, mapping, rows } = inspection;
  const questions: Question[] = [];
  if (encodingBy === "guess") {
    const strange = sample.split(/[\r\n]/).find((line) => /[^\x20-\x7E\t]/.test(line)) ?? "";
    questions.push({
      code: "encoding",
      column: null,
      sentence: `The file is not UTF-8. It was read as ${encoding} (${Math.round(confidence * 100)} % sure): ${quoted(strange)}. Name another encoding if that looks wrong.`,
      choices: [
        "windows-1252",
        "utf-8",
        "iso-8859-15",
        "macintosh",
        "cp850",
        "windows-1251",
        "shift_jis",
        "gb18030",
      ],
    });
  }
  if (headerLine === 0) {
    questions.push({
      code: "no header",
      column: null,
      sentence: `The first row looks like data, so the columns have no names: ${columns
        .slice(0, 4)
        .map(({ name, samples }) => `${name} = ${quoted(samples[0] ?? "")}`)
        .join(", ")}. Map them by these names, or add a header row.`,
      choices: [],
    });
  }
  const misfits = widths.narrow + widths.wide;
  if ((oneColumn && delimiters.some((mark) => sample.includes(mark))) || misfits * 2 > rows) {
    const what = oneColumn
      ? "The rows do not part evenly at any delimiter, so each line is one cell"
      : `${misfits} of ${rows} rows have more or fewer cells than the header`;
    questions.push({
      code: "delimiter",
      column: null,
      sentence: `${what}. Name the delimiter if there is one.`,
      choices: delimiters.map(delimiterName),
    });
  }
  if (kindConfidence < 0.6) {
    questions.push({
      code: "kind",
      column: null,
      sentence: `This looks like ${kind}, but not surely. Say the kind if it is something else.`,
      choices: [...takenKinds],
    });
  }
  if (Object.keys(mapping.columns).length === 0 && Object.keys(mapping.steps).length === 0) {
    questions.push({
      code: "nothing mapped",
      column: null,
      sentence: "No column was recognised. Say which column is which.",
      choices: [],
    });
  }
  return questions;
}

function fileNotes(
  { delimiter, encoding, damaged, comments, columns, dialect }: Inspected,
  { preamble }: Circumstances,
): string[] {
  const notes = [`Read as ${encoding}, cells parted by ${delimiterName(delimiter)}.`];
  if (damaged) notes.push("Some bytes are not UTF-8; the rows that hold them are rejected.");
  if (preamble > 0)
    notes.push(
      preamble === 1
        ? "One line above the header was left out."
        : `${preamble} lines above the header were left out.`,
    );
  if (comments > 0)
    notes.push(
      comments === 1 ? "One comment line was left out." : `${comments} comment lines were left out.`,
    );
  if (dialect.quote === "") notes.push("Quotes were taken as plain text.");
  if (dialect.escape === "\\") notes.push("Quotes inside cells are written with a backslash.");
  const loose = new Map<string, number>();
  for (const { written } of columns)
    if (written !== "") loose.set(written.toLowerCase(), (loose.get(written.toLowerCase()) ?? 0) + 1);
  const twice = [...loose].filter(([, count]) => count > 1).map(([name]) => quoted(name));
  if (twice.length > 0)
    notes.push(`More than one column is called ${twice.join(", ")}; each is shown with its letter.`);
  return notes;
}

function columnQuestions(column: InspectedColumn, mapping: Mapping): Question[] {
  const dated = Object.values(mapping.steps).some(
    (step) => step.column === column.name && step.as === "date",
  );
  const typed = column.targets.map((target) => ({ target, type: targets[target].type }));
  const date =
    typed.find(({ type }) => type === "day" || type === "instant")?.target ??
    (dated ? "signal.at" : undefined);
  const money = typed.find(({ type }) => type === "money")?.target;
  return [
    ...(date ? dateQuestions(column, date, mapping) : []),
    ...(money ? moneyQuestions(column, money, mapping) : []),
  ];
}

function dateQuestions(
  { name, dates }: InspectedColumn,
  target: TargetName,
  { formats }: Mapping,
): Question[] {
  if (!dates || formats[target] !== undefined) return [];
  const questions: Question[] = [];
  if (dates.either > 0 && !provenOrder(dates).decides) {
    questions.push({
      code: "date order",
      column: name,
      sentence: `In ${name}, is ${quoted(dates.eitherExample)} day first or month first? No other date of the column tells. Say it with formats: {"${target}": "dd/MM/yyyy"} or {"${target}": "MM/dd/yyyy"}.`,
      choices: ["dd/MM/yyyy", "MM/dd/yyyy"],
    });
  }
  if (dates.serial > 0) {
    questions.push({
      code: "spreadsheet days",
      column: name,
      sentence: `In ${name}, is ${quoted(dates.serialExample)} a day as spreadsheets count them? Say so with formats: {"${target}": "excel"}.`,
      choices: ["excel", "excel1904"],
    });
  }
  return questions;
}

function moneyQuestions(
  { name, numbers }: InspectedColumn,
  target: TargetName,
  { formats }: Mapping,
): Question[] {
  if (!numbers) return [];
  const questions: Question[] = [];
  if (formats[target] === undefined && !provenFormat(numbers)) {
    questions.push({
      code: "decimal mark",
      column: name,
      sentence: `In ${name}, ${numbers.eitherExample === "" ? "amounts are written in two ways" : `what is ${quoted(numbers.eitherExample)}: with decimals, or thousands`}? Say it with formats: {"${target}": {"decimal": ".", "group": ","}} or {"decimal": ",", "group": "."}.`,
      choices: ['{"decimal":".","group":","}', '{"decimal":",","group":"."}'],
    });
  }
  if (numbers.currencies.length > 1 && numbers.unmarked > 0) {
    questions.push({
      code: "currency",
      column: name,
      sentence: `${name} mixes currencies (${numbers.currencies.join(", ")}), and some amounts have none. Map a currency column, or write the currency in each cell.`,
      choices: [],
    });
  }
  return questions;
}
