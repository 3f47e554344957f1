// Do all tests pass? Builds what they run against, runs them, and ends with one line that counts them.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./builds.js";
import { bundle } from "./bundle.js";
import { buildPages } from "./pages.js";

const wanted = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "placket-test-"));
try {
  await Promise.all([bundle(), buildPages()]);
  const report = join(scratch, "report.json");
  const code = await runVitest([...wanted, "--reporter=json", `--outputFile.json=${report}`]);
  const { passed, failed, skipped } = count(report, code);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/**
 * @param {string[]} args
 * @returns {Promise<number | null>} vitest's exit code; null when a signal ended it
 */
function runVitest(args) {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const shown = process.stdout.isTTY ? "--reporter=default" : "--reporter=dot";
  const child = spawn(
    process.execPath,
    [vitest, "run", "--config", "test/vitest.config.ts", shown, ...args],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: "test" },
      stdio: "inherit",
    },
  );
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
}

/**
 * A file that could not be loaded, and a run that failed for a reason that no test shows, count as one failure each.
 * @param {string} report
 * @param {number | null} code
 */
function count(report, code) {
  const result = JSON.parse(readFileSync(report, "utf8"));
  const broken = result.testResults.filter(
    (/** @type {{status: string, assertionResults: {status: string}[]}} */ file) =>
      file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  ).length;
  const failed = result.numFailedTests + broken;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
