// What does the page of how a file is read show: what holds now, what may be chosen, and the first rows as they are read?
import { delimiterName, delimiters } from "../intake/dialect";
import type { FirstRecord } from "../intake/firstRecords";
import type { Inspection } from "../intake/inspection";
import type { ReadingTexts } from "../intake/reading";
import { commentsOf, leftOutSentence } from "../intake/readingWords";
import type { Sheet } from "../intake/sheetChoice";
import { workbook } from "../intake/spreadsheet";
import type { ImportDraft } from "./importDraft";

export interface FileView {
  /** Why the last choices were not taken. */
  trouble: string | undefined;
  faults: ReadingTexts;
  /** As the controls hold them; "" leaves it to the guess. */
  texts: ReadingTexts;
  /** Those of a workbook; undefined for text. */
  sheets: Sheet[] | undefined;
  /** What "found out" comes to. */
  found: { encoding: string; delimiter: string; quote: string; headerLine: number; sheet: string };
  encodings: string[];
  delimiters: { value: string; label: string }[];
  headerLine: number;
  total: string | undefined;
  /** Lines that are left out as comments now, in words. */
  comments: string | undefined;
  rows: FirstRecord[];
  beyondAscii: FirstRecord[];
}

const encodings = [
  "utf-8",
  "windows-1252",
  "utf-16le",
  "utf-16be",
  "iso-8859-15",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "macintosh",
  "cp437",
  "cp850",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
];

/** Plain data for the page. */
export function fileView({ inspection, reading, refused }: ImportDraft): FileView {
  const texts = refused?.texts ?? reading ?? {};
  const marks = delimiters.filter((mark) => mark !== "\x1f");
  return {
    trouble: refused?.trouble,
    faults: refused?.faults ?? {},
    texts,
    sheets: inspection.sheets,
    found: foundOf(inspection),
    encodings: [...new Set([...encodings, inspection.encoding])].filter((name) => name !== workbook),
    delimiters: marks.map((mark) => ({ value: mark === "\t" ? "tab" : mark, label: delimiterName(mark) })),
    headerLine: inspection.headerLine,
    total: inspection.total?.text,
    comments: leftOutSentence({ comments: commentsOf(inspection) }),
    rows: inspection.first,
    beyondAscii: inspection.beyondAscii,
  };
}

function foundOf({ encoding, dialect, headerLine, sheet = "" }: Inspection): FileView["found"] {
  return {
    encoding,
    delimiter: delimiterName(dialect.delimiter),
    quote: dialect.quote,
    headerLine,
    sheet,
  };
}
