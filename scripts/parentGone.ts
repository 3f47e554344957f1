// Has the npm that started this server ended, so that nobody is left to stop it?
import { execFileSync } from "node:child_process";

const everyMs = 1000;

/**
 * Resolves when the npm that runs this script is gone, which does not hand the signals it gets on. Never resolves where no npm
 * started it: a server that was put into the background outlives its terminal.
 */
export function npmGone(env: Record<string, string | undefined> = process.env): Promise<void> {
  const npm = env.npm_lifecycle_event === undefined ? undefined : npmProcess();
  if (npm === undefined) return new Promise(() => {});
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isAlive(npm)) return;
      clearInterval(timer);
      resolve();
    }, everyMs);
    timer.unref();
  });
}

/** Npm is our parent, or that of the shell it runs a script in. */
function npmProcess(): number | undefined {
  const parent = process.ppid;
  const asked = ask(parent);
  if (!asked) return parent > 1 ? parent : undefined;
  const found = /(^|\/)-?(ba|da|a|z|k)?sh$/.test(asked.command) ? asked.parent : parent;
  return found > 1 ? found : undefined;
}

/** A process' parent and program, as every Unix says them; undefined elsewhere. */
function ask(id: number): { parent: number; command: string } | undefined {
  try {
    const said = execFileSync("ps", ["-o", "ppid=,comm=", "-p", String(id)], { encoding: "utf8" });
    const [, parent = "", command = ""] = /^\s*(\d+)\s+(.*?)\s*$/.exec(said) ?? [];
    return parent === "" ? undefined : { parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
