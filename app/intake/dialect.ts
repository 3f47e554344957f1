// Which marks part the cells of a file: delimiter, quote, escape?
import { cellShape } from "./cellShape";
import { isBlank, isComment } from "./headerRow";
import { splitRecords } from "./records";

export interface Dialect {
  delimiter: string;
  /** "" where quotes are plain text. */
  quote: string;
  escape: string;
}

export interface DialectGuess extends Dialect {
  /** Line 1 is "sep=;": a note to Excel, no data. */
  separatorLine: boolean;
  /** No delimiter parts the sample into steady columns: the file has one column, or the delimiter must be named. */
  oneColumn: boolean;
}

/** What was said about a dialect; the rest is guessed. */
type Marks = Partial<Dialect>;

export const delimiters = [",", ";", "\t", "|", "^", "~", "\x1f"] as const;

/** How a delimiter is called in a sentence. */
export function delimiterName(delimiter: string): string {
  const names: Record<string, string> = {
    ",": "comma",
    ";": "semicolon",
    "\t": "tab",
    "|": "pipe",
    " ": "space",
    "\x1f": "unit separator",
  };
  return Object.hasOwn(names, delimiter) ? (names[delimiter] ?? delimiter) : delimiter;
}

const sampleCharacters = 65_536;

/** Guesses from the beginning of a text; `complete` says that it is the whole. What is given is not guessed. */
export function guessDialect(
  text: string,
  { complete, ...marks }: { complete: boolean } & Marks,
): DialectGuess {
  const separator = /^"?sep=(.|\\t)"?[ ,;\t]*(\r\n|\r|\n|$)/i.exec(text);
  const named = marks.delimiter ?? (separator?.[1] === "\\t" ? "\t" : separator?.[1]);
  const whole = complete && text.length <= sampleCharacters;
  const body = text.slice(separator?.[0].length ?? 0).slice(0, sampleCharacters);
  const cut = whole
    ? body
    : body.slice(0, Math.max(body.lastIndexOf("\n"), body.lastIndexOf("\r")) + 1) || body;
  const tried = (named === undefined ? delimiters : [named]).flatMap((mark) => marksFor(cut, mark, marks));
  const measured = tried.map((dialect) => ({ dialect, ...measure(cut, dialect) }));
  const steady = measured.reduce((left, right) => (right.score > left.score ? right : left));
  const best = (named === undefined && brokenQuotes(cut, measured, steady.score)) || steady;
  const { dialect } = best;
  const oneColumn = named === undefined && best.score <= 0;
  const lone = delimiters.find((mark) => !body.includes(mark)) ?? "\x1f";
  return {
    ...(oneColumn ? { ...dialect, delimiter: lone } : dialect),
    separatorLine: separator !== null,
    oneColumn,
  };
}

function marksFor(text: string, delimiter: string, { quote, escape: how }: Marks): Dialect[] {
  if (quote !== undefined) return [{ delimiter, quote, escape: how ?? quote }];
  if (how !== undefined) return [{ delimiter, quote: '"', escape: how }];
  const dialects = [{ delimiter, quote: '"', escape: '"' }];
  if (/[^\\]\\"[^\r\n]/.test(text)) dialects.push({ delimiter, quote: '"', escape: "\\" });
  if (!text.includes('"') && quotedBy("'", text, delimiter))
    dialects.push({ delimiter, quote: "'", escape: "'" });
  return dialects;
}

interface Measured {
  dialect: Dialect;
  score: number;
  /** The first row is as wide as most rows are. */
  header: boolean;
}

/**
 * The dialect whose quotes do not close, and that would part the rows better than all others do: the file is to be stopped at its
 * quote, not to be read as something else. Where others part the rows at all, it must part the header too.
 */
function brokenQuotes(text: string, measured: readonly Measured[], steady: number): Measured | undefined {
  const broken = measured
    .filter(({ dialect, score }) => score <= 0 && dialect.quote !== "" && text.includes(dialect.quote))
    .map(({ dialect }) => ({ dialect, ...measure(text, { ...dialect, quote: "" }) }))
    .filter(({ score, header }) => score > Math.max(0, steady) && (header || steady <= 0));
  return broken.length === 0
    ? undefined
    : broken.reduce((left, right) => (right.score > left.score ? right : left));
}

/** At least three cells that begin and end with the mark, one of them around the delimiter: an apostrophe alone is no quote. */
function quotedBy(mark: string, text: string, delimiter: string): boolean {
  const d = delimiter.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const cells =
    text
      .slice(0, 20_000)
      .match(new RegExp(`(?<=^|${d}|\\n)${mark}[^${mark}\\r\\n]*${mark}(?=${d}|\\r|\\n|$)`, "g")) ?? [];
  return cells.length >= 3 && cells.some((cell) => cell.includes(delimiter));
}

/**
 * Steady width over the rows, wider better, and a first wide row that reads like names. 0 where the delimiter makes one column;
 * negative where its quotes do not close.
 */
function measure(text: string, dialect: Dialect): Omit<Measured, "dialect"> {
  const rows = recordsOf(text, dialect);
  if (rows === undefined) return { score: -1, header: false };
  const filled = rows.filter((cells) => !isBlank(cells) && !isComment(cells));
  // Rows of nothing but delimiters are blank rows, and no column of commas.
  if (filled.length === 0) return { score: (rows[0]?.length ?? 1) > 1 ? 0.001 : 0, header: false };
  const widths = new Map<number, number>();
  for (const cells of filled) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 1, count = 0] = [...widths].reduce(
    (left, right) => (right[1] > left[1] ? right : left),
    [1, 0],
  );
  if (width < 2) return { score: 0, header: false };
  const first = filled.find((cells) => cells.length === width) ?? [];
  const names = first.filter((cell) => cellShape(cell) === "word").length;
  const share = count / filled.length;
  return {
    header: filled[0]?.length === width,
    score:
      share *
      share *
      Math.log2(width + 1) *
      (0.3 + 0.7 * (names / Math.max(1, first.filter((cell) => cell !== "").length))),
  };
}

/** Undefined where a quote is broken. */
function recordsOf(text: string, dialect: Dialect): string[][] | undefined {
  try {
    const records = splitRecords(text, dialect);
    return records.slice(0, 500).map(({ cells }) => cells);
  } catch {
    return undefined;
  }
}
