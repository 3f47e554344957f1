// How does one work on Placket with hot reload? The server of `npm start`, with Vite's development server for the pages.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.js";
import { nameSourceLines } from "./sourceLines.js";

process.env.NODE_ENV ??= "development";
const built = await bundle();
if (built === undefined) {
  console.error("npm run dev needs the devDependencies: run `npm ci` first.");
  process.exitCode = 1;
} else {
  nameSourceLines();
  const { dev } = await import(pathToFileURL(join(built.directory, "dev.js")).href);
  await dev();
}
