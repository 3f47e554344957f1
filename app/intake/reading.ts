// What did somebody say about how a file is to be read, instead of leaving it to a guess?
import iconv from "iconv-lite";

/** What is undefined is found out from the file. */
export interface ReadingChoices {
  encoding?: string;
  /** The sheet of a workbook; the first where undefined. */
  sheet?: string;
  delimiter?: string;
  /** "" takes quotes as plain text. */
  quote?: string;
  /** What makes a quote inside a quoted cell plain: the quote itself (doubled), or a backslash. */
  escape?: string;
  /** Line of the header; 0 where there is none. */
  headerLine?: number;
  /** What becomes of a last row that sums up the others; it is rejected where nobody said. */
  totalRow?: TotalRowChoice;
  /** The mark of lines that are comments and left out, or "none"; plain ones with "#" where undefined. */
  comments?: string;
}

export const totalRowChoices = ["leave-out", "keep"] as const;
export type TotalRowChoice = (typeof totalRowChoices)[number];

/** As typed; what is empty or missing was not said. */
export type ReadingTexts = Partial<Record<keyof ReadingChoices, string | undefined>>;

export interface ReadingFault {
  field: keyof ReadingChoices;
  /** Begins with what was typed. */
  sentence: string;
}

const named: Record<string, string> = {
  comma: ",",
  semicolon: ";",
  tab: "\t",
  "\\t": "\t",
  pipe: "|",
  space: " ",
};

/** Reads what was typed; every fault is named, and what is right stands in `reading`. */
export function readReading(texts: ReadingTexts): { reading: ReadingChoices; faults: ReadingFault[] } {
  const faults: ReadingFault[] = [];
  const reading: ReadingChoices = {};
  const fault = (field: keyof ReadingChoices, sentence: string) => faults.push({ field, sentence });
  const said = (field: keyof ReadingChoices) => {
    const text = texts[field];
    return text === undefined || text === "" ? undefined : text;
  };
  const encoding = said("encoding")?.trim().toLowerCase();
  if (encoding !== undefined) {
    if (iconv.encodingExists(encoding)) reading.encoding = encoding;
    else
      fault(
        "encoding",
        `${shown(encoding)} is no encoding known here. Common ones are utf-8, windows-1252, utf-16le, shift_jis.`,
      );
  }
  const sheet = said("sheet");
  if (sheet !== undefined) reading.sheet = sheet;
  const delimiter = said("delimiter");
  if (delimiter !== undefined) {
    const mark = markOf(delimiter);
    if (mark === undefined || mark === '"')
      fault("delimiter", `${shown(delimiter)} is no delimiter. Give one character, or a word: comma, tab.`);
    else reading.delimiter = mark;
  }
  const quote = said("quote");
  if (quote !== undefined) {
    const mark = quote === "none" ? "" : quote === "double" ? '"' : quote === "single" ? "'" : markOf(quote);
    if (mark === undefined || (mark !== "" && mark === reading.delimiter))
      fault("quote", `${shown(quote)} cannot be the quote. Give one character that parts no cells, or none.`);
    else reading.quote = mark;
  }
  const how = said("escape");
  if (how !== undefined) {
    if (how === "doubled") reading.escape = reading.quote || '"';
    else if (how === "backslash" || how === "\\") reading.escape = "\\";
    else fault("escape", `${shown(how)} is none of doubled, backslash.`);
  }
  const headerLine = said("headerLine")?.trim();
  if (headerLine !== undefined) {
    if (/^\d{1,7}$/.test(headerLine)) reading.headerLine = Number(headerLine);
    else
      fault(
        "headerLine",
        `${shown(headerLine)} is no line. Give the line of the header as 1, or 0 for none.`,
      );
  }
  const totalRow = said("totalRow");
  if (totalRow !== undefined) {
    const known = totalRowChoices.find((choice) => choice === totalRow);
    if (known) reading.totalRow = known;
    else fault("totalRow", `${shown(totalRow)} is none of ${totalRowChoices.join(", ")}.`);
  }
  const comments = said("comments")?.trim();
  if (comments !== undefined) {
    if (comments === "none" || /^[^\s\p{L}\p{N}"]{1,3}$/u.test(comments)) reading.comments = comments;
    else
      fault(
        "comments",
        `${shown(comments)} is no mark of comments. Give the mark their lines begin with, as # or //, or none.`,
      );
  }
  return { reading, faults };
}

/** What of this says how a file is read. */
export function readingIn(options: ReadingChoices): ReadingChoices {
  const { encoding, sheet, delimiter, quote, escape: how, headerLine, totalRow, comments } = options;
  const all = { encoding, sheet, delimiter, quote, escape: how, headerLine, totalRow, comments };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The same as it would be typed. */
export function readingTexts({
  delimiter,
  quote,
  escape: how,
  headerLine,
  ...rest
}: ReadingChoices): ReadingTexts {
  const quotes: Record<string, string> = { "": "none", '"': "double", "'": "single" };
  return {
    ...rest,
    ...(delimiter === undefined ? {} : { delimiter: delimiter === "\t" ? "tab" : delimiter }),
    ...(quote === undefined ? {} : { quote: quotes[quote] ?? quote }),
    ...(how === undefined ? {} : { escape: how === "\\" ? "backslash" : "doubled" }),
    ...(headerLine === undefined ? {} : { headerLine: String(headerLine) }),
  };
}

/** One character that may stand between or around cells. */
function markOf(text: string): string | undefined {
  const mark = Object.hasOwn(named, text) ? named[text] : text;
  return mark?.length === 1 && !/[\r\n\0\uFEFF\uFFFD]/.test(mark) ? mark : undefined;
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
