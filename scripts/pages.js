// How do the pages become what browser and server load?
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findOrMakeBuild, root } from "./builds.js";

/** Makes or finds build/pages-<hash>/{client,server}; what the compiler says is shown only when it fails. */
export function buildPages() {
  return findOrMakeBuild({
    name: "pages",
    sources: ["app", "db", "public", "remix.config.js", "scripts/vite.config.ts", "package-lock.json"],
    make: compileInto,
  });
}

/** @param {string} directory */
async function compileInto(directory) {
  const cli = join(root, "node_modules/@remix-run/dev/dist/cli.js");
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: "production", PLACKET_PAGES: directory };
  const child = spawn(process.execPath, [cli, "vite:build", "--config", "scripts/vite.config.ts"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`The pages could not be built:\n${said}`);
}
