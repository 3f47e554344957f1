// What do the tables of where each dollar went hold as files: buckets, and the same money by group?
import { buckets } from "../../domain/vocabulary";
import { decodeWasteFilters } from "../../domain/wasteFilters";
import { type WasteGroup, wasteReport } from "../wasteReport";
import type { BucketPart } from "../wasteSums";
import { column, money, type SheetColumn, type TableExport, writeSheet } from "./sheet";

export const wasteTable: TableExport = async (db, { params }, write) => {
  const { currency, asOf, buckets: parts } = await wasteReport(db, decodeWasteFilters(params));
  await writeSheet<BucketPart>(
    write,
    [
      column("Bucket", ({ bucket }) => bucket),
      column("On whom", ({ onWhom }) => onWhom),
      column("Step", ({ step }) => (step === null ? "at no step" : (step ?? null))),
      column("Issue", ({ issue }) => (issue === null ? "none named" : (issue ?? null))),
      column("Leads", ({ leads }) => leads),
      money("Money", currency, ({ minor }) => minor),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    parts,
  );
};

/** Buckets that nothing landed in have a column all the same, so that files of different days have the same columns. */
export const wasteGroupsTable: TableExport = async (db, { params }, write) => {
  const { currency, asOf, by, groups } = await wasteReport(db, decodeWasteFilters(params));
  const ofBucket = (bucket: (typeof buckets)[number]): SheetColumn<WasteGroup>[] => [
    money(bucket, currency, ({ sums }) => {
      const sum = sums.find((one) => one.bucket === bucket);
      return sum ? sum.minor : 0;
    }),
    column(`${bucket}, leads`, ({ sums }) => sums.find((one) => one.bucket === bucket)?.leads ?? 0),
  ];
  await writeSheet<WasteGroup>(
    write,
    [
      column("By", () => by),
      column("Name", ({ name }) => name),
      column("Leads", ({ leads }) => leads),
      money("Net spend", currency, ({ netSpendMinor }) => netSpendMinor),
      money("Waste", currency, ({ wasteMinor }) => wasteMinor),
      column("Waste, leads", ({ wasteLeads }) => wasteLeads),
      ...buckets.flatMap(ofBucket),
      column("Currency", () => currency),
      column("As of", () => asOf),
    ],
    groups,
  );
};
