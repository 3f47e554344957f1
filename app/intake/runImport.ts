// How does an import run without holding up anything else? In a worker thread with a connection of its own.
import type { ImportRequest, ImportResult } from "./importRequest";
import { runWorker } from "./workerThread";

export interface ImportRun {
  url: string;
  organizationId: number;
  request: ImportRequest;
  onRows?: ((rows: number) => void) | undefined;
  /** Ends the import at once: nothing of it is kept. */
  signal?: AbortSignal | undefined;
}

/** Imports a file in a worker thread. @throws Trouble with the importer's sentence; any other fault as it came. */
export function runImport({
  url,
  organizationId,
  request,
  onRows,
  signal,
}: ImportRun): Promise<ImportResult> {
  const file = new URL("./importWorker.js", import.meta.url);
  return runWorker<ImportResult>({ file, data: { url, organizationId, request }, onRows, signal });
}
