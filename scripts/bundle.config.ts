// Which entry points run under plain Node, and how are they bundled?
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

const entries = [
  "scripts/placket.ts",
  "scripts/serve.ts",
  "scripts/dev.ts",
  "app/intake/importWorker.ts",
  "app/intake/inspectWorker.ts",
  "app/server/matchWorker.ts",
];

export default defineConfig({
  publicDir: false,
  clearScreen: false,
  ssr: { external: true, noExternal: [] },
  build: {
    ssr: true,
    target: "node20",
    sourcemap: true,
    minify: false,
    emptyOutDir: true,
    reportCompressedSize: false,
    rollupOptions: {
      input: Object.fromEntries(
        entries
          .map((path) => join(root, path))
          .filter((path) => existsSync(path))
          .map((path) => [basename(path, ".ts"), path]),
      ),
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
