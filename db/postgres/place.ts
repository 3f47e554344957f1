// Where does our own Postgres keep its data, and is it there already?

import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Trouble } from "../../app/domain/trouble";
import { type Account, isRoot, mayEnter, postgresAccount } from "./account";
import { errorCode, onFiles } from "./fileTrouble";

/** A directory with `data` (Postgres' own), `password`, `running.json` while it runs, and `postgres.log`. */
export interface Place {
  directory: string;
  data: string;
  /** Who runs Postgres there; undefined: we ourselves. */
  account: Account | undefined;
  /** Whether there is data yet. */
  made: boolean;
  /** The file in the data directory that has to say where the place is, when it is somewhere else. */
  pointer: string | undefined;
  /** Where a copy of the programs may be kept; called only when one is needed. */
  copies: () => string;
}

/** Roots can only keep data where an unprivileged account may go. */
const shared = ["/var/lib/placket", "/srv/placket", "/opt/placket"];

/**
 * Makes the data directory where it is missing and finds the place of the Postgres that belongs to it: inside, unless we
 * are root and Postgres' account may not enter there (a home directory of mode 0700); then under /var/lib/placket.
 */
export function findPlace(dataDirectory: string): Place {
  const directory = openDataDirectory(dataDirectory);
  const pointer = join(directory, "postgres-is-in");
  if (existsSync(pointer)) {
    const remembered = onFiles(directory, () => readFileSync(pointer, "utf8")).trim();
    if (!existsSync(join(remembered, "data"))) {
      throw new Trouble(
        `The data belongs in ${remembered}, as ${pointer} says, but is not there: bring it back, or remove that file to start empty.`,
      );
    }
    return place(remembered, () => dirname(remembered));
  }
  const inside = join(directory, "postgres");
  if (existsSync(join(inside, "data")) || !isRoot()) return place(inside, () => directory);
  const account = postgresAccount();
  if (mayEnter(directory, account)) return place(inside, () => directory);
  const root = sharedRoot();
  const name = createHash("sha256").update(directory).digest("hex").slice(0, 8);
  return { ...place(join(root, `${name}-${randomBytes(3).toString("hex")}`), () => root), pointer };
}

/** Clusters of this data directory that its pointer has lost, for the doctor. */
export function listLostPlaces(dataDirectory: string, current: string): string[] {
  if (!isRoot() || !existsSync(dataDirectory)) return [];
  const name = createHash("sha256").update(realpathSync(dataDirectory)).digest("hex").slice(0, 8);
  return shared
    .filter((root) => existsSync(root))
    .flatMap((root) => readdirSync(root).map((entry) => join(root, entry)))
    .filter((path) => path.includes(`/${name}-`) && path !== current && existsSync(join(path, "data")));
}

function place(directory: string, copies: () => string): Place {
  const data = join(directory, "data");
  const made = existsSync(data);
  const account = postgresAccount(made ? data : undefined);
  if (made) refuseForeign(data);
  return { directory, data, account, made, pointer: undefined, copies: account ? sharedRoot : copies };
}

function openDataDirectory(dataDirectory: string): string {
  const path = resolve(dataDirectory);
  return onFiles(path, () => {
    makeDirectory(path, isRoot() ? 0o711 : 0o700);
    const directory = realpathSync(path);
    if (!statSync(directory).isDirectory())
      throw Object.assign(new Error("not a directory"), { code: "ENOTDIR" });
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    if (isRoot() && statSync(directory).uid === 0) chmodSync(directory, statSync(directory).mode | 0o011);
    return directory;
  });
}

/** Makes a directory and those above it. Node's own recursive way never ends where a place that is there takes none, as /proc does. */
function makeDirectory(path: string, mode: number): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT")
      throw new Trouble(`${path} cannot be made there: set PLACKET_DATA to another directory.`);
    // Another process may have been quicker.
    if (code !== "EEXIST") throw error;
  }
}

function refuseForeign(data: string): void {
  const owner = statSync(data).uid;
  if (process.getuid && !isRoot() && owner !== process.getuid()) {
    throw new Trouble(
      `The data in ${data} belongs to another user (${owner}): run Placket as that user, or set PLACKET_DATA to another directory.`,
    );
  }
}

function sharedRoot(): string {
  let failure: unknown;
  for (const root of shared) {
    try {
      mkdirSync(root, { recursive: true });
      chmodSync(root, 0o755);
      accessSync(root, constants.W_OK);
      return root;
    } catch (error) {
      failure ??= error;
    }
  }
  throw new Trouble(
    `Postgres may not run as root and none of ${shared.join(", ")} can be written (${String(failure)}): set PLACKET_DATA to a directory that every user may enter.`,
  );
}
