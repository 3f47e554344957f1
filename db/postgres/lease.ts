// How does a process hold our own Postgres running: join its supervisor, or start one?
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { Trouble } from "../../app/domain/trouble";
import { type Account, isRoot } from "./account";
import type { Binaries } from "./binaries";
import { errorCode, fileTrouble, refusalIn } from "./fileTrouble";
import type { Place } from "./place";
import { postgresEnvironment, rootDirectory } from "./program";
import { postgresSettings } from "./settings";
import supervisorSource from "./supervisor.js?raw";

/** What supervisor.js is told on its stdin. */
export interface SupervisorOrder {
  command: string;
  args: string[];
  account: Account | undefined;
  data: string;
  /** 0: any. Else the one of last time, which is tried again so often before another is taken. */
  port: number;
  portPatience: number;
  secret: string;
  runningFile: string;
  logFile: string;
  /** Whose the files beside the data are, when that is not who writes them. */
  fileOwner: { uid: number; gid: number } | undefined;
  pgCtl: string;
  /** A directory of a test that goes when Postgres has stopped. */
  removeAtEnd: string | undefined;
}

interface Running {
  supervisor: number;
  control: number;
  secret: string;
  port: number;
}

/** As long as it is held, Postgres runs. It goes with the process, however that ends. */
export interface Lease {
  port: number;
  /** How many hold one now, this one included. */
  holders: number;
  /** Resolves when the supervisor is gone though nobody released the lease. */
  lost: Promise<void>;
  /** Resolves when Postgres has stopped, if this was the last lease; else at once. */
  release(): Promise<void>;
}

const helloMs = 3_000;
const releaseMs = 70_000;

/** Joins the Postgres that runs in the place; undefined when none does. Waits while it starts or recovers. */
export async function joinRunning(place: Place): Promise<Lease | undefined> {
  const running = readRunning(place);
  if (running === undefined) return undefined;
  const socket = connect(running.control, "127.0.0.1");
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => undefined).setTimeout(helloMs, () => socket.destroy());
  const lines = createInterface({ input: socket, terminal: false }).on("error", () => undefined);
  socket.write(`${running.secret}\n`);
  const words = listen(lines, closed);
  if ((await words.next())?.hello !== running.supervisor) {
    socket.destroy();
    return undefined;
  }
  socket.setTimeout(0);
  const answer = await words.next();
  if (answer?.port === undefined) return undefined;
  socket.unref();
  return heldLease(socket, closed, answer.port, answer.leases ?? 1);
}

/** The supervisor's word on who runs in the place, whether or not it can still be joined. */
export function readRunning(place: Place): Running | undefined {
  const file = join(place.directory, "running.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Running;
  } catch (error) {
    if (errorCode(error) === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw fileTrouble(file, error);
  }
}

/**
 * Starts a supervisor with a Postgres on the place's data. "taken": another process was faster, join that. Else join and
 * then hand over: until then the supervisor stays for our sake, and it goes when we die first.
 */
export async function startSupervisor(
  place: Place,
  binaries: Binaries,
  { testing = false, portPatience = 0 },
): Promise<{ handOver(): void } | "taken"> {
  const order = writeOrder(place, binaries, testing, portPatience);
  const child = spawn(process.execPath, ["--input-type=module", "-e", supervisorSource], {
    cwd: rootDirectory,
    detached: true,
    env: postgresEnvironment(),
    stdio: ["pipe", "pipe", "ignore"],
    windowsHide: true,
  });
  child.on("error", () => undefined);
  child.stdin.on("error", () => undefined).write(`${JSON.stringify(order)}\n`);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const word = await listen(createInterface({ input: child.stdout, terminal: false }), ended).next();
  if (word?.ready) {
    child.stdout.destroy();
    child.unref();
    return { handOver: () => child.stdin.end() };
  }
  child.stdin.end();
  await ended;
  if (word?.taken) return "taken";
  const reason = word?.failed ?? "its supervisor ended";
  throw (
    refusalIn(reason, place.data) ??
    new Trouble(`Postgres did not start: ${gist(reason)} (more in ${order.logFile})`)
  );
}

function writeOrder(
  place: Place,
  binaries: Binaries,
  testing: boolean,
  portPatience: number,
): SupervisorOrder {
  const exe = process.platform === "win32" ? ".exe" : "";
  const [command = "", ...args] = [...binaries.guard, join(binaries.directory, `postgres${exe}`)];
  const { uid, gid } = statSync(place.directory);
  return {
    command,
    args: [...args, "-D", place.data, ...postgresSettings({ testing })],
    account: place.account,
    data: place.data,
    port: readRunning(place)?.port ?? 0,
    portPatience,
    secret: randomBytes(24).toString("base64url"),
    runningFile: join(place.directory, "running.json"),
    logFile: join(place.directory, "postgres.log"),
    fileOwner: isRoot() && uid !== 0 ? { uid, gid } : undefined,
    pgCtl: join(binaries.directory, `pg_ctl${exe}`),
    removeAtEnd: testing ? place.directory : undefined,
  };
}

function heldLease(socket: Socket, closed: Promise<void>, port: number, holders: number): Lease {
  let released = false;
  const lost = new Promise<void>((resolve) => void closed.then(() => released || resolve()));
  const release = async () => {
    if (!released) {
      released = true;
      socket.ref();
      socket.setTimeout(releaseMs, () => socket.destroy());
      socket.write("bye\n");
    }
    await closed;
  };
  return { port, holders, lost, release };
}

/** Every word that is said on the supervisor's channels. */
interface Word {
  ready?: boolean;
  taken?: boolean;
  failed?: string;
  hello?: number;
  port?: number;
  leases?: number;
}

/** Lines as they come; undefined when there are no more, or for one that is no word of ours. */
function listen(lines: Interface, ended: Promise<void>): { next(): Promise<Word | undefined> } {
  const heard: (Word | undefined)[] = [];
  let over = false;
  let wake = () => {};
  lines.on("line", (line) => {
    heard.push(parseWord(line));
    wake();
  });
  void ended.then(() => {
    over = true;
    wake();
  });
  return {
    async next() {
      while (heard.length === 0 && !over) await new Promise<void>((resolve) => (wake = resolve));
      return heard.shift();
    },
  };
}

function parseWord(line: string): Word | undefined {
  try {
    return JSON.parse(line) as Word;
  } catch {
    return undefined;
  }
}

/** The line of Postgres' log that says most, without its time and process. */
function gist(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const line = lines.findLast((candidate) => /FATAL|PANIC|ERROR/.test(candidate)) ?? lines.at(-1) ?? "";
  return line.replace(/^.*?(?:FATAL|PANIC|ERROR):\s*/, "");
}
