// How is one of Postgres' programs run, as which account and with which environment?
import { spawn } from "node:child_process";
import type { Account } from "./account";

/** What a finished program said. `code` is null when it could not be started at all; then stderr says why. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end; never throws. */
export function runProgram(command: string, args: string[], account?: Account, input = ""): Promise<Outcome> {
  return new Promise((resolve) => {
    const identity = account === undefined ? {} : { uid: account.uid, gid: account.gid };
    let child: ReturnType<typeof spawn>;
    try {
      child = spawn(command, args, {
        ...identity,
        cwd: rootDirectory,
        env: postgresEnvironment(),
        stdio: "pipe",
      });
    } catch (error) {
      resolve({ code: null, stdout: "", stderr: String(error) });
      return;
    }
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
    child.on("error", (error) => resolve({ code: null, stdout, stderr: String(error) }));
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Every account may stand here. */
export const rootDirectory = process.platform === "win32" ? undefined : "/";

/** Our environment without what would change Postgres' or Node's mind, and with messages in English. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(PG|LC_|LANG|NODE_OPTIONS$|NODE_CHANNEL|VITEST)/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { NODE_ENV: process.env.NODE_ENV, ...Object.fromEntries(kept), LC_ALL: "C" };
}
