// What does the import's worker thread do? One import, then it ends.
import { parentPort, workerData } from "node:worker_threads";
import { stepBack } from "../../db/postgres/stepBack";
import { openSession } from "../../db/session";
import { Trouble } from "../domain/trouble";
import { importFile } from "./importFile";
import type { ImportResult } from "./importRequest";
import { quietThread } from "./quietThread";
import type { ImportRun } from "./runImport";
import type { WorkerMessage } from "./workerThread";

const { url, organizationId, request } = workerData as ImportRun;
const say = (message: WorkerMessage<ImportResult>) => parentPort?.postMessage(message);
const everyMs = 100;
let said = 0;
let later: NodeJS.Timeout | undefined;

/** Says the first and the last number at once or soon after, and the others ten times a second. */
function sayRows(rows: number): void {
  clearTimeout(later);
  if (Date.now() - said >= everyMs) {
    said = Date.now();
    say({ rows });
  } else {
    later = setTimeout(say, everyMs, { rows });
  }
}

quietThread();
const session = await openSession(url);
try {
  await stepBack(session.client);
  const result = await importFile(session, organizationId, request, sayRows);
  say({ result });
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  say({ trouble: error.message });
} finally {
  clearTimeout(later);
  await session.close();
}
