// How do rows get into Postgres? In batches by COPY into the import's staging tables, while the next batch is being read.
import type { PoolClient } from "pg";
import { copyField, copyRows } from "../../db/copy";
import { type StagingPart, stagingFields, stagingName, stagingParts } from "../../db/queries/staging";
import type { IntakeRow, Reject } from "./intakeRow";
import { isReject } from "./intakeRow";

export interface StageCounts {
  /** Data rows of the file: taken and rejected. */
  rows: number;
  rejected: number;
  anonymous: number;
  leads: number;
  deals: number;
  signals: number;
  touches: number;
}

type Cell = string | number | boolean | Date | null | undefined;

/** One staged row: the row of the file, and the part of it that goes to this table. */
interface Item {
  row: IntakeRow | Reject;
  part: object | undefined;
}

/** Copies all batches into the staging tables of an import and counts them. `onRows` hears the running number of rows. */
export async function stageRows(
  client: PoolClient,
  {
    importId,
    batches,
    onRows,
  }: { importId: number; batches: AsyncIterable<(IntakeRow | Reject)[]>; onRows?: (rows: number) => void },
): Promise<StageCounts> {
  const counts: StageCounts = {
    rows: 0,
    rejected: 0,
    anonymous: 0,
    leads: 0,
    deals: 0,
    signals: 0,
    touches: 0,
  };
  let copying: Promise<void> = Promise.resolve();
  try {
    for await (const batch of batches) {
      const parts = copyTexts(batch, counts);
      await copying;
      copying = copyParts(client, importId, parts);
      copying.catch(() => undefined);
      onRows?.(counts.rows);
    }
  } finally {
    await copying;
  }
  return counts;
}

async function copyParts(
  client: PoolClient,
  importId: number,
  parts: Map<StagingPart, CopyText>,
): Promise<void> {
  for (const [part, { columns, text }] of parts)
    await copyRows(client, `staging.${stagingName(importId, part)}`, columns, [text]);
}

interface CopyText {
  columns: string[];
  text: string;
}

function copyTexts(batch: (IntakeRow | Reject)[], counts: StageCounts): Map<StagingPart, CopyText> {
  const items = new Map<StagingPart, Item[]>(stagingParts.map((part) => [part, []]));
  for (const row of batch) {
    counts.rows += 1;
    if (isReject(row)) {
      counts.rejected += 1;
      items
        .get("reject")
        ?.push({ row, part: { ...row, column_name: row.column, cells: JSON.stringify(row.cells) } });
    } else addRow(row, items, counts);
  }
  const filled = [...items].filter(([, rows]) => rows.length > 0);
  return new Map(filled.map(([part, rows]) => [part, copyText(part, rows)]));
}

function addRow(row: IntakeRow, items: Map<StagingPart, Item[]>, counts: StageCounts): void {
  const { lead, deal, touch, defect, signals } = row;
  items.get("row")?.push({ row, part: lead });
  if (lead) counts.leads += 1;
  if (lead?.anonymous) counts.anonymous += 1;
  if (deal) items.get("deal")?.push({ row, part: deal });
  if (deal) counts.deals += 1;
  for (const part of signals) items.get("signal")?.push({ row, part });
  counts.signals += signals.length;
  if (touch) items.get("touch")?.push({ row, part: touch });
  if (touch) counts.touches += 1;
  if (defect) items.get("defect")?.push({ row, part: defect });
}

/** Column by column, and only the columns that say anything: most files fill a third of them. */
function copyText(part: StagingPart, items: readonly Item[]): CopyText {
  const lines = items.map(({ row }) => String(row.line));
  const columns = ["line"];
  for (const column of partColumns.get(part) ?? []) {
    const of = ofRow[column];
    const values = items.map(
      of ? ({ row }) => of(row) : (item) => (item.part as Record<string, Cell> | undefined)?.[column],
    );
    if (values.every((value) => value === null || value === undefined)) continue;
    columns.push(column);
    for (let at = 0; at < lines.length; at += 1) lines[at] += `\t${copyField(values[at] ?? null)}`;
  }
  return { columns, text: `${lines.join("\n")}\n` };
}

const partColumns = new Map(
  stagingParts.map((part) => [part, stagingFields(part).filter((column) => column !== "line")]),
);

/** Columns of `row` that are not the lead's. */
const ofRow: Record<string, ((row: IntakeRow | Reject) => Cell) | undefined> = {
  vendor: (row) => (isReject(row) ? null : row.list.vendor),
  list_name: (row) => (isReject(row) ? null : row.list.name),
  list_on: (row) => (isReject(row) ? null : row.list.purchased_on),
  is_lead: (row) => !isReject(row) && row.lead !== undefined,
};
