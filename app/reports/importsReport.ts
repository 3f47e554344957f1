// Which files were taken in, and what does the upload form offer?
import { listImports } from "../../db/queries/imports";
import { findOrganization } from "../../db/queries/organization";
import { listVendorNames } from "../../db/queries/vendors";
import type { Db } from "../../db/schema";
import type { ImportKind, ImportStatus } from "../domain/vocabulary";

export interface ImportRow {
  importId: number;
  file: string;
  /** Day and minute in the organization's time zone, "23 Nov 2026, 16:04". */
  when: string;
  kind: ImportKind;
  status: ImportStatus;
  /** Counts; null until the import is done. */
  rows: number | null;
  accepted: number | null;
  alreadyHere: number | null;
  rejected: number | null;
}

export interface ImportsReport {
  imports: ImportRow[];
  /** More were taken in than are shown. */
  more: boolean;
  vendors: string[];
  currency: string;
}

const shown = 200;

/** The latest imports, newest first. */
export async function importsReport(db: Db): Promise<ImportsReport> {
  const settings = await findOrganization(db);
  if (!settings) throw new Error("importsReport: no organization is set for this transaction");
  const found = await listImports(db, { limit: shown + 1 });
  const vendors = await listVendorNames(db);
  return {
    imports: found.slice(0, shown).map((row) => {
      const known = row.status === "done" || row.status === "undone";
      const count = (value: number) => (known ? value : null);
      return {
        ...{ importId: row.import_id, file: row.file_name, kind: row.kind, status: row.status },
        when: minuteInZone(row.created_at, settings.timeZone),
        rows: count(row.rows),
        accepted: count(row.accepted),
        alreadyHere: count(row.already_here),
        rejected: count(row.rejected),
      };
    }),
    more: found.length > shown,
    vendors: vendors.map(({ name }) => name),
    currency: settings.currency,
  };
}

/** "23 Nov 2026, 16:04" as clocks in the zone show it. */
export function minuteInZone(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, day: "numeric", month: "short", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).format(instant);
}
