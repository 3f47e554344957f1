// What does the table of signals hold as a file, so that the file can be taken in again and changes nothing?
import { type ExportedSignal, eachSignal } from "../../../db/queries/exportedSignals";
import { decodeFilters } from "../../domain/filters";
import { column, type SheetColumn, sheetLines, type TableExport } from "./sheet";

/** Whose it is, what was said or done, and where we know it from. */
const columns: SheetColumn<ExportedSignal>[] = [
  column("Vendor", ({ vendor }) => vendor),
  column("List", ({ list }) => list),
  column("Lead id", ({ vendor_lead_id }) => vendor_lead_id),
  column("Company", ({ company }) => company),
  column("Person", ({ person }) => person),
  column("E-mail", ({ email }) => email),
  column("Phone", ({ phone }) => phone),
  column("Step", ({ step }) => step),
  column("Signal at", ({ at }) => at),
  column("Polarity", ({ polarity }) => polarity),
  column("Manner", ({ manner }) => manner),
  column("Channel", ({ channel }) => channel),
  column("Issue", ({ issue }) => issue),
  column("Meeting outcome", ({ outcome }) => outcome),
  column("Cue", ({ cue }) => cue),
  column("Meeting on", ({ meeting_on }) => meeting_on),
  column("Note", ({ note }) => note),
  column("Seen by", ({ who }) => who),
  column("Came with", ({ file }) => file),
  column("From Placket", ({ signal_id }) => signal_id),
];

/** Every signal of the leads that the filters choose. */
export const signalsTable: TableExport = async (db, { params }, write) => {
  await write([columns.map(({ head }) => head)]);
  await eachSignal(db, decodeFilters(params), (rows) => write(sheetLines(columns, rows)));
};
