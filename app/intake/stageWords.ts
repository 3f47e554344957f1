// Do the words of a stage column that nobody knows mean deals still open?
import type { InspectedColumn } from "./inspection";
import type { Mapping } from "./mapping";
import { dealStatusOf } from "./words";

/**
 * Yes, where the column calls itself a stage and at least one of its other words is known to be won or lost: then the rest are the
 * stages before. A word alone is never taken to be open.
 */
export function readsUnknownStagesAsOpen(mapping: Mapping, columns: readonly InspectedColumn[]): boolean {
  const column = statusColumn(columns);
  if (!column?.words || !/stage|phase/i.test(column.written)) return false;
  return column.words.some(
    ([word]) => statusOf(word, mapping) === "won" || statusOf(word, mapping) === "lost",
  );
}

function statusColumn(columns: readonly InspectedColumn[]): InspectedColumn | undefined {
  return columns.find(({ targets }) => targets.includes("deal.status"));
}

function statusOf(word: string, mapping: Mapping): string | undefined {
  const values = mapping.values["deal.status"] ?? {};
  return dealStatusOf(Object.hasOwn(values, word) ? (values[word] ?? word) : word);
}
