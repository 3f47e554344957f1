// When are deals matched by likeness? In a queue of their own, right after each import and each undo.
import { withOrganization } from "../../db/connection";
import type { Db } from "../../db/schema";
import type { RematchCounts, RematchRequest } from "../matching/rematch";
import type { Jobs } from "./jobs";
import type { Log } from "./log";
import type { MatchRun } from "./runMatching";

export interface MatchJobs {
  /** Queues the matching of what an import brought, or of all deals; one that waits already is enough. */
  request(request: RematchRequest): Promise<void>;
  /** Ends the one that runs: it begins anew when the server starts again. */
  stop(): void;
}

interface MatchParts {
  db: Db;
  jobs: Jobs;
  /** Where the worker connects to: our own Postgres may move. */
  url: () => string;
  log: Log;
  run: (run: MatchRun, signal: AbortSignal) => Promise<RematchCounts>;
}

/** The queue that matching waits in. */
const matchQueue = "match";
const retries = 3;

/** Says who matches; before the queues are opened. A job that comes twice finds the same again. */
export function createMatchJobs({ db, jobs, url, log, run }: MatchParts): MatchJobs {
  const end = new AbortController();
  jobs.handle(matchQueue, {
    retries,
    async run(data) {
      const request = data as RematchRequest;
      const counts = await run({ url: url(), ...request }, end.signal);
      log.info({ ...request, ...counts }, "deals were matched");
    },
  });
  return {
    async request(request) {
      const { organizationId, importId } = request;
      const key = `${organizationId}/${importId ?? "all"}`;
      await jobs.start();
      await withOrganization(db, organizationId, (db) =>
        jobs.send(db, { name: matchQueue, key, data: request }),
      );
      jobs.wake();
    },
    stop: () => end.abort(new Error("The server stopped before the deals were matched.")),
  };
}
