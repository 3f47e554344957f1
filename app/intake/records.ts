// Which records does a text hold, and on which physical line does each of them start?
import Papa from "papaparse";
import { Trouble } from "../domain/trouble";
import type { Dialect } from "./dialect";
import { countNewlines, normaliseNewlines } from "./newlines";

/** One record: arrays only, so that a column called "__proto__" is a column like any other. */
export interface TextRecord {
  /** Physical line of the file on which the record starts, from 1. */
  line: number;
  cells: string[];
  fault?: "unclosed quote" | "unreadable character";
}

export const longestRecord = 1_000_000;

/**
 * The records of a text that comes in blocks, wherever the blocks are cut. `damaged`: U+FFFD in a cell is a byte that could not be read.
 * @throws Trouble with the line where a quote opened that never closes or is followed by more text, or of a record over 1 MB.
 */
export async function* readRecords(
  blocks: AsyncIterable<string> | Iterable<string>,
  dialect: Dialect,
  { damaged = false }: { damaged?: boolean } = {},
): AsyncGenerator<TextRecord[]> {
  const splitter = new RecordSplitter(dialect, damaged);
  for await (const block of blocks) {
    const records = splitter.push(block);
    if (records.length > 0) yield records;
  }
  const records = splitter.end();
  if (records.length > 0) yield records;
}

/** The same for a text that is whole. */
export function splitRecords(text: string, dialect: Dialect): TextRecord[] {
  const splitter = new RecordSplitter(dialect, false);
  return [...splitter.push(text), ...splitter.end()];
}

interface Parsed {
  data: string[][];
  errors: { code: string; row: number; index: number }[];
  meta: { cursor: number };
}

/** Text in, finished records out; the unfinished last one is carried over to the next block. */
export class RecordSplitter {
  private carry = "";
  private line = 1;
  private readonly parser: Papa.Parser;

  constructor(
    private readonly dialect: Dialect,
    private readonly damaged: boolean,
  ) {
    const { delimiter, quote, escape: escapeChar } = dialect;
    this.parser = new Papa.Parser({
      delimiter,
      newline: "\n",
      ...(quote === "" ? { fastMode: true } : { quoteChar: quote, escapeChar }),
    });
  }

  push(block: string): TextRecord[] {
    const text = this.carry + block;
    const held = text.endsWith("\r") ? "\r" : "";
    const input = normaliseNewlines(held === "" ? text : text.slice(0, -1), this.dialect);
    const parsed: Parsed = this.parser.parse(input, 0, true);
    this.stopAtQuoteTrouble(input, parsed);
    const carried = this.carry.length;
    const { cursor } = parsed.meta;
    this.carry = input.slice(cursor) + held;
    const records = this.number(input, parsed.data, cursor);
    if (carried > longestRecord / 4) this.capFirst(records);
    if (this.carry.length > longestRecord * 2.1) this.stopAtOverflow();
    return records;
  }

  end(): TextRecord[] {
    const input = normaliseNewlines(this.carry, this.dialect);
    this.carry = "";
    if (input === "") return [];
    const parsed: Parsed = this.parser.parse(input, 0, false);
    const last = parsed.data.length - 1;
    const unclosed = parsed.errors.find(({ code }) => code === "MissingQuotes");
    const onLastLine = unclosed && countNewlines(input.slice(unclosed.index).trimEnd()) === 0;
    this.stopAtQuoteTrouble(
      input,
      onLastLine ? { ...parsed, errors: parsed.errors.filter((error) => error.row < last) } : parsed,
    );
    if (!unclosed && input.endsWith("\n") && parsed.data[last]?.length === 1 && parsed.data[last]?.[0] === "")
      parsed.data.pop();
    const records = this.number(input, parsed.data, input.length);
    this.capFirst(records);
    const record = records[last];
    if (onLastLine && record) record.fault = "unclosed quote";
    return records;
  }

  private number(input: string, data: string[][], cursor: number): TextRecord[] {
    const consumed = cursor === input.length ? input : input.slice(0, cursor);
    const dubious = consumed.includes("\0") || (this.damaged && consumed.includes("\uFFFD"));
    const plain = countNewlines(consumed) <= data.length && !consumed.includes("\r");
    const records: TextRecord[] = [];
    for (const cells of data) {
      const record: TextRecord = { line: this.line, cells };
      this.line += 1;
      if (!plain) for (const cell of cells) this.line += countNewlines(cell);
      if (dubious && cells.some((cell) => cell.includes("\0") || (this.damaged && cell.includes("\uFFFD")))) {
        record.fault = "unreadable character";
      }
      records.push(record);
    }
    return records;
  }

  /** Rows that papaparse gave up on are merged rows: nothing after the quote can be trusted. */
  private stopAtQuoteTrouble(input: string, { data, errors }: Parsed): void {
    const error = errors.find(({ row }) => row < data.length);
    if (!error) return;
    const line = this.line + countNewlines(input.slice(0, error.index));
    const start = shown(input.slice(error.index - 1));
    const { quote } = this.dialect;
    const closed = error.code === "InvalidQuotes";
    throw new Trouble(
      `Line ${line}: a quote opens at ${start} and ${closed ? "closes in the middle of its cell" : "never closes"}. ` +
        `Close it, or write ${quote}${quote} for a quote inside a quoted cell; or take quotes as plain text.`,
    );
  }

  private stopAtOverflow(): void {
    const parsed: Parsed = this.parser.parse(this.carry, 0, false);
    if (parsed.errors.length > 0) this.stopAtQuoteTrouble(this.carry, parsed);
    throw tooLong(this.line);
  }

  private capFirst(records: TextRecord[]): void {
    for (const { cells, line } of records) {
      if (cells.reduce((sum, cell) => sum + cell.length, 0) > longestRecord) throw tooLong(line);
    }
  }
}

function tooLong(line: number): Trouble {
  return new Trouble(
    `Line ${line}: the row that starts here is over 1 MB long. Most often the line ends are missing or the delimiter is wrong; look at that line.`,
  );
}

function shown(text: string): string {
  const line = (text.split("\n")[0] ?? "").trimEnd();
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
