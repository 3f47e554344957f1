// How is a large file inspected without holding up anything else? In a worker thread.
import type { InspectOptions } from "./inspect";
import type { Inspection } from "./inspection";
import { runWorker } from "./workerThread";

export interface InspectionRun {
  path: string;
  options: InspectOptions;
}

/** Inspects a file in a worker thread. @throws Trouble where it is no text, holds no rows, or the mapping does not fit. */
export function runInspection(run: InspectionRun): Promise<Inspection> {
  return runWorker<Inspection>({ file: new URL("./inspectWorker.js", import.meta.url), data: run });
}
