// What do the tables of the board hold as files: steps, vendors, months?
import { decodeFilters } from "../../domain/filters";
import { basisWords } from "../../domain/moneySettings";
import { boardReport, type TrendRow } from "../boardReport";
import { type StepRow, stallsReport } from "../stallsReport";
import { type VendorFull, vendorsReport } from "../vendorsReport";
import { column, money, rateColumns, type TableExport, writeSheet } from "./sheet";

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

export const vendorsTable: TableExport = async (db, { params }, write) => {
  const { currency, asOf, vendors, money: reckoned } = await vendorsReport(db, decodeFilters(params));
  await writeSheet<VendorFull>(
    write,
    [
      column("Vendor", ({ vendor }) => vendor),
      money("Net spend", currency, ({ spendMinor }) => spendMinor),
      column("Leads", ({ leads }) => leads),
      column("Leads without a price", ({ unpriced }) => unpriced),
      money("Cost per lead", currency, ({ cplMinor }) => cplMinor),
      column("Won", ({ won }) => won),
      ...rateColumns<VendorFull>("Close rate", ({ closeRate }) => closeRate),
      column("Too young", ({ closeRate }) => closeRate.tooYoung),
      column("Horizon in days", ({ closeRate }) => closeRate.horizonDays),
      ...rateColumns<VendorFull>("Won ÷ all", ({ naiveRate }) => naiveRate),
      money("CAC", currency, ({ cacMinor }) => cacMinor),
      money("Contract value", currency, ({ contractValueMinor }) => contractValueMinor),
      column("Stalled", ({ stalled }) => stalled),
      money("Stranded", currency, ({ strandedMinor }) => strandedMinor),
      money("Cost per set", currency, ({ set }) => set?.costMinor ?? null),
      column("Set", ({ set }) => set?.leads ?? null),
      money("Cost per held", currency, ({ held }) => held?.costMinor ?? null),
      column("Held", ({ held }) => held?.leads ?? null),
      ...rateColumns<VendorFull>("Show rate", ({ showRate }) => showRate),
      money("MRR won", currency, ({ mrrMinor }) => mrrMinor),
      column("ROI realised", ({ realised }) => realised.value),
      column("ROI contracted", ({ contracted }) => contracted.value),
      column("ROI projected", ({ projected }) => projected.value),
      column("Payback, months", ({ payback }) => payback.months),
      column("Days to first work, median", ({ speed }) => speed.medianDays),
      money("Waste", currency, ({ wasteMinor }) => wasteMinor),
      money("Own sales cost in CAC", currency, ({ ownCostMinor }) => ownCostMinor),
      column("Revenue basis", () => basisWords[reckoned.revenueBasis]),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    vendors,
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
