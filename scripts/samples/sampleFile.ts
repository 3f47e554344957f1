// What is one file of the sample: its text, how it is read, and how its rows must end?
import type { ImportKind } from "../../app/domain/vocabulary";
import type { CsvRow, Dialect } from "./csv";

export interface SampleMapping {
  kind: ImportKind;
  columns: Record<string, string | string[]>;
  constants?: Record<string, string>;
  values?: Record<string, Record<string, string>>;
  formats?: Record<string, string | { decimal: string; group: string }>;
  steps?: Record<string, { column: string; as: "date" | "yes/no" }>;
}

export interface SampleFile {
  /** Without ".csv". */
  name: string;
  mapping: SampleMapping;
  dialect: Dialect;
  header: readonly string[];
  rows: readonly CsvRow[];
  /** Options of the import, as the command line has them. */
  options: { vendor?: string; list?: string; "purchased-on"?: string; cost?: string; currency?: string };
  /** Rows that must not be taken, and rows that are there already; all others are accepted. */
  rejected: number;
  alreadyHere: number;
}
