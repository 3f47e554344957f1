// What stands at the beginning of a file, as it is read now? For somebody who judges whether it is read rightly.
import type { TextRecord } from "./records";

/** A record cut to what a page shows of it. */
export interface FirstRecord {
  line: number;
  cells: string[];
  /** Cells that are not shown. */
  more: number;
}

const shown = 15;
const sampled = 4;
const lookedAt = 5000;
const mostCells = 12;
const mostCharacters = 60;

/** Hears the records of a file from line 1 on, header and all; keeps the first, and the first that are not plain ASCII. */
export class FirstRecords {
  readonly first: FirstRecord[] = [];
  readonly beyondAscii: FirstRecord[] = [];
  private heard = 0;

  hear(batch: readonly TextRecord[]): void {
    if (this.heard >= lookedAt) return;
    for (const record of batch) {
      if (this.first.length < shown) this.first.push(cut(record));
      if (this.beyondAscii.length < sampled && record.cells.some((cell) => /[^\0-\x7f]/.test(cell)))
        this.beyondAscii.push(cut(record));
    }
    this.heard += batch.length;
    if (this.first.length === shown && this.beyondAscii.length === sampled) this.heard = lookedAt;
  }
}

function cut({ line, cells }: TextRecord): FirstRecord {
  return {
    line,
    cells: cells
      .slice(0, mostCells)
      .map((cell) => (cell.length > mostCharacters ? `${cell.slice(0, mostCharacters)}…` : cell)),
    more: Math.max(0, cells.length - mostCells),
  };
}
