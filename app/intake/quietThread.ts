// How does a worker's thread let the pages go first, which the same process serves?
import { setPriority } from "node:os";
import { steppedBack } from "../../db/postgres/stepBack";

/** Lowers the priority of the calling thread. Only on Linux is it the thread's alone: elsewhere all of the process would wait. */
export function quietThread(): void {
  if (process.platform === "linux") setPriority(steppedBack);
}
