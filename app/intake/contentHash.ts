// When do two rows say the same?
import { finished } from "../domain/hash53";
import type { Field, RowCursor } from "./rowCursor";

/**
 * A hash of 53 bits (cyrb53) over the written texts of fields: equal texts give equal hashes, in any file, whatever its other
 * columns. Constants do not count. Two different rows of a million share one with a chance of 1 in 18,000; being alike then
 * only numbers them as the first and second of their kind.
 */
export function contentHash(row: RowCursor, fields: readonly Field[]): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const { slot, tag, indexes } of fields) {
    const text = indexes.length === 0 ? "" : row.written(slot);
    if (text === "") continue;
    high = Math.imul(high ^ tag, 2654435761);
    low = Math.imul(low ^ tag, 1597334677);
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 2654435761);
      low = Math.imul(low ^ code, 1597334677);
    }
    high = Math.imul(high ^ 0x1f, 2654435761);
    low = Math.imul(low ^ 0x1f, 1597334677);
  }
  return finished(high, low);
}

/** What stands for a field's name in the hashes: 32 bits of its letters (FNV-1a). */
export function fieldTag(target: string): number {
  let tag = 0x811c9dc5;
  for (let at = 0; at < target.length; at += 1) tag = Math.imul(tag ^ target.charCodeAt(at), 0x01000193);
  return tag;
}
