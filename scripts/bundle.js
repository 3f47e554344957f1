// How do the server, the command line and the import worker become JavaScript that Node runs?
import { findOrMakeBuild, root } from "./builds.js";

/** Makes or finds build/bundle-<hash>/{placket,serve,importWorker,…}.js; writes nothing to stdout. */
export function bundle() {
  return findOrMakeBuild({
    name: "bundle",
    sources: ["app", "db", "scripts", "package-lock.json"],
    ignore: (path) =>
      /^app\/(components|routes)\//.test(path) || (path.startsWith("scripts") && !path.endsWith(".ts")),
    make: bundleInto,
  });
}

/** @param {string} directory */
async function bundleInto(directory) {
  const { build } = await import("vite");
  await build({
    root,
    configFile: `${root}/scripts/bundle.config.ts`,
    build: { outDir: directory },
    logLevel: "silent",
  });
}
