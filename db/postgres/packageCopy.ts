// From where can the npm package's Postgres be run, with the library links its install script would have made?
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Account, mayEnter } from "./account";
import { errorCode, onFiles } from "./fileTrouble";

export interface PackageSpot {
  /** Holds bin, lib, share and the list of links. */
  native: string;
  /** Platform and version: names a copy. */
  label: string;
}

interface Link {
  source: string;
  target: string;
}

/**
 * The package where npm put it, once its links are there; a copy under `copyTo` where the links cannot be made (an
 * installation owned by somebody else) or the account cannot get there (a home directory of mode 0700).
 */
export function packageDirectory(
  { native, label }: PackageSpot,
  account: Account | undefined,
  copyTo: () => string,
): string {
  if (mayEnter(join(native, "bin"), account) && makeLinks(native)) return native;
  const copy = join(copyTo(), `postgres-${label}`);
  if (!existsSync(join(copy, "bin"))) onFiles(dirname(copy), () => copyPackage(native, copy));
  return copy;
}

/** False when a missing link may not be made here. `npm ci --ignore-scripts` leaves them all out. */
function makeLinks(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as Link[]) : [];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(dirname(native), source)), path);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") return false;
    }
  }
  return true;
}

/** Copies beside and renames, so that a copy that is there is whole. */
function copyPackage(native: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join(unfinished, "native"), { recursive: true });
  for (const directory of [dirname(copy), unfinished, join(unfinished, "native")])
    chmodSync(directory, 0o755);
  cpSync(native, join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
  openToAll(join(unfinished, "native"));
  makeLinks(join(unfinished, "native"));
  try {
    renameSync(join(unfinished, "native"), copy);
  } catch (error) {
    if (!existsSync(join(copy, "bin"))) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Whoever may not read the original's parents may read the copy, also when npm ran under a strict umask. */
function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
