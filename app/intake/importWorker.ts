// What does the import's worker thread do? One import, then it ends.
import { parentPort, workerData } from "node:worker_threads";
import { openSession } from "../../db/session";
import { Trouble } from "../domain/trouble";
import { importFile } from "./importFile";
import type { ImportRun, WorkerMessage } from "./runImport";

const { url, organizationId, request } = workerData as ImportRun;
const say = (message: WorkerMessage) => parentPort?.postMessage(message);
const everyMs = 100;
let said = 0;

const session = await openSession(url);
try {
  const result = await importFile(session, organizationId, request, (rows) => {
    if (Date.now() - said < everyMs) return;
    said = Date.now();
    say({ rows });
  });
  say({ result });
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  say({ trouble: error.message });
} finally {
  await session.close();
}
