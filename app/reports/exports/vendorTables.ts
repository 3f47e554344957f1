// What do the tables of vendors, and of one vendor's lists, hold as files?
import { decodeFilters } from "../../domain/filters";
import { basisWords, type MoneySettings } from "../../domain/moneySettings";
import type { Figures } from "../vendorFigures";
import { type ListFull, vendorReport } from "../vendorReport";
import { type VendorFull, vendorsReport } from "../vendorsReport";
import { column, money, rateColumns, type SheetColumn, type TableExport, writeSheet } from "./sheet";

export const vendorsTable: TableExport = async (db, { params }, write) => {
  const { vendors, ...said } = await vendorsReport(db, decodeFilters(params));
  await writeSheet<VendorFull>(
    write,
    [column("Vendor", ({ vendor }) => vendor), ...figureColumns<VendorFull>(said)],
    vendors,
  );
};

/** The lists of the vendor that the filters name; none where they name no vendor there is. */
export const vendorListsTable: TableExport = async (db, { params }, write) => {
  const filters = decodeFilters(params);
  const report = await vendorReport(db, filters.vendor ?? 0, filters);
  if (!report) return write([["List"]]);
  await writeSheet<ListFull>(
    write,
    [
      column("Vendor", () => report.vendor),
      column("List", ({ list }) => list),
      column("Bought on", ({ purchasedOn }) => purchasedOn),
      ...figureColumns<ListFull>(report),
    ],
    report.lists,
  );
};

interface Said {
  asOf: string;
  currency: string;
  money: MoneySettings;
}

function figureColumns<Row extends Figures>({ asOf, currency, money: reckoned }: Said): SheetColumn<Row>[] {
  return [
    money("Net spend", currency, ({ spendMinor }) => spendMinor),
    column("Leads", ({ leads }) => leads),
    column("Leads without a price", ({ unpriced }) => unpriced),
    money("Cost per lead", currency, ({ cplMinor }) => cplMinor),
    column("Won", ({ won }) => won),
    ...rateColumns<Row>("Close rate", ({ closeRate }) => closeRate),
    column("Too young", ({ closeRate }) => closeRate.tooYoung),
    column("Horizon in days", ({ closeRate }) => closeRate.horizonDays),
    ...rateColumns<Row>("Won ÷ all", ({ naiveRate }) => naiveRate),
    money("CAC", currency, ({ cacMinor }) => cacMinor),
    money("Contract value", currency, ({ contractValueMinor }) => contractValueMinor),
    column("Stalled", ({ stalled }) => stalled),
    money("Stranded", currency, ({ strandedMinor }) => strandedMinor),
    money("Cost per set", currency, ({ set }) => set?.costMinor ?? null),
    column("Set", ({ set }) => set?.leads ?? null),
    money("Cost per held", currency, ({ held }) => held?.costMinor ?? null),
    column("Held", ({ held }) => held?.leads ?? null),
    ...rateColumns<Row>("Show rate", ({ showRate }) => showRate),
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
  ];
}
