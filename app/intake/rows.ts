// What does each data row of a file become: an intake row or a reject, never neither and never both?
import { Trouble } from "../domain/trouble";
import { importKinds } from "../domain/vocabulary";
import { quoted } from "./cellText";
import { dealReader } from "./dealFields";
import { decodeFile } from "./decode";
import { speaksOfSignals } from "./guessKind";
import { commentTest, isBlank } from "./headerRow";
import type { Inspection } from "./inspection";
import type { IntakeContext, IntakeRow, Reject } from "./intakeRow";
import { chargeReader, creditReader, invoiceListReader } from "./invoiceFields";
import { defectReader, leadReader, listReader } from "./leadFields";
import type { Mapping } from "./mapping";
import type { Reading } from "./readers";
import { readRecords, type TextRecord } from "./records";
import { asBeforeExport } from "./rejectsFile";
import { fieldsOf, RowCursor, rejectRow } from "./rowCursor";
import { shapeFault } from "./rowShape";
import { signalReader } from "./signalFields";
import { stepColumnsReader } from "./stepColumns";
import { isTotalRow } from "./totalRow";
import { touchReader } from "./touchFields";

export const longestCell = 32_000;

/**
 * The data rows of an inspected file in batches, in the order of the file: each row that is neither blank nor a comment nor a total to
 * be left out is exactly one intake row or reject. Memory is bounded by the batch.
 * @throws Trouble for what stops the whole file: a quote that never closes, a mapping that makes nothing of its rows.
 */
export async function* readRows(
  path: string,
  inspection: Inspection,
  context: IntakeContext,
): AsyncGenerator<(IntakeRow | Reject)[]> {
  const take = rowTaker(inspection, context);
  const blocks = decodeFile(path, inspection);
  for await (const records of readRecords(blocks, inspection.dialect, inspection)) {
    const batch = take(records);
    if (batch.length > 0) yield batch;
  }
}

/** The same for records from anywhere; records up to the header line are left out. */
export function rowTaker(
  inspection: Inspection,
  context: IntakeContext,
): (records: readonly TextRecord[]) => (IntakeRow | Reject)[] {
  const { firstLine, columns, mapping } = inspection;
  const row = new RowCursor(fieldsOf(mapping, columns));
  const evidence = new Map(columns.map((column) => [column.index, column]));
  const make = rowMaker({ row, mapping, evidence, context }, inspection);
  const { trailingCells } = inspection;
  const leftOut = leftOutTotal(inspection)?.line;
  const asBefore = asBeforeExport(inspection.exported ?? false);
  const isComment = commentTest(inspection.commentMark);
  const width = columns.length;
  const wanted = columns.filter(({ written }) => written !== "").length === 0 ? 0 : lastNamed(columns) + 1;
  return (records) => {
    const batch: (IntakeRow | Reject)[] = [];
    for (const written of records) {
      const record = asBefore(written);
      const { line, cells } = record;
      if (line < firstLine || line === leftOut || isBlank(cells) || isComment(cells)) continue;
      const fault = recordFault(record, { width, wanted, trailingCells });
      if (fault) batch.push(rejectRow(record, fault));
      else {
        row.read(line, cells);
        batch.push(make());
      }
    }
    return batch;
  };
}

function rowMaker(reading: Reading, inspection: Inspection): () => IntakeRow | Reject {
  const { row } = reading;
  const { mapping, unknownStageIsOpen, columns, totalRow } = inspection;
  const { kind } = mapping;
  requireTargets(inspection);
  const maps = (part: string) =>
    row.fields.some(({ target, indexes }) => target.startsWith(`${part}.`) && indexes.length > 0);
  const unless = <T>(wanted: boolean, read: () => T): T | undefined => (wanted ? read() : undefined);
  const invoice = kind === "charges" ? "charge" : kind === "credits" ? "credit" : undefined;
  const list = invoice ? invoiceListReader(reading, invoice) : listReader(reading);
  const lead = unless(!invoice && (kind === "leads" || maps("lead")), () => leadReader(reading));
  const defect = unless(lead !== undefined, () => defectReader(reading));
  const deal = unless(!invoice && (kind === "deals" || maps("deal")), () =>
    dealReader(reading, { always: kind === "deals", unknownIsOpen: unknownStageIsOpen }),
  );
  const signal = unless(!invoice && (kind === "signals" || maps("signal")), () =>
    signalReader(reading, { always: kind === "signals" }),
  );
  const steps = unless(!invoice && Object.keys(mapping.steps).length > 0, () =>
    stepColumnsReader(reading, columns),
  );
  const touch = unless(!invoice && (kind === "touches" || maps("touch")), () =>
    touchReader(reading, { always: kind === "touches" }),
  );
  const charge = unless(invoice === "charge", () => chargeReader(reading));
  const credit = unless(invoice === "credit", () => creditReader(reading));
  return () => {
    const made: IntakeRow = {
      line: row.line,
      list: list(),
      lead: lead?.(),
      defect: defect?.(),
      deal: deal?.(),
      signals: [],
      touch: undefined,
      charge: charge?.(),
      credit: credit?.(),
    };
    const owned = made.lead !== undefined || made.deal !== undefined;
    const said = signal?.(owned);
    if (said) made.signals.push(said);
    if (steps) made.signals.push(...steps(made));
    if (touch) made.touch = touch(owned);
    const reachable =
      made.lead?.email ??
      made.lead?.phone ??
      made.lead?.mobile ??
      made.deal?.email ??
      made.deal?.named_lead ??
      null;
    if (totalRow !== "keep" && !row.reject && owned && reachable === null && isTotalRow(row.cells)) {
      row.failColumn(
        null,
        "total row",
        "it looks like a total of the rows above, not a row of its own. Delete the line; if it is one, give it an e-mail or phone.",
      );
    }
    if (!row.reject) {
      const fault = shapeFault(made);
      if (fault !== undefined) row.failColumn(null, "cell too long", fault);
    }
    return row.reject ?? made;
  };
}

/** A mapping must say at least what makes a thing of its kind; one that was guessed, also whom its leads name. */
function requireTargets({ mapping, guessed, instead, columns: inFile }: Inspection): void {
  const { kind, columns, constants, steps } = mapping;
  const names = [...Object.keys(columns), ...Object.keys(constants)];
  const { part, example } = kindFields[kind];
  const made =
    names.some((name) => name.startsWith(part)) || (kind === "signals" && Object.keys(steps).length > 0);
  if (made && !(guessed && kind === "leads" && !names.some((name) => naming.has(name)))) {
    if (instead !== undefined && kind === "leads") requireSignals(mapping, inFile);
    return;
  }
  const [only] = inFile;
  const lone =
    inFile.length === 1 && only
      ? ` Each of its lines reads as one cell, and the first is ${quoted(only.name)}: if that is several, name the delimiter.`
      : "";
  if (instead !== undefined)
    throw new Trouble(
      `Nothing in this file is known to belong to ${kind}.${lone} Say the kind with --kind ${instead}, if that is what it is, or another of ${importKinds.join(", ")}.`,
    );
  throw new Trouble(
    `Nothing in this file is known to belong to ${kind}.${lone} Say which column is which with a mapping, such as {"kind": "${kind}", "columns": {"${example}": "…"}}.`,
  );
}

/** Rows that may be signals are not taken as leads without them: nobody would miss what was left out. */
function requireSignals({ steps }: Mapping, columns: Inspection["columns"]): void {
  const ofSteps = new Set(Object.values(steps).map(({ column }) => column));
  const left = columns.filter(
    ({ name, written, targets, filled }) =>
      targets.length === 0 && filled > 0 && !ofSteps.has(name) && speaksOfSignals(written),
  );
  if (left.length === 0) return;
  throw new Trouble(
    `This looks like leads, but not surely: as leads, nothing would be read from ${left.map(({ name }) => name).join(", ")}. Say the kind with --kind signals or --kind leads.`,
  );
}

const kindFields = {
  leads: { part: "lead.", example: "lead.company" },
  deals: { part: "deal.", example: "deal.status" },
  signals: { part: "signal.", example: "signal.step" },
  touches: { part: "touch.", example: "touch.at" },
  charges: { part: "charge.", example: "charge.amount" },
  credits: { part: "credit.", example: "credit.amount" },
};

const naming = new Set(
  ["vendor_lead_id", "company", "person", "email", "phone", "mobile"].map((field) => `lead.${field}`),
);

function lastNamed(columns: Inspection["columns"]): number {
  return columns.reduce((last, { index, written }) => (written === "" ? last : index), -1);
}

type RecordFault = Parameters<typeof rejectRow>[1];

function recordFault(
  { cells, fault }: TextRecord,
  { width, wanted, trailingCells }: { width: number; wanted: number; trailingCells: boolean },
): RecordFault | undefined {
  if (fault === "unclosed quote") {
    return {
      column: null,
      code: "unclosed quote",
      why: "a quote opens here and never closes, at the very end of the file. Close it.",
    };
  }
  if (fault === "unreadable character") {
    return {
      column: null,
      code: "unreadable character",
      why: "it holds bytes that are no characters (NUL, or not in the file's encoding). Write the row again, or save the file as UTF-8.",
    };
  }
  if (cells.length > width && !(trailingCells && isBlank(cells.slice(width)))) {
    return {
      column: null,
      code: "too many cells",
      why: `it has ${cells.length} cells, the header has ${width}. ${quoteAdvice(cells)}`,
    };
  }
  if (cells.length < wanted) {
    return {
      column: null,
      code: "too few cells",
      why: `it has ${cells.length} of ${wanted} cells. Fill the row up with empty cells where they are missing.`,
    };
  }
  for (const cell of cells) {
    if (cell.length > longestCell) {
      return {
        column: null,
        code: "cell too long",
        why: `one of its cells has ${cell.length} characters; the most is ${longestCell}. Shorten it; a missing quote may have joined rows.`,
      };
    }
  }
  return undefined;
}

function quoteAdvice(cells: readonly string[]): string {
  return cells.some((cell) => /^\s*[“”„«]/.test(cell))
    ? 'Curly quotes hold no cell together: write straight ones (") around a cell with a delimiter inside.'
    : "A cell with a delimiter inside needs quotes around it.";
}

/** The total row that is left out, because somebody said so; undefined where there is none. */
export function leftOutTotal({ total, totalRow }: Inspection): Inspection["total"] {
  return totalRow === "leave-out" ? total : undefined;
}
