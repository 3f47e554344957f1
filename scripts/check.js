// Is everything in order: format, lint, types, unused exports, rules? One line a step; `--fast` leaves out the slow ones.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./builds.js";

const steps = [
  {
    name: "format and lint",
    command: [
      "@biomejs/biome/bin/biome",
      "check",
      "--config-path",
      "scripts/lint.json",
      "--max-diagnostics=30",
      ".",
    ],
  },
  {
    name: "types",
    command: [
      "typescript/bin/tsc",
      "--noEmit",
      "--incremental",
      "--tsBuildInfoFile",
      "build/types.tsbuildinfo",
    ],
    slow: true,
  },
  {
    name: "unused exports and dependencies",
    command: ["knip/bin/knip.js", "--config", "scripts/knip.json"],
    slow: true,
  },
  {
    name: "rules",
    command: [
      "vitest/vitest.mjs",
      "run",
      "--config",
      "test/vitest.config.ts",
      "--project",
      "rules",
      "--reporter=dot",
    ],
  },
];

const fast = process.argv.includes("--fast");
const chosen = steps
  .filter(({ slow }) => !(fast && slow))
  .map(({ name, command }) => ({ name, result: run(command) }));
let failed = 0;
for (const { name, result } of chosen) {
  const { ok, said, seconds } = await result;
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(said.trimEnd());
  if (!ok) failed += 1;
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** @param {string[]} command a script under node_modules and its arguments */
async function run([script = "", ...args]) {
  const begun = Date.now();
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  return { ok: code === 0, said, seconds: (Date.now() - begun) / 1000 };
}
