// Which rows stand behind a number of a finished import?
import {
  countAddedLeads,
  countChangedRows,
  listAddedLeads,
  listChangedRows,
} from "../../db/queries/importRows";
import { countRejects, listRejects } from "../../db/queries/imports";
import type { Db } from "../../db/schema";
import { type FieldChange, fieldChanges, fieldLabel } from "../domain/changedFields";
import { wholes } from "../domain/rates";

/** One page of rows that ended alike. */
export interface RowsView {
  verdict: string;
  /** The field or the reason they share; null for all of them. */
  part: string | null;
  rows: {
    line: number;
    /** Whom it names; of a rejected row the column at fault. */
    name: string | null;
    /** The reason, the line it repeats, or where it was bought before. */
    says: string | null;
    /** Where it can be looked at. */
    leadId: number | null;
    changes: FieldChange[];
  }[];
  page: number;
  pages: number;
  total: number;
  from: number;
  to: number;
}

const pageSize = 100;
/** The numbers of an import whose rows stand in the tables. */
export const tabledVerdicts = ["added", "changed", "duplicate", "rejected"] as const;

interface Asked {
  importId: number;
  verdict: (typeof tabledVerdicts)[number];
  /** A field of changed rows, or a reason of rejected ones. */
  part: string | undefined;
  page: number;
}

/** One page of an import's leads, changes, duplicates or rejects. */
export async function importRowsReport(db: Db, asked: Asked): Promise<RowsView> {
  const { importId, verdict, part: field, page } = asked;
  if (verdict === "rejected") return rejectedRows(db, asked);
  const duplicates = verdict === "duplicate";
  const total =
    verdict === "changed"
      ? await countChangedRows(db, { importId, field })
      : await countAddedLeads(db, { importId, duplicates });
  const pages = Math.max(1, wholes(total + pageSize - 1, pageSize));
  const at = Math.min(page, pages);
  const paged = { importId, limit: pageSize, offset: (at - 1) * pageSize };
  const rows: RowsView["rows"] =
    verdict === "changed"
      ? (await listChangedRows(db, { ...paged, field })).map(({ relation, before, after, ...row }) => ({
          ...{ line: row.line, name: row.name, says: null, leadId: row.lead_id },
          changes: fieldChanges(relation, { before, after }),
        }))
      : (await listAddedLeads(db, { ...paged, duplicates })).map((row) => ({
          ...{ line: row.line, name: row.name, says: duplicates ? row.before : null, leadId: row.lead_id },
          changes: [],
        }));
  return {
    verdict,
    part: field === undefined ? null : fieldLabel(field),
    rows,
    ...{ page: at, pages, total },
    from: rows.length === 0 ? 0 : paged.offset + 1,
    to: paged.offset + rows.length,
  };
}

async function rejectedRows(db: Db, { importId, part, page }: Asked): Promise<RowsView> {
  const total = await countRejects(db, { importId, code: part });
  const pages = Math.max(1, wholes(total + pageSize - 1, pageSize));
  const at = Math.min(page, pages);
  const offset = (at - 1) * pageSize;
  const found = await listRejects(db, { importId, code: part, limit: pageSize, offset });
  return {
    verdict: "rejected",
    part: part ?? null,
    rows: found.map(({ line, column, sentence }) => ({
      ...{ line, name: column, says: sentence, leadId: null, changes: [] },
    })),
    ...{ page: at, pages, total },
    from: found.length === 0 ? 0 : offset + 1,
    to: offset + found.length,
  };
}
