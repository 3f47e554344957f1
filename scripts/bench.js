// How fast is it? `npm run bench -- <name>` runs scripts/bench/<name>.ts; without a name it lists them.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./builds.js";

const [name, ...args] = process.argv.slice(2);
const directory = join(root, "scripts/bench");
const names = existsSync(directory)
  ? readdirSync(directory)
      .filter((file) => file.endsWith(".ts"))
      .map((file) => file.slice(0, -3))
  : [];
if (name === undefined || !names.includes(name)) {
  console.error(
    `Usage: npm run bench -- <name>, where name is one of: ${names.join(", ") || "(there are none yet)"}`,
  );
  process.exitCode = 2;
} else {
  await run(join(directory, `${name}.ts`));
}

/** @param {string} path */
async function run(path) {
  const { build } = await import("vite");
  mkdirSync(join(root, "build"), { recursive: true });
  const outDir = mkdtempSync(join(root, "build", ".bench-"));
  process.on("exit", () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    root,
    configFile: join(root, "scripts/bundle.config.ts"),
    build: { outDir, rollupOptions: { input: { bench: path } } },
    logLevel: "silent",
  });
  process.argv.splice(1, process.argv.length, path, ...args);
  await import(pathToFileURL(join(outDir, "bench.js")).href);
}
