// What do all rows of a file say, heard once: where is its header, what stands in each column, and what is none of its rows?
import { Trouble } from "../domain/trouble";
import { ColumnListener } from "./evidence";
import { fromExport } from "./exportCsv";
import { type HeaderName, headerNames } from "./header";
import { type CommentTest, commentTest, findHeaderRow, isBlank } from "./headerRow";
import { fitMapping, type Mapping } from "./mapping";
import { isOwnHeader } from "./ownExport";
import type { TotalRowChoice } from "./reading";
import type { TextRecord } from "./records";
import { asBeforeExport, isRejectsHeader, RejectedRows } from "./rejectsFile";
import { isTargetName, targets } from "./targets";
import { isTotalRow } from "./totalRow";

const lookedAt = 200;

/** As many as a spreadsheet has. */
const mostRows = 1_048_576;

interface Header {
  line: number;
  firstLine: number;
  names: HeaderName[];
  preamble: number;
}

interface PassOptions {
  headerLine?: number;
  totalRow?: TotalRowChoice;
  comments?: string;
  context?: { currency?: string };
}

/** One pass over all records: the first ones decide the header, all of them are heard. */
export class FilePass {
  private waiting: TextRecord[] | undefined = [];
  private header: Header | undefined;
  private columns: ColumnListener[] = [];
  private readonly widths = { narrow: 0, wide: 0, blankEnds: 0 };
  private rows = 0;
  private blankLines = 0;
  private readonly comments = new LeftOut();
  private readonly isComment: CommentTest;
  private last: TextRecord | undefined;
  private asBefore = asBeforeExport(false);
  private exported = false;
  private rejected: RejectedRows | undefined;

  constructor(
    private readonly start: number,
    private readonly options: PassOptions,
    private readonly given: Mapping | undefined,
  ) {
    this.isComment = commentTest(options.comments);
  }

  hear(records: readonly TextRecord[]): void {
    if (!this.waiting) {
      for (const record of records) this.hearRow(record);
      return;
    }
    for (const record of records) if (record.line >= this.start) this.waiting.push(record);
    if (this.waiting.length >= lookedAt) this.decideHeader();
  }

  end() {
    if (this.waiting) this.decideHeader();
    const { header, columns, rows, blankLines, comments, widths } = this;
    if (!header)
      throw new Trouble(
        "This file holds no rows, only blank lines. Export it again and see that it holds rows.",
      );
    const total = rows > 0 && this.last && isTotalRow(this.last.cells) ? lineOf(this.last) : undefined;
    const counted = total && this.options.totalRow === "leave-out" ? rows - 1 : rows;
    if (counted === 0)
      throw new Trouble(
        "This file has a header and no data rows under it. Nothing was taken in; export it again.",
      );
    const rejected = this.rejected?.found;
    const { exported } = this;
    return { header, columns, rows: counted, blankLines, comments, widths, total, exported, rejected };
  }

  private decideHeader(): void {
    const records = this.waiting ?? [];
    this.waiting = undefined;
    const { headerLine } = this.options;
    const stated =
      headerLine === undefined || headerLine === 0
        ? undefined
        : records.find(({ line }) => line === headerLine);
    if (headerLine && !stated)
      throw new Trouble(
        `No row starts on line ${headerLine}, which was named as the header. Name a line from 1 to ${records.at(-1)?.line ?? 1}.`,
      );
    const found = stated
      ? { line: stated.line, cells: stated.cells, preamble: 0 }
      : findHeaderRow(records, this.isComment);
    if (!found) {
      this.blankLines += records.length;
      return;
    }
    const line = headerLine === 0 ? 0 : found.line;
    const data = records.filter(
      ({ line: at, cells }) => at > line && !isBlank(cells) && !this.isComment(cells),
    );
    const isRejects = isRejectsHeader(found.cells);
    const isOurs = isRejects || isOwnHeader(found.cells);
    this.exported = isOurs;
    this.asBefore = asBeforeExport(isOurs);
    if (isRejects) this.rejected = new RejectedRows(found.cells);
    const cells = line === 0 ? [] : isOurs ? found.cells.map(fromExport) : found.cells;
    const width = line === 0 ? usualWidth(data) : cells.length;
    const firstLine = line === 0 ? this.start : line + 1;
    this.header = {
      line,
      firstLine,
      names: headerNames(cells, width),
      preamble: found.preamble,
    };
    this.columns = this.header.names.map(() => new ColumnListener(this.options.context?.currency ?? "USD"));
    if (this.given) this.insist(fitMapping(this.given, this.header.names), this.header.names);
    for (const record of records) {
      if (record.line >= firstLine) this.hearRow(record);
      else if (record.line !== line && this.isComment(record.cells)) this.comments.push(record);
    }
  }

  private insist({ columns, steps }: Mapping, names: readonly HeaderName[]): void {
    const at = (name: string) => this.columns[names.find((column) => column.name === name)?.index ?? -1];
    for (const [target, wanted] of Object.entries(columns)) {
      const type = isTargetName(target) ? targets[target].type : "text";
      for (const name of [wanted ?? []].flat()) {
        if (type === "day" || type === "instant") at(name)?.insist("dates");
        if (type === "money") at(name)?.insist("numbers");
      }
    }
    for (const { column, as } of Object.values(steps)) if (as === "date") at(column)?.insist("dates");
  }

  private hearRow(written: TextRecord): void {
    const record = this.asBefore(written);
    const { cells } = record;
    if (!this.header) {
      if (isBlank(cells)) this.blankLines += 1;
      else throw new Trouble("The first 200 lines of this file are blank. Delete them and import it again.");
      return;
    }
    if (isBlank(cells)) {
      this.blankLines += 1;
      return;
    }
    if (this.isComment(cells)) {
      this.comments.push(record);
      return;
    }
    this.rows += 1;
    this.last = record;
    this.rejected?.hear(cells);
    if (this.rows > mostRows) throw tooManyRows();
    const { columns } = this;
    if (cells.length < columns.length) this.widths.narrow += 1;
    else if (cells.length > columns.length) {
      this.widths.wide += 1;
      if (isBlank(cells.slice(columns.length))) this.widths.blankEnds += 1;
    }
    for (let at = 0; at < columns.length; at += 1) columns[at]?.hear(cells[at] ?? "");
  }
}

/** Lines that are none of the rows. */
class LeftOut {
  count = 0;
  first: { line: number; text: string } | undefined;

  push(record: TextRecord): void {
    this.count += 1;
    this.first ??= lineOf(record);
  }
}

function lineOf({ line, cells }: TextRecord): { line: number; text: string } {
  const text = cells.filter((cell) => cell.trim() !== "").join(" · ");
  return { line, text: text.length > 200 ? `${text.slice(0, 200)}…` : text };
}

function tooManyRows(): Trouble {
  return new Trouble(
    "This file has more than 1,048,576 rows, the most that is taken at once. Split it in two, each with the header line, and import one after the other.",
  );
}

function usualWidth(records: readonly TextRecord[]): number {
  const widths = records.map(({ cells }) => cells.length).sort((left, right) => left - right);
  return widths[widths.length >> 1] ?? 1;
}
