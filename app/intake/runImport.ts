// How does an import run without holding up anything else? In a worker thread with a connection of its own.
import { Worker } from "node:worker_threads";
import { Trouble } from "../domain/trouble";
import type { ImportRequest, ImportResult } from "./importFile";

export interface ImportRun {
  url: string;
  organizationId: number;
  request: ImportRequest;
  onRows?: (rows: number) => void;
}

export type WorkerMessage = { rows: number } | { result: ImportResult } | { trouble: string };

/** Imports a file in a worker thread. @throws Trouble with the importer's sentence; any other fault as it came. */
export function runImport({ url, organizationId, request, onRows }: ImportRun): Promise<ImportResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./importWorker.js", import.meta.url), {
      workerData: { url, organizationId, request },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.on("message", (message: WorkerMessage) => {
      if ("rows" in message) onRows?.(message.rows);
      else if ("result" in message) resolve(message.result);
      else reject(new Trouble(message.trouble));
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`The import's worker ended with code ${code} before it was done.`)));
  });
}
