// What was found out about a file before any of it is taken in? Plain data, so that it may be stored between two pages.
import type { ImportKind } from "../domain/vocabulary";
import type { Dialect } from "./dialect";
import type { FileBytes } from "./fileBytes";
import type { FirstRecord } from "./firstRecords";
import type { HeaderName } from "./header";
import type { Mapping } from "./mapping";
import type { OddCells } from "./oddCells";
import type { ColumnEvidence } from "./readers";
import type { TotalRowChoice } from "./reading";
import type { RejectedBefore } from "./rejectsFile";
import type { Sheet } from "./sheetChoice";
import type { TargetName } from "./targets";

export interface InspectedColumn extends HeaderName, ColumnEvidence {
  /** Three values as written, from the beginning, different from each other. */
  samples: string[];
  /** Data rows in which the cell says something. */
  filled: number;
  /** Cells to look at twice; undefined where there are none. */
  odd?: OddCells;
  /** Its words and how often they stand, most frequent first; undefined when there are more than 200. */
  words: [word: string, rows: number][] | undefined;
  /** The fields it is mapped to. */
  targets: TargetName[];
  /** The first of them. */
  target: TargetName | undefined;
  /** How sure the guess is, between 0 and 1; 1 where a mapping was given. */
  confidence: number;
}

/** Something only the user can settle; rows that depend on it are rejected until then. */
export interface Question {
  code:
    | "encoding"
    | "no header"
    | "delimiter"
    | "date order"
    | "spreadsheet days"
    | "decimal mark"
    | "currency"
    | "deal status"
    | "words"
    | "stage dates"
    | "kind"
    | "nothing mapped";
  column: string | null;
  /** All the columns it is about, where they are several. */
  columns?: string[];
  sentence: string;
  /** What may be answered: encodings, date formats, … */
  choices: string[];
}

export interface Inspection extends FileBytes {
  /** Of a workbook: its sheets. */
  sheets?: Sheet[];
  /** Which of several is read, and why. */
  sheetNote?: string;
  /** The first rows from line 1 on, for somebody who judges whether they are read rightly. */
  first: FirstRecord[];
  /** The first rows with characters beyond ASCII, which show whether the encoding is right. */
  beyondAscii: FirstRecord[];
  dialect: Dialect;
  /** The delimiter, as in `dialect`. */
  delimiter: string;
  /** 0 where the file has none. */
  headerLine: number;
  /** Line of the first row that may be data. */
  firstLine: number;
  /** As written. */
  header: string[];
  fingerprint: string;
  /** It was downloaded here, so that apostrophes guard its cells in spreadsheets. */
  exported?: true;
  /** The first rows of a file of rejects that was downloaded here. */
  rejected?: RejectedBefore;
  columns: InspectedColumn[];
  kind: ImportKind;
  /** What it may be instead, where the kind was guessed and is not sure. */
  instead?: ImportKind;
  /** The product that the header is known to come from, and by which the columns were guessed; null where there is none. */
  preset: { id: string; name: string } | null;
  mapping: Mapping;
  /** Nobody confirmed the mapping: it must name leads by more than a date. */
  guessed: boolean;
  /** Words of the stage column that are not known count as open. */
  unknownStageIsOpen: boolean;
  /** Most rows end in empty cells beyond the header, so that these mean nothing; otherwise a row that is too wide is shifted. */
  trailingCells: boolean;
  questions: Question[];
  /** What was decided without asking, in sentences. */
  notes: string[];
  /** Data rows: neither blank nor comments. */
  rows: number;
  blankLines: number;
  comments: number;
  /** The first of them. */
  firstComment?: { line: number; text: string };
  /** What was said of them: the mark they begin with, or "none". */
  commentMark?: string;
  /** The last row, where it reads like a sum of the others. */
  total?: { line: number; text: string };
  /** What was said of it; left out, it is none of `rows`. */
  totalRow?: TotalRowChoice;
}
