// How do rows get into Postgres? In batches by COPY into the import's staging tables, while the next batch is being read.
import { once } from "node:events";
import { PassThrough } from "node:stream";
import type { PoolClient } from "pg";
import { copyField, copyRows } from "../../db/copy";
import { asCopier } from "../../db/queries/copyLeads";
import { leadCells } from "../../db/queries/leadCells";
import { type StagingPart, stagingFields, stagingName, stagingParts } from "../../db/queries/staging";
import { accountNumber } from "../domain/identityKeys";
import { accountOf } from "./accountOf";
import type { DirectLeads } from "./directLeads";
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
  /** Charges and credits. */
  invoices: number;
  /** Leads that went straight into their table. */
  copied: number;
}

/** The tables a row's parts go to: those of staging, and `lead` itself. */
type Part = StagingPart | "lead";

type Cell = string | number | boolean | Date | null;

/** How a row says what stands in some columns. */
type Cells = Record<string, ((row: IntakeRow) => Cell | undefined) | undefined>;

/** One staged row: the row of the file, and the part of it that goes to this table. */
interface Item {
  row: IntakeRow | Reject;
  part: object | undefined;
}

/** Texts that wait for another table's COPY to end are kept up to so many characters. */
const mostWaiting = 1 << 20;

interface StageRequest {
  importId: number;
  batches: AsyncIterable<(IntakeRow | Reject)[]>;
  onRows?: ((rows: number) => void) | undefined;
  /** Where leads may go straight into their table. */
  direct?: DirectLeads | undefined;
  /** What nearly every row of the file has. */
  main?: StagingPart | undefined;
}

/** Copies all batches into the staging tables of an import and counts them. `onRows` hears the running number of rows. */
export async function stageRows(
  client: PoolClient,
  { importId, batches, onRows, direct, main = "row" }: StageRequest,
): Promise<StageCounts> {
  const counts: StageCounts = {
    rows: 0,
    rejected: 0,
    anonymous: 0,
    leads: 0,
    deals: 0,
    signals: 0,
    touches: 0,
    invoices: 0,
    copied: 0,
  };
  const copy = new StagingCopy(client, { importId, direct, streamed: direct ? "lead" : main });
  try {
    for await (const batch of batches) {
      for (const [part, items] of byPart(batch, counts, direct))
        if (items.length > 0) await copy.add(part, items);
      onRows?.(counts.rows);
    }
  } finally {
    await copy.end();
  }
  return counts;
}

/**
 * A connection has one COPY at a time. That of what nearly every line of the file has stays open while the file is read, so that
 * Postgres takes in a batch while the next is made; the other tables get theirs in between, many batches at once.
 */
class StagingCopy {
  private readonly columns = new Map<Part, string[]>();
  private readonly waiting: { part: Part; columns: string[]; text: string }[] = [];
  private waits = 0;
  private open: { feed: PassThrough; columns: string[]; done: Promise<unknown> } | undefined;

  private readonly importId: number;
  private readonly direct: DirectLeads | undefined;
  private readonly streamed: Part;

  constructor(
    private readonly client: PoolClient,
    { importId, direct, streamed }: { importId: number; direct: DirectLeads | undefined; streamed: Part },
  ) {
    this.importId = importId;
    this.direct = direct;
    this.streamed = streamed;
  }

  async add(part: Part, items: readonly Item[]): Promise<void> {
    const known = this.columns.get(part) ?? ["line"];
    const { columns, text } = copyText(items, known, { names: columnsOf(part), cells: this.cellsOf(part) });
    this.columns.set(part, columns);
    if (part === this.streamed) await this.feed(part, columns, text);
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

  private async feed(part: Part, columns: string[], text: string): Promise<void> {
    if (this.open && this.open.columns !== columns) await this.close();
    if (!this.open) {
      const feed = new PassThrough({ objectMode: true, highWaterMark: 4 });
      const copy = () => copyRows(this.client, this.table(part), columns, feed);
      const done = part === "lead" ? asCopier(this.client, copy) : copy();
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

  private table(part: Part): string {
    return part === "lead" ? part : `staging.${stagingName(this.importId, part)}`;
  }

  /** Columns that are not simply those of the part. */
  private cellsOf(part: Part): Cells {
    if (part === "lead") return this.direct?.cells ?? {};
    return part === "row"
      ? { ...ofRow, account_hash: (row) => accountOf(row, this.importId) }
      : part === "deal"
        ? { account_hash: ({ deal }) => deal && accountNumber(deal) }
        : {};
  }
}

function byPart(
  batch: (IntakeRow | Reject)[],
  counts: StageCounts,
  direct: DirectLeads | undefined,
): Map<Part, Item[]> {
  const items = new Map<Part, Item[]>((["lead", ...stagingParts] as const).map((part) => [part, []]));
  for (const row of batch) {
    counts.rows += 1;
    if (isReject(row)) {
      counts.rejected += 1;
      const { column: column_name, cells } = row;
      items.get("reject")?.push({ row, part: { ...row, column_name, cells: JSON.stringify(cells) } });
    } else addRow(row, items, { counts, direct });
  }
  return items;
}

function addRow(
  row: IntakeRow,
  items: Map<Part, Item[]>,
  { counts, direct }: { counts: StageCounts; direct: DirectLeads | undefined },
): void {
  const { lead, deal, touch, defect, charge, credit, signals, list } = row;
  const copied = direct?.takes(row) ?? false;
  items.get(copied ? "lead" : "row")?.push({ row, part: lead });
  if (copied) counts.copied += 1;
  if (lead) counts.leads += 1;
  if (lead?.anonymous) counts.anonymous += 1;
  if (deal) items.get("deal")?.push({ row, part: deal });
  if (deal) counts.deals += 1;
  for (const part of signals) items.get("signal")?.push({ row, part });
  counts.signals += signals.length;
  if (touch) items.get("touch")?.push({ row, part: touch });
  if (touch) counts.touches += 1;
  if (defect) items.get("defect")?.push({ row, part: defect });
  const named = { vendor: list.vendor, list_name: list.name };
  if (charge) items.get("charge")?.push({ row, part: { ...charge, ...named } });
  if (credit) items.get("credit")?.push({ row, part: { ...credit, ...named } });
  if (charge || credit) counts.invoices += 1;
}

/** COPY's text of some rows. Only the columns known to be filled, and those that are now, are in it: most files fill a third of them. */
function copyText(
  items: readonly Item[],
  known: string[],
  { names, cells: own }: { names: readonly string[]; cells: Cells },
): { columns: string[]; text: string } {
  const added: string[] = [];
  const texts = new Map([["line", items.map(({ row }) => String(row.line))]]);
  for (const column of names) {
    const of = own[column];
    const value = of
      ? ({ row }: Item) => (isReject(row) ? null : (of(row) ?? null))
      : (item: Item) => cellOf(item, column);
    if (!known.includes(column)) {
      if (items.every((item) => value(item) === null)) continue;
      added.push(column);
    }
    texts.set(
      column,
      items.map((item) => copyField(value(item))),
    );
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

function columnsOf(part: Part): readonly string[] {
  return partColumns.get(part) ?? [];
}

const directColumns = ["list_id", "vendor_id", "import_id", "purchased_on", "purchased_from", "account_id"];

const partColumns = new Map<Part, string[]>([
  ...stagingParts.map((part): [Part, string[]] => [
    part,
    stagingFields(part).filter((column) => column !== "line"),
  ]),
  ["lead", [...directColumns, ...leadCells.filter((column) => column !== "line")]],
]);

/** Columns of `row` that are not the lead's. */
const ofRow: Cells = {
  vendor: ({ list }) => list.vendor,
  list_name: ({ list }) => list.name,
  list_on: ({ list }) => list.purchased_on,
  is_lead: ({ lead }) => lead !== undefined,
};
