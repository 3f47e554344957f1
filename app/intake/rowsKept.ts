// Which rows of a check or an import are kept in files, so that each of its numbers opens them?
import { planFor } from "../../db/queries/planning";
import { verdictQueries } from "../../db/queries/verdicts";
import type { ImportSession } from "./importFile";
import type { StageCounts } from "./stage";
import { type Verdict, type VerdictsToWrite, writeVerdicts } from "./verdictFiles";

export interface RowsKept {
  importId: number;
  directory: string;
  staged: StageCounts;
  /** Rows that were taken in before they came to be staged. */
  before: readonly number[];
  /** The import's numbers. */
  of: VerdictsToWrite["of"] & { rows: number; accepted: number; changed: number; made: { leads: number } };
}

/** Of a check, all rows: none of its facts are kept. */
export async function keepCheckedRows(session: ImportSession, kept: RowsKept): Promise<void> {
  await keep(session, kept, undefined);
}

/** Of an import, those its tables do not tell: leads, changes, duplicates and rejects they do. */
export async function keepTakenRows(session: ImportSession, kept: RowsKept): Promise<void> {
  const { accepted, changed, made } = kept.of;
  const asLeads = made.leads === accepted - changed;
  await keep(session, kept, [
    ...(asLeads ? [] : ["added" as const]),
    "already here",
    "repeated",
    "anonymous",
  ]);
}

async function keep(
  { db, client }: ImportSession,
  { importId, directory, staged, before, of }: RowsKept,
  only: readonly Verdict[] | undefined,
): Promise<void> {
  const parts = {
    ...{
      deal: staged.deals > 0,
      signal: staged.signals > 0,
      touch: staged.touches > 0,
      invoice: staged.invoices > 0,
    },
    lead: staged.copied > 0,
  };
  await planFor(db, of.rows);
  const queries = verdictQueries(db, { importId, parts, before });
  await writeVerdicts(client, { directory, queries, of, ...(only && { only }) });
}
