// What must the user be asked about a file, and what told, before it is taken in?

import { formatPercent } from "../domain/rates";
import { importKinds } from "../domain/vocabulary";
import { quoted } from "./cellText";
import { provenOrder } from "./dateFormat";
import { delimiterName, delimiters } from "./dialect";
import { looseName } from "./header";
import type { InspectedColumn, Inspection, Question } from "./inspection";
import type { Mapping } from "./mapping";
import { provenFormat } from "./numberFormat";
import { oddNotes } from "./oddCells";
import { commentSentence, commentsOf } from "./readingWords";
import { workbook } from "./spreadsheet";
import { type TargetName, targets } from "./targets";
import type { OwnWords } from "./valueWords";
import { stageQuestions, wordQuestions } from "./wordQuestions";

interface Circumstances {
  oneColumn: boolean;
  kindConfidence: number;
  /** Rows with fewer and with more cells than the header, and those of the latter with nothing in what is more. */
  widths: { narrow: number; wide: number; blankEnds: number };
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
      sentence: `The file is not UTF-8. It was read as ${encoding} (${formatPercent(confidence)} sure): ${quoted(strange)}. Name another encoding if that looks wrong.`,
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
  const misfits = widths.narrow + widths.wide - widths.blankEnds;
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
      choices: [...importKinds],
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

function fileNotes(inspected: Inspected, { preamble }: Circumstances): string[] {
  const { delimiter, encoding, damaged, columns, dialect, sheetNote } = inspected;
  const comments = commentsOf(inspected);
  const parted = columns.length === 1 ? "one cell a line" : `cells parted by ${delimiterName(delimiter)}`;
  const notes = [encoding === workbook ? "Read as an Excel workbook." : `Read as ${encoding}, ${parted}.`];
  if (sheetNote !== undefined) notes.push(sheetNote);
  if (damaged) notes.push("Some bytes are not UTF-8; the rows that hold them are rejected.");
  if (preamble > 0)
    notes.push(
      preamble === 1
        ? "One line above the header was left out."
        : `${preamble} lines above the header were left out.`,
    );
  if (comments) notes.push(commentSentence(comments));
  if (dialect.quote === "") notes.push("Quotes were taken as plain text.");
  if (dialect.escape === "\\") notes.push("Quotes inside cells are written with a backslash.");
  notes.push(...sameNames(columns));
  for (const { name, odd } of columns)
    if (odd) notes.push(...oddNotes(name, damaged ? { ...odd, lost: 0 } : odd));
  return notes;
}

/** Names that are the same but for case, spaces and marks. */
function sameNames(columns: readonly InspectedColumn[]): string[] {
  const loose = new Map<string, string[]>();
  for (const { written, name } of columns) {
    const same = looseName(written);
    if (same !== "") loose.set(same, [...(loose.get(same) ?? []), name]);
  }
  return [...loose.values()]
    .filter((names) => names.length > 1)
    .slice(0, 5)
    .map(
      (names) =>
        `More than one column is called ${quoted(bare(names[0] ?? ""))}; here they are ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}.`,
    );
}

function bare(name: string): string {
  return name.replace(/ \(column [A-Z]+\)$/, "");
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
