// What do the tables of the board hold as files: steps and months?
import { decodeFilters } from "../../domain/filters";
import { boardReport, type TrendRow } from "../boardReport";
import { type StepRow, stallsReport } from "../stallsReport";
import { column, money, type TableExport, writeSheet } from "./sheet";

type StallLine = { [Key in keyof Omit<StepRow, "stepId" | "position" | "kind">]: StepRow[Key] | null };

/** One line a step; leads without recorded steps in the last, where there are any. */
export const stallsTable: TableExport = async (db, { params }, write) => {
  const { currency, asOf, steps, notRecorded } = await stallsReport(db, decodeFilters(params));
  const unknown = { reached: null, buttoned: null, objection: null, skipped: null, medianDays: null };
  const apart: StallLine = { ...unknown, ...notRecorded, step: "Steps not recorded" };
  const any = notRecorded.active + notRecorded.stalled + notRecorded.lost > 0;
  await writeSheet<StallLine>(
    write,
    [
      column("Step", ({ step }) => step),
      column("Reached", ({ reached }) => reached),
      column("Buttoned", ({ buttoned }) => buttoned),
      column("Objection", ({ objection }) => objection),
      column("Skipped", ({ skipped }) => skipped),
      column("Still moving", ({ active }) => active),
      column("Stalled", ({ stalled }) => stalled),
      column("Lost", ({ lost }) => lost),
      money("Stranded", currency, ({ strandedMinor }) => strandedMinor),
      column("Median days", ({ medianDays }) => medianDays),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    any ? [...steps, apart] : steps,
  );
};

export const monthsTable: TableExport = async (db, { params }, write) => {
  const { trend, stalls } = await boardReport(db, decodeFilters(params));
  const { currency, asOf } = stalls;
  await writeSheet<TrendRow>(
    write,
    [
      column("Bought in", ({ month }) => month),
      money("Net spend", currency, ({ spendMinor }) => spendMinor),
      column("Leads", ({ leads }) => leads),
      column("Won", ({ won }) => won),
      column("Still moving", ({ moving }) => moving),
      column("Stalled", ({ stalled }) => stalled),
      column("Lost", ({ lost }) => lost),
      money("Stranded", currency, ({ strandedMinor }) => strandedMinor),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    trend,
  );
};
