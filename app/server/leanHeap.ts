// How does a server that answers all day stay as small as what it holds?
import { setFlagsFromString } from "node:v8";

/** The heap is collected when it has grown by so many per cent of what was alive after the last collection. */
export const leanHeapFlag = "--heap-growing-percent=40";

/**
 * Keeps the heaps of all threads by `leanHeapFlag`: left to itself, V8 waits for twice to four times what is alive, and
 * pages answered while a long import runs would take twice the memory of the import. To be called before much is alive.
 */
export function keepHeapLean(): void {
  setFlagsFromString(leanHeapFlag);
}
