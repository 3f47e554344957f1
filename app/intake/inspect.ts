// What is in a file: its encoding, dialect and header, what each column seems to mean, and what only the user can say?
import { Trouble } from "../domain/trouble";
import { defaultIssues, defaultSteps, type ImportKind } from "../domain/vocabulary";
import type { ColumnGuess } from "./columns";
import { decodeFile } from "./decode";
import { type Dialect, guessDialect } from "./dialect";
import type { ColumnListener } from "./evidence";
import { examineFile, type FileBytes } from "./fileBytes";
import { FilePass } from "./filePass";
import { FirstRecords } from "./firstRecords";
import { firstText } from "./firstText";
import { guessMapping } from "./guessMapping";
import { type HeaderName, headerFingerprint } from "./header";
import type { InspectedColumn, Inspection } from "./inspection";
import type { IntakeContext } from "./intakeRow";
import { fitMapping, laidOver, leavesColumns, type Mapping, parseMapping } from "./mapping";
import { hasOdd } from "./oddCells";
import { questionsOf } from "./questions";
import type { ReadingChoices } from "./reading";
import { readRecords } from "./records";
import { sheetNote } from "./sheetChoice";
import { workbook, workbookSheets } from "./spreadsheet";
import { readsUnknownStagesAsOpen } from "./stageWords";
import { isTargetName, type TargetName, targets } from "./targets";
import { isMinusSign } from "./words";

export interface InspectOptions extends ReadingChoices {
  /** What a mapping file says, unchecked; guessed where undefined. */
  mapping?: unknown;
  kind?: ImportKind;
  /** The product that wrote the file, by its id; "none" guesses by names alone; recognised by the header where undefined. */
  preset?: string | undefined;
  context?: Partial<IntakeContext>;
}

const nothingGuessed = { confidence: 1, instead: undefined, preset: null, guesses: [], stages: [] };

/**
 * Reads the whole file once for its bytes and once for its rows, and says what it found. All rows are weighed, not the first ones.
 * @throws Trouble when it is no text, empty, without data rows, or the mapping does not fit.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const said = options.mapping === undefined ? undefined : parseMapping(options.mapping);
  const given = leavesColumns(options.mapping) ? undefined : said;
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
  const { kind, confidence, instead, preset, mapping, guesses, stages } = given
    ? { ...nothingGuessed, kind: given.kind, mapping: fitMapping(given, names) }
    : guessOver(looks, { said, ...options, steps: own.steps });
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
    ...(found.exported ? { exported: true as const } : {}),
    ...(found.rejected === undefined ? {} : { rejected: found.rejected }),
    columns,
    kind,
    ...(instead === undefined ? {} : { instead }),
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

/** The guess, with what was said beside the columns laid over it. */
function guessOver(
  looks: Parameters<typeof guessMapping>[0],
  { said, ...options }: Parameters<typeof guessMapping>[1] & { said: Mapping | undefined },
): ReturnType<typeof guessMapping> {
  if (!said) return guessMapping(looks, options);
  const guess = guessMapping(looks, { ...options, kind: said.kind });
  return { ...guess, mapping: laidOver(guess.mapping, said) };
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

function inspected(
  name: HeaderName,
  listener: ColumnListener | undefined,
  { mapping, guesses, given }: { mapping: Mapping; guesses: readonly ColumnGuess[]; given: boolean },
): InspectedColumn {
  const meant = (Object.entries(mapping.columns) as [TargetName, string | string[]][])
    .filter(([, columns]) => [columns].flat().includes(name.name))
    .map(([target]) => target);
  if (listener?.speaksBySigns)
    for (const mark of [...listener.marks.keys()])
      if (meant.some((target) => isMinusSign(target, mark))) listener.takeMark(mark);
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
