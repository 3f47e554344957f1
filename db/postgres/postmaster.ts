// Is a Postgres already running on this data directory, and does anybody still look after it?
import {
  linkSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Trouble } from "../../app/domain/trouble";
import { errorCode } from "./fileTrouble";
import { runProgram } from "./program";

interface Postmaster {
  /** Undefined when no supervisor of ours is its parent any more. */
  supervisor: number | undefined;
}

/** Above every pid an operating system gives out, so that Postgres finds nobody there. */
const nobodyPid = 2_147_483_646;
const immediateAfterMs = 30_000;
const giveUpAfterMs = 45_000;

/**
 * Makes way for a new Postgres on the data directory. "owned": a living supervisor runs one, which is to be joined (or is
 * just starting or stopping: try again). "none": nothing runs there, or no longer: one that lost its supervisor has been
 * stopped, and a `postmaster.pid` that names a zombie or a stranger has been disarmed.
 */
export async function settlePostmaster(data: string): Promise<"none" | "owned"> {
  const began = Date.now();
  let signalled: NodeJS.Signals | undefined;
  for (;;) {
    const pid = readPid(data);
    if (pid === undefined || process.platform === "win32") return "none";
    const found = await inspect(pid, data);
    if (found === "dead") return "none";
    if (found === "not ours") {
      disarm(data, pid);
      return "none";
    }
    if (found.supervisor !== undefined) return "owned";
    const waited = Date.now() - began;
    const signal = waited < immediateAfterMs ? "SIGINT" : "SIGQUIT";
    if (signal !== signalled) stop(pid, signal);
    signalled = signal;
    if (waited > giveUpAfterMs) {
      throw new Trouble(
        `A Postgres (process ${pid}) that nobody looks after holds ${data} and does not stop: end it by hand.`,
      );
    }
    await delay(10);
  }
}

/** The process that `postmaster.pid` names; undefined without such a file. */
export function readPid(data: string): number | undefined {
  const file = join(data, "postmaster.pid");
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    if (pid > 0) return pid;
    if (Date.now() - statSync(file).mtimeMs > 2_000) rmSync(file, { force: true });
    return undefined;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** "dead": no such process. "not ours": a zombie, or a process that has nothing to do with this data directory. */
async function inspect(pid: number, data: string): Promise<Postmaster | "dead" | "not ours"> {
  const seen = process.platform === "linux" ? inspectProc(pid, data) : await inspectPs(pid, data);
  if (typeof seen === "string") return seen;
  const named = Number(/placket\.supervisor=(\d+)/.exec(seen.command)?.[1]);
  return { supervisor: named === seen.parent ? named : undefined };
}

type Seen = { parent: number; command: string };

function inspectProc(pid: number, data: string): Seen | "dead" | "not ours" {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z" || state === "X") return "not ours";
    if (readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(data)) return "not ours";
    return {
      parent: Number(parent),
      command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "),
    };
  } catch (error) {
    return errorCode(error) === "EACCES" ? "not ours" : "dead";
  }
}

async function inspectPs(pid: number, data: string): Promise<Seen | "dead" | "not ours"> {
  const { code, stdout } = await runProgram("ps", ["-o", "stat=,ppid=,args=", "-ww", "-p", String(pid)]);
  const [, state, parent, command] = /^\s*(\S+)\s+(\d+)\s+(.*)/.exec(stdout) ?? [];
  if (code !== 0 || state === undefined || command === undefined) return "dead";
  return state.startsWith("Z") || !command.includes(data) ? "not ours" : { parent: Number(parent), command };
}

/**
 * Names nobody in place of the pid and leaves the rest, because Postgres reads the shared memory key there and refuses to
 * start while a backend of the dead server is still attached. Taken by rename, so that of two starters one does it and a
 * file that a new server has just written is put back.
 */
function disarm(data: string, pid: number): void {
  const file = join(data, "postmaster.pid");
  const taken = `${file}.${process.pid}`;
  try {
    renameSync(file, taken);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  const text = readFileSync(taken, "utf8");
  if (Number.parseInt(text, 10) === pid) {
    writeFileSync(taken, text.replace(/^\d+/, String(nobodyPid)));
  }
  putBack(taken, file);
}

/** Unless a new server has written its own meanwhile. */
function putBack(taken: string, file: string): void {
  try {
    linkSync(taken, file);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") renameSync(taken, file);
  }
  rmSync(taken, { force: true });
}

function stop(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) === "EPERM") {
      throw new Trouble(
        `Another user's Postgres (process ${pid}) holds this data directory: stop it, or run Placket as that user.`,
      );
    }
  }
}
