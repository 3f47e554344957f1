// What is in a file: its encoding, dialect and header, what each column seems to mean, and what only the user can say?
import { Trouble } from "../domain/trouble";
import { defaultIssues, defaultSteps, type ImportKind } from "../domain/vocabulary";
import type { ColumnGuess } from "./columns";
import { decodeFile } from "./decode";
import { type Dialect, guessDialect } from "./dialect";
import { ColumnListener } from "./evidence";
import { fromExport } from "./exportCsv";
import { examineFile, type FileBytes } from "./fileBytes";
import { FirstRecords } from "./firstRecords";
import { firstText } from "./firstText";
import { guessMapping } from "./guessMapping";
import { type HeaderName, headerFingerprint, headerNames } from "./header";
import { type CommentTest, commentTest, findHeaderRow, isBlank } from "./headerRow";
import type { InspectedColumn, Inspection } from "./inspection";
import type { IntakeContext } from "./intakeRow";
import { fitMapping, type Mapping, parseMapping } from "./mapping";
import { hasOdd } from "./oddCells";
import { questionsOf } from "./questions";
import type { ReadingChoices } from "./reading";
import { readRecords, type TextRecord } from "./records";
import { asBeforeExport, isRejectsHeader, RejectedRows } from "./rejectsFile";
import { sheetNote, workbook, workbookSheets } from "./spreadsheet";
import { readsUnknownStagesAsOpen } from "./stageWords";
import { isTargetName, type TargetName, targets } from "./targets";
import { isTotalRow } from "./totalRow";

export interface InspectOptions extends ReadingChoices {
  /** What a mapping file says, unchecked; guessed where undefined. */
  mapping?: unknown;
  kind?: ImportKind;
  /** The product that wrote the file, by its id; "none" guesses by names alone; recognised by the header where undefined. */
  preset?: string | undefined;
  context?: Partial<IntakeContext>;
}

const nothingGuessed = { confidence: 1, preset: null, guesses: [], stages: [] };
const lookedAt = 200;

/** As many as a spreadsheet has. */
export const mostRows = 1_048_576;

/**
 * Reads the whole file once for its bytes and once for its rows, and says what it found. All rows are weighed, not the first ones.
 * @throws Trouble when it is no text, empty, without data rows, or the mapping does not fit.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const given = options.mapping === undefined ? undefined : parseMapping(options.mapping);
  const examined = await examineFile(
    path,
    options.encoding === undefined ? {} : { encoding: options.encoding },
  );
  const bytes = { ...examined, ...(await sheetOf(path, examined, options)) };
  const sample = await firstText(decodeFile(path, bytes));
  const written = bytes.encoding === workbook ? { delimiter: ",", quote: '"' } : picked(options);
  const guessed = guessDialect(sample.text, { complete: sample.complete, ...written });
  const dialect = { delimiter: guessed.delimiter, quote: guessed.quote, escape: guessed.escape };
  const records = readRecords(decodeFile(path, bytes), dialect, bytes);
  const pass = new FilePass(guessed.separatorLine ? 2 : 1, options, given);
  const beginning = new FirstRecords();
  for await (const batch of records) {
    beginning.hear(batch);
    pass.hear(batch);
  }
  const found = pass.end();
  const { header, columns: listeners } = found;
  const names = header.names;
  const looks = names.map((name) => ({ ...name, values: listeners[name.index]?.values ?? [] }));
  const { context } = options;
  const own = {
    steps: context?.steps ?? defaultSteps,
    issues: context?.issues ?? defaultIssues.map((name) => ({ name })),
  };
  const { kind, confidence, preset, mapping, guesses, stages } = given
    ? { ...nothingGuessed, kind: given.kind, mapping: fitMapping(given, names) }
    : guessMapping(looks, { ...options, steps: own.steps });
  const columns = names.map((name) =>
    inspected(name, listeners[name.index], { mapping, guesses, given: given !== undefined }),
  );
  const unknownStageIsOpen = readsUnknownStagesAsOpen(mapping, columns);
  const partial = {
    ...bytes,
    first: beginning.first,
    beyondAscii: beginning.beyondAscii,
    dialect,
    delimiter: dialect.delimiter,
    headerLine: header.line,
    firstLine: header.firstLine,
    header: names.map(({ written }) => written),
    fingerprint: headerFingerprint(names),
    ...(found.rejected === undefined ? {} : { rejected: found.rejected }),
    columns,
    kind,
    preset,
    mapping,
    guessed: given === undefined,
    unknownStageIsOpen,
    trailingCells: found.widths.wide * 2 > found.rows,
    rows: found.rows,
    blankLines: found.blankLines,
    comments: found.comments.count,
    ...(found.comments.first === undefined ? {} : { firstComment: found.comments.first }),
    ...(options.comments === undefined ? {} : { commentMark: options.comments }),
    ...(found.total === undefined ? {} : { total: found.total }),
    ...(options.totalRow === undefined ? {} : { totalRow: options.totalRow }),
  };
  const { questions, notes } = questionsOf(partial, {
    oneColumn: guessed.oneColumn && names.length > 0,
    kindConfidence: confidence,
    own,
    stages,
    widths: found.widths,
    preamble: header.preamble,
    sample: sample.text,
  });
  return { ...partial, questions, notes };
}

/** Which sheets there are, and which is read. @throws Trouble for a sheet of what is no workbook. */
async function sheetOf(
  path: string,
  { encoding }: FileBytes,
  { sheet }: InspectOptions,
): Promise<Pick<Inspection, "sheet" | "sheets" | "sheetNote">> {
  if (encoding === workbook) {
    const { sheets, proposed } = await workbookSheets(path);
    const note = sheetNote(sheets, { sheet, proposed });
    return { sheets, sheet: sheet ?? proposed, ...(note === undefined ? {} : { sheetNote: note }) };
  }
  if (sheet === undefined) return {};
  throw new Trouble(`This is no Excel workbook, so it has no sheet "${sheet}". Name none.`);
}

function picked({ delimiter, quote, escape: how }: InspectOptions): Partial<Dialect> {
  if (delimiter !== undefined && delimiter.length !== 1)
    throw new Trouble(`A delimiter is one character, not ${JSON.stringify(delimiter)}.`);
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(quote === undefined ? {} : { quote }),
    ...(how === undefined ? {} : { escape: how }),
  };
}

interface Header {
  line: number;
  firstLine: number;
  names: HeaderName[];
  preamble: number;
}

/** One pass over all records: the first ones decide the header, all of them are heard. */
class FilePass {
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
  private rejected: RejectedRows | undefined;

  constructor(
    private readonly start: number,
    private readonly options: InspectOptions,
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
    return { header, columns, rows: counted, blankLines, comments, widths, total, rejected };
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
    const isOurs = isRejectsHeader(found.cells);
    this.asBefore = asBeforeExport(isOurs);
    if (isOurs) this.rejected = new RejectedRows(found.cells);
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

function inspected(
  name: HeaderName,
  listener: ColumnListener | undefined,
  { mapping, guesses, given }: { mapping: Mapping; guesses: readonly ColumnGuess[]; given: boolean },
): InspectedColumn {
  const meant = (Object.entries(mapping.columns) as [TargetName, string | string[]][])
    .filter(([, columns]) => [columns].flat().includes(name.name))
    .map(([target]) => target);
  const guess = guesses.find(({ columns }) => columns.some(({ index }) => index === name.index));
  const evidence = listener?.evidence ?? { dates: undefined, numbers: undefined };
  return {
    ...name,
    ...evidence,
    samples: listener?.samples ?? [],
    filled: listener?.filled ?? 0,
    ...(listener && hasOdd(listener.odd) ? { odd: listener.odd } : {}),
    words: listener?.frequentWords,
    targets: meant,
    target: meant.find((target) => isTargetName(target) && targets[target] !== undefined),
    confidence: given ? (meant.length > 0 ? 1 : 0) : (guess?.confidence ?? 0),
  };
}
