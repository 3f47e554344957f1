#!/usr/bin/env node
// How does `placket` run from a checkout? It brings the bundle up to date when that is stale, then runs it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.js";
import { nameSourceLines } from "./sourceLines.js";

const entry = await findEntry();
if (entry === undefined) {
  console.error("placket: there is no build here. Run `npm ci && npm run build` in the checkout first.");
  process.exitCode = 1;
} else {
  nameSourceLines();
  await import(pathToFileURL(entry).href);
}

async function findEntry() {
  const built = await bundle().catch((error) => {
    console.error(`placket: the sources could not be bundled: ${error.message}`);
    process.exit(1);
  });
  const path = built && join(built.directory, "placket.js");
  return path && existsSync(path) ? path : undefined;
}
