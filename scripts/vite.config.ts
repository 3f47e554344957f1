// How does Vite build the pages, for the browser and for the server?
import { relative } from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "../remix.config";

// scripts/pages.js builds into a directory of its own, so that a running server never loses its files.
const directory = process.env.PLACKET_PAGES;
const buildDirectory = directory ? relative(process.cwd(), directory) : remixConfig.buildDirectory;

// What only the server uses: the scan for the browser's dependencies meets it in loaders, and need not prepare it.
const serverOnly = [
  "iconv-lite",
  "jschardet",
  "kysely",
  "papaparse",
  "pg",
  "pg-boss",
  "pg-copy-streams",
  "pino",
];

export default defineConfig({
  plugins: [tailwindcss(), remix({ ...remixConfig, buildDirectory })],
  build: { target: "es2022", chunkSizeWarningLimit: 700 },
  optimizeDeps: { exclude: serverOnly },
  clearScreen: false,
});
