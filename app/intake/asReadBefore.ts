// How were the columns of an earlier file read, so that its mended rows are read the same way?
import type { Inspection } from "./inspection";
import type { ColumnEvidence } from "./readers";

/** What all rows of a file decided, by the names of its columns. Plain data: it is kept with the import. */
export interface ReadingKept {
  evidence: Record<string, ColumnEvidence>;
  unknownStageIsOpen: boolean;
}

/** What to keep of an inspection. */
export function readingOf({ columns, unknownStageIsOpen }: Inspection): ReadingKept {
  const proven = columns.filter(({ dates, numbers }) => dates !== undefined || numbers !== undefined);
  const evidence = Object.fromEntries(proven.map(({ name, dates, numbers }) => [name, { dates, numbers }]));
  return { evidence, unknownStageIsOpen };
}

/** The inspection of a few mended rows, with what the whole file had decided: 03/04/2026 is the day that it was there. */
export function asReadBefore(inspection: Inspection, reading: unknown): Inspection {
  if (typeof reading !== "object" || reading === null) return inspection;
  const { evidence, unknownStageIsOpen } = reading as ReadingKept;
  const columns = inspection.columns.map((column) => {
    const before = Object.hasOwn(evidence, column.name) ? evidence[column.name] : undefined;
    return {
      ...column,
      dates: before?.dates ?? column.dates,
      numbers: before?.numbers ?? column.numbers,
    };
  });
  return { ...inspection, columns, unknownStageIsOpen };
}
