// What does the page of how a file is read show: what holds now, what may be chosen, and the first rows as they are read?
import { delimiterName, delimiters } from "../intake/dialect";
import { firstRecords } from "../intake/firstRecords";
import type { Inspection } from "../intake/inspection";
import type { ReadingTexts } from "../intake/reading";
import type { TextRecord } from "../intake/records";
import { workbook } from "../intake/spreadsheet";
import type { ImportDraft } from "./importDraft";

export interface FileView {
  /** Why the last choices were not taken. */
  trouble: string | undefined;
  faults: ReadingTexts;
  /** As the controls hold them; "" leaves it to the guess. */
  texts: ReadingTexts;
  isWorkbook: boolean;
  /** What "found out" comes to. */
  found: { encoding: string; delimiter: string; quote: string; headerLine: number };
  encodings: string[];
  delimiters: { value: string; label: string }[];
  headerLine: number;
  total: string | undefined;
  rows: PreviewRow[];
  beyondAscii: PreviewRow[];
}

export interface PreviewRow {
  line: number;
  cells: string[];
  /** Cells that are not shown. */
  more: number;
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
const mostCells = 12;
const mostCharacters = 60;

/** Plain data for the page. */
export async function fileView(
  { inspection, reading, refused }: ImportDraft,
  path: string,
): Promise<FileView> {
  const { records, beyondAscii, trouble } = await firstRecords(path, inspection);
  const texts = refused?.texts ?? reading ?? {};
  const marks = delimiters.filter((mark) => mark !== "\x1f");
  return {
    trouble: refused?.trouble ?? trouble,
    faults: refused?.faults ?? {},
    texts,
    isWorkbook: inspection.encoding === workbook,
    found: foundOf(inspection),
    encodings: [...new Set([...encodings, inspection.encoding])].filter((name) => name !== workbook),
    delimiters: marks.map((mark) => ({ value: mark === "\t" ? "tab" : mark, label: delimiterName(mark) })),
    headerLine: inspection.headerLine,
    total: inspection.total?.text,
    rows: records.map(previewRow),
    beyondAscii: beyondAscii.map(previewRow),
  };
}

function foundOf({ encoding, dialect, headerLine }: Inspection): FileView["found"] {
  return {
    encoding,
    delimiter: delimiterName(dialect.delimiter),
    quote: dialect.quote,
    headerLine,
  };
}

function previewRow({ line, cells }: TextRecord): PreviewRow {
  return {
    line,
    cells: cells
      .slice(0, mostCells)
      .map((cell) => (cell.length > mostCharacters ? `${cell.slice(0, mostCharacters)}…` : cell)),
    more: Math.max(0, cells.length - mostCells),
  };
}
