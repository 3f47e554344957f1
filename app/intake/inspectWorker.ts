// What does the inspection's worker thread do? One file, then it ends.
import { parentPort, workerData } from "node:worker_threads";
import { Trouble } from "../domain/trouble";
import { inspectFile } from "./inspect";
import type { Inspection } from "./inspection";
import { quietThread } from "./quietThread";
import type { InspectionRun } from "./runInspection";
import type { WorkerMessage } from "./workerThread";

const { path, options } = workerData as InspectionRun;
const say = (message: WorkerMessage<Inspection>) => parentPort?.postMessage(message);

quietThread();
try {
  say({ result: await inspectFile(path, options) });
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  say({ trouble: error.message });
}
