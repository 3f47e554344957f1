// Which build belongs to the sources as they are now, and does it have to be made?
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout's (or the installation's) top directory. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const kept = 4;
const staleAfterMs = 10 * 60 * 1000;

/**
 * @typedef {object} BuildKind
 * @property {string} name the build's directory is build/<name>-<hash of the sources>
 * @property {string[]} sources files and directories that go into it, relative to the root
 * @property {(path: string) => boolean} [ignore] sources below those that do not
 * @property {(directory: string) => Promise<void>} make writes the build into an empty directory
 */

/**
 * The directory of the build that belongs to the sources, made now if it is not there yet. Two processes may ask at
 * once: each makes its own and the first to finish wins. Where there are no sources or no compiler (an installation
 * without the devDependencies) the newest build there is; undefined when there is none.
 * @param {BuildKind} kind
 * @returns {Promise<{directory: string, made: boolean} | undefined>}
 */
export async function findOrMakeBuild(kind) {
  const wanted = buildDirectory(kind);
  if (existsSync(wanted)) return { directory: wanted, made: false };
  if (!canBuild()) {
    const newest = listBuilds(kind.name)[0];
    return newest === undefined ? undefined : { directory: newest, made: false };
  }
  const unfinished = join(root, "build", `.${kind.name}-${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  try {
    await kind.make(unfinished);
    moveInto(unfinished, wanted);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  prune(kind.name);
  return { directory: wanted, made: true };
}

function canBuild() {
  return existsSync(join(root, "node_modules/vite/package.json")) && existsSync(join(root, "tsconfig.json"));
}

/** @param {BuildKind} kind */
function buildDirectory(kind) {
  const hash = createHash("sha256");
  for (const source of kind.sources) {
    for (const path of listFiles(join(root, source))) {
      const name = relative(root, path);
      if (kind.ignore?.(name)) continue;
      hash.update(`${name}\0`).update(readFileSync(path)).update("\0");
    }
  }
  return join(root, "build", `${kind.name}-${hash.digest("hex").slice(0, 12)}`);
}

/**
 * @param {string} path
 * @returns {string[]} every file at or below it, in a stable order; none when it does not exist
 */
function listFiles(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => listFiles(join(path, name)));
}

/**
 * @param {string} from
 * @param {string} to
 */
function moveInto(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}

/** @param {string} name */
function listBuilds(name) {
  const build = join(root, "build");
  if (!existsSync(build)) return [];
  return readdirSync(build)
    .filter((entry) => entry.startsWith(`${name}-`))
    .map((entry) => join(build, entry))
    .sort((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs);
}

/** @param {string} name */
function prune(name) {
  const unfinished = listBuilds(`.${name}`).filter(
    (path) => Date.now() - statSync(path).mtimeMs > staleAfterMs,
  );
  for (const path of [...listBuilds(name).slice(kept), ...unfinished]) {
    rmSync(path, { recursive: true, force: true });
  }
}
