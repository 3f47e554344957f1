// Which kinds of test are there, and where does each of them run?
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const database = "test/support/globalDatabase.ts";

function project(name: string, test: TestProjectInlineConfiguration["test"]): TestProjectInlineConfiguration {
  return { extends: true, test: { name, ...test } };
}

export default defineConfig({
  root,
  esbuild: { jsx: "automatic" },
  test: {
    setupFiles: ["test/support/consoleErrors.ts"],
    restoreMocks: true,
    unstubEnvs: true,
    env: { TZ: "UTC" },
    // Limits are there for what hangs, not for speed: a busy machine may take long.
    testTimeout: 60_000,
    projects: [
      project("unit", {
        include: ["test/unit/**/*.test.{ts,tsx}"],
        exclude: ["test/unit/components/**"],
      }),
      project("components", {
        include: ["test/unit/components/**/*.test.{ts,tsx}"],
        environment: "happy-dom",
      }),
      project("rules", { include: ["test/rules/**/*.test.ts"], testTimeout: 60_000 }),
      project("integration", {
        include: ["test/integration/**/*.test.ts"],
        globalSetup: [database],
        sequence: { groupOrder: 1 },
        testTimeout: 120_000,
        hookTimeout: 240_000,
      }),
      project("e2e", {
        include: ["test/e2e/**/*.test.ts"],
        globalSetup: [database],
        fileParallelism: false,
        sequence: { groupOrder: 2 },
        testTimeout: 180_000,
        hookTimeout: 300_000,
      }),
    ],
  },
});
