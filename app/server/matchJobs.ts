// When are deals matched by likeness? In a queue of their own, right after each import and each undo.
import { withOrganization } from "../../db/connection";
import { listForgotten, matchKey, matchQueue } from "../../db/queries/matchMarks";
import type { Db } from "../../db/schema";
import type { RematchRequest } from "../matching/rematch";
import type { Jobs } from "./jobs";
import type { Log } from "./log";
import { matchMarked, type RunMatching } from "./matchMarked";

export interface MatchJobs {
  /** Queues the matching of what an import brought, or of all deals; one that waits already is enough. */
  request(request: RematchRequest): Promise<void>;
  /** Queues what was landed or undone and never queued, as by a server that died: now and from time to time. */
  recover(organizationId: number): Promise<void>;
  /** Ends the one that runs: it begins anew when the server starts again. */
  stop(): void;
}

interface MatchParts {
  db: Db;
  jobs: Jobs;
  /** Where the worker connects to: our own Postgres may move. */
  url: () => string;
  log: Log;
  run: RunMatching;
  /** Between two looks for what was not queued. */
  everyMs?: number;
}

const retries = 3;

/** Says who matches; before the queues are opened. A job that comes twice finds the same again. */
export function createMatchJobs({ db, jobs, url, log, run, everyMs = 5000 }: MatchParts): MatchJobs {
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  jobs.handle(matchQueue, {
    retries,
    async run(data) {
      const request = data as RematchRequest;
      const counts = await matchMarked(db, { url: url(), ...request }, { match: run, signal: end.signal });
      log.info({ ...request, ...counts }, "deals were matched");
    },
  });

  async function request(request: RematchRequest): Promise<void> {
    const { organizationId, importId } = request;
    const key = matchKey(organizationId, importId);
    await jobs.start();
    await withOrganization(db, organizationId, (db) =>
      jobs.send(db, { name: matchQueue, key, data: request }),
    );
    jobs.wake();
  }

  /** At the start also what failed for good before. */
  async function queueForgotten(organizationId: number, { again }: { again: boolean }): Promise<void> {
    const marks = await withOrganization(db, organizationId, (db) => listForgotten(db, { again }));
    for (const { importId } of marks.filter(({ undone }) => !undone))
      await request({ organizationId, importId });
    if (marks.some(({ undone }) => undone)) await request({ organizationId });
  }

  return {
    request,
    async recover(organizationId) {
      await queueForgotten(organizationId, { again: true });
      if (end.signal.aborted) return;
      clearInterval(timer);
      timer = setInterval(() => {
        queueForgotten(organizationId, { again: false }).catch((error) => {
          log.error({ err: error }, "what is left to be matched could not be looked for");
        });
      }, everyMs);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
      end.abort(new Error("The server stopped before the deals were matched."));
    },
  };
}
