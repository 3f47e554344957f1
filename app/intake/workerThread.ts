// How does a piece of work run in a thread of its own, say how far it is, and end when told to?
import { Worker } from "node:worker_threads";
import { Trouble } from "../domain/trouble";

export type WorkerMessage<Result> = { rows: number } | { result: Result } | { trouble: string };

export interface ThreadWork {
  file: URL;
  /** What the worker gets as `workerData`. */
  data: unknown;
  onRows?: ((rows: number) => void) | undefined;
  /** Of memory for what is young, in megabytes, where much of it lives for long. */
  youngMb?: number;
  /** Ends the thread at once: its connection closes, and its transaction is rolled back. */
  signal?: AbortSignal | undefined;
}

/** A row lives as long as its batch: a small nursery keeps the process 30 MB smaller and costs a few per cent of the time. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 6 };

/** So long it may take to close what it has open, once it has said its result. */
const closingMs = 5000;

/** Runs a worker to its result, and to its end: what runs next has the memory that it took. @throws Trouble with the worker's sentence; the signal's reason when told to end; any other fault as it came. */
export function runWorker<Result>({ file, data, onRows, youngMb, signal }: ThreadWork): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(file, {
      workerData: data,
      resourceLimits:
        youngMb === undefined ? resourceLimits : { ...resourceLimits, maxYoungGenerationSizeMb: youngMb },
    });
    let settle: (() => void) | undefined;
    const end = () => void worker.terminate().then(() => (settle ? settle() : reject(signal?.reason)));
    signal?.addEventListener("abort", end, { once: true });
    let slow: NodeJS.Timeout | undefined;
    worker.on("message", (message: WorkerMessage<Result>) => {
      if ("rows" in message) return onRows?.(message.rows);
      settle = () => ("result" in message ? resolve(message.result) : reject(new Trouble(message.trouble)));
      slow = setTimeout(() => worker.terminate(), closingMs);
    });
    worker.on("error", (error) => (settle ? settle() : reject(error)));
    worker.on("exit", (code) => {
      clearTimeout(slow);
      signal?.removeEventListener("abort", end);
      if (settle) settle();
      else if (!signal?.aborted) reject(new Error(`The worker ended with code ${code} before it was done.`));
    });
  });
}
