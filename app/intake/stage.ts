// How do rows get into Postgres? In batches by COPY into the import's staging tables, while the next batch is being read.
import { once } from "node:events";
import { PassThrough } from "node:stream";
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

type Cell = string | number | boolean | Date | null;

/** One staged row: the row of the file, and the part of it that goes to this table. */
interface Item {
  row: IntakeRow | Reject;
  part: object | undefined;
}

/** Texts that wait for another table's COPY to end are kept up to so many characters. */
const mostWaiting = 1 << 20;

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
  const copy = new StagingCopy(client, importId);
  try {
    for await (const batch of batches) {
      for (const [part, items] of byPart(batch, counts)) if (items.length > 0) await copy.add(part, items);
      onRows?.(counts.rows);
    }
  } finally {
    await copy.end();
  }
  return counts;
}

/**
 * A connection has one COPY at a time. That of `row`, which every line of the file has, stays open while the file is read, so that
 * Postgres takes in a batch while the next is made; the other tables get theirs in between, many batches at once.
 */
class StagingCopy {
  private readonly columns = new Map<StagingPart, string[]>();
  private readonly waiting: { part: StagingPart; columns: string[]; text: string }[] = [];
  private waits = 0;
  private open: { feed: PassThrough; columns: string[]; done: Promise<unknown> } | undefined;

  constructor(
    private readonly client: PoolClient,
    private readonly importId: number,
  ) {}

  async add(part: StagingPart, items: readonly Item[]): Promise<void> {
    const { columns, text } = copyText(part, items, this.columns.get(part) ?? ["line"]);
    this.columns.set(part, columns);
    if (part === "row") await this.feed(columns, text);
    else {
      this.waiting.push({ part, columns, text });
      this.waits += text.length;
      if (this.waits > mostWaiting) await this.end();
    }
  }

  /** Copies what waits and ends what is open; more may be added after it. */
  async end(): Promise<void> {
    await this.close();
    this.waits = 0;
    for (const { part, columns, text } of this.waiting.splice(0))
      await copyRows(this.client, this.table(part), columns, [text]);
  }

  private async feed(columns: string[], text: string): Promise<void> {
    if (this.open && this.open.columns !== columns) await this.close();
    if (!this.open) {
      const feed = new PassThrough({ objectMode: true, highWaterMark: 4 });
      const done = copyRows(this.client, this.table("row"), columns, feed);
      done.catch(() => undefined);
      this.open = { feed, columns, done };
    }
    const { feed, done } = this.open;
    if (!feed.write(text)) await Promise.race([once(feed, "drain"), done]);
  }

  private async close(): Promise<void> {
    const { open } = this;
    this.open = undefined;
    open?.feed.end();
    await open?.done;
  }

  private table(part: StagingPart): string {
    return `staging.${stagingName(this.importId, part)}`;
  }
}

function byPart(batch: (IntakeRow | Reject)[], counts: StageCounts): Map<StagingPart, Item[]> {
  const items = new Map<StagingPart, Item[]>(stagingParts.map((part) => [part, []]));
  for (const row of batch) {
    counts.rows += 1;
    if (isReject(row)) {
      counts.rejected += 1;
      const { column: column_name, cells } = row;
      items.get("reject")?.push({ row, part: { ...row, column_name, cells: JSON.stringify(cells) } });
    } else addRow(row, items, counts);
  }
  return items;
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

/** COPY's text of some rows. Only the columns known to be filled, and those that are now, are in it: most files fill a third of them. */
function copyText(
  part: StagingPart,
  items: readonly Item[],
  known: string[],
): { columns: string[]; text: string } {
  const added: string[] = [];
  const texts = new Map([["line", items.map(({ row }) => String(row.line))]]);
  for (const column of partColumns.get(part) ?? []) {
    const of = ofRow[column];
    const values = items.map(
      part === "row" && of ? ({ row }) => of(row) ?? null : (item) => cellOf(item, column),
    );
    if (!known.includes(column)) {
      if (values.every((value) => value === null)) continue;
      added.push(column);
    }
    texts.set(column, values.map(copyField));
  }
  const columns = added.length === 0 ? known : [...known, ...added];
  const cells = columns.map((column) => texts.get(column) ?? []);
  const line: string[] = new Array(cells.length);
  const lines = items.map((_, at) => {
    for (let cell = 0; cell < cells.length; cell += 1) line[cell] = cells[cell]?.[at] ?? "";
    return line.join("\t");
  });
  return { columns, text: `${lines.join("\n")}\n` };
}

function cellOf({ part }: Item, column: string): Cell {
  return (part as Record<string, Cell | undefined> | undefined)?.[column] ?? null;
}

const partColumns = new Map(
  stagingParts.map((part) => [part, stagingFields(part).filter((column) => column !== "line")]),
);

/** Columns of `row` that are not the lead's. */
const ofRow: Record<string, ((row: IntakeRow | Reject) => Cell | undefined) | undefined> = {
  vendor: (row) => (isReject(row) ? null : row.list.vendor),
  list_name: (row) => (isReject(row) ? null : row.list.name),
  list_on: (row) => (isReject(row) ? null : row.list.purchased_on),
  is_lead: (row) => !isReject(row) && row.lead !== undefined,
};
