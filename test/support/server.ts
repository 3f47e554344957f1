// How does a test get the real server, built and started as a user would?
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../app/server/projectRoot";

export interface RunningServer {
  url: string;
  /** What it has written on stderr so far. */
  complaints: () => string;
  /** Sends the signal and resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `placket serve` on a free port against a test database; resolves once it answers. */
export async function startServer({
  databaseUrl,
  env = {},
}: {
  databaseUrl: string;
  env?: Record<string, string>;
}): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(projectRoot(), "scripts/placket.js"), "serve"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      HOST: "localhost",
      PORT: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const url = await findUrl(child, ended).catch((error) => {
    throw new Error(`${error.message}\n${complaints}`);
  });
  return {
    url,
    complaints: () => complaints,
    stop(signal = "SIGINT") {
      child.kill(signal);
      return ended;
    },
  };
}

function findUrl(child: ChildProcess, ended: Promise<unknown>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [url] = said.match(/http:\/\/\S+/) ?? [];
      if (url) resolve(url);
    });
    ended.then((code) => reject(new Error(`The server ended with ${code} before it answered.`)));
  });
}
