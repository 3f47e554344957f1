// How does matching run without holding up anything else? In a worker thread with a connection of its own.
import { runWorker } from "../intake/workerThread";
import type { RematchCounts, RematchRequest } from "../matching/rematch";

export interface MatchRun extends RematchRequest {
  url: string;
}

/** The leads of a batch live until it is compared. */
const youngMb = 32;

/** Matches the deals without a certain lead, of one import or all, in a worker thread. */
export function runMatching(run: MatchRun, signal?: AbortSignal): Promise<RematchCounts> {
  return runWorker<RematchCounts>({
    file: new URL("./matchWorker.js", import.meta.url),
    data: run,
    youngMb,
    signal,
  });
}
