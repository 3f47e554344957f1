// What does the matching's worker thread do? One run over an organization's deals, then it ends.
import { parentPort, workerData } from "node:worker_threads";
import { stepBack } from "../../db/postgres/stepBack";
import { openSession } from "../../db/session";
import { quietThread } from "../intake/quietThread";
import type { WorkerMessage } from "../intake/workerThread";
import { type RematchCounts, rematch } from "../matching/rematch";
import type { MatchRun } from "./runMatching";

const { url, ...request } = workerData as MatchRun;

quietThread();
const session = await openSession(url);
try {
  await stepBack(session.client);
  const message: WorkerMessage<RematchCounts> = { result: await rematch(session.db, request) };
  parentPort?.postMessage(message);
} finally {
  await session.close();
}
