// Where is the bundled JavaScript of an entry point, such as the import worker, whoever asks?
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "./projectRoot";

/**
 * The absolute path of a bundled entry point ("importWorker.js"): beside the running code when that is bundled itself,
 * else (the pages, the development server, a test) in the newest bundle under build/.
 * @throws Error when nothing has been bundled yet.
 */
export function bundledFile(name: string): string {
  const beside = fileURLToPath(new URL(`./${name}`, import.meta.url));
  if (existsSync(beside)) return beside;
  const build = join(projectRoot(), "build");
  const bundles = existsSync(build) ? readdirSync(build).filter((entry) => entry.startsWith("bundle-")) : [];
  const [newest] = bundles
    .map((bundle) => join(build, bundle, name))
    .filter((path) => existsSync(path))
    .sort((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs);
  if (newest === undefined) throw new Error(`bundledFile: ${name} has not been built; run npm run build`);
  return newest;
}
