// How does an empty place become a database that Postgres can start on?
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Trouble } from "../../app/domain/trouble";
import type { Account } from "./account";
import type { Binaries } from "./binaries";
import { errorCode, onFiles, refusalIn } from "./fileTrouble";
import type { Place } from "./place";
import { runProgram } from "./program";

/** The superuser of our own Postgres, and the name of its database. */
export const owner = "placket";

/**
 * Runs initdb beside the place and renames, so that a place that is there is whole and of two starters one wins. The
 * password is random and stands in `password`, mode 0600. Look for the place again afterwards: the winner may have another.
 */
export async function makeCluster(place: Place, binaries: Binaries, { testing = false } = {}): Promise<void> {
  const parent = dirname(place.directory);
  const unfinished = `${place.directory}.new-${process.pid}-${randomBytes(3).toString("hex")}`;
  const password = randomBytes(24).toString("base64url");
  try {
    onFiles(parent, () => {
      removeAbandoned(place.directory);
      makeDirectory(unfinished, place.account ? 0o711 : 0o700);
      makeDirectory(join(unfinished, "data"), 0o700, place.account);
      writeSecret(join(unfinished, "password"), password);
      writeSecret(join(unfinished, "initdb-password"), password, place.account);
    });
    await initdb(unfinished, binaries, place.account, testing);
    onFiles(parent, () => {
      rmSync(join(unfinished, "initdb-password"));
      moveInto(unfinished, place.directory);
      if (place.pointer) remember(place.pointer, place.directory);
    });
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The major version that wrote the data; a sentence when it is no data of Postgres'. */
export function dataMajor(data: string): number {
  const text = existsSync(join(data, "PG_VERSION"))
    ? onFiles(data, () => readFileSync(join(data, "PG_VERSION"), "utf8"))
    : "";
  const major = Number.parseInt(text, 10);
  if (major > 0) return major;
  throw new Trouble(
    `${data} is not a Postgres data directory (it has no PG_VERSION): bring it back from a backup, or move it away to start empty.`,
  );
}

/** The password of the place's superuser. */
export function readPassword(place: Place): string {
  return onFiles(place.directory, () => readFileSync(join(place.directory, "password"), "utf8")).trim();
}

async function initdb(
  directory: string,
  { directory: bin, major }: Binaries,
  account: Account | undefined,
  testing: boolean,
) {
  const always = [
    ...["-D", join(directory, "data"), "-U", owner, "-E", "UTF8", "--auth=scram-sha-256", "--data-checksums"],
    ...[
      `--pwfile=${join(directory, "initdb-password")}`,
      "--no-instructions",
      ...(testing ? ["--no-sync"] : []),
    ],
  ];
  // Code point order everywhere: the builtin provider knows Unicode on any machine, before 17 the system's locale does.
  const locales =
    major >= 17
      ? [["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]]
      : [["--locale=C.UTF-8"], ["--locale=C.utf8"], ["--locale=C"]];
  let said = "";
  for (const locale of locales) {
    const { code, stdout, stderr } = await runProgram(join(bin, "initdb"), [...always, ...locale], account);
    if (code === 0) return;
    said = `${stdout}\n${stderr}`.trim();
    if (!/invalid locale/i.test(said)) break;
  }
  const reason =
    said.split("\n").findLast((line) => /error|fatal|could not|cannot/i.test(line)) ??
    said.split("\n").at(-1);
  throw (
    refusalIn(said, directory) ??
    new Trouble(`A new database could not be made in ${dirname(directory)}: ${reason}`)
  );
}

function makeDirectory(path: string, mode: number, account?: Account): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
  if (account) chownSync(path, account.uid, account.gid);
}

function writeSecret(path: string, text: string, account?: Account): void {
  writeFileSync(path, `${text}\n`, { mode: 0o600, flag: "wx" });
  if (account) chownSync(path, account.uid, account.gid);
}

function moveInto(unfinished: string, directory: string): void {
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    const taken = ["ENOTEMPTY", "EEXIST", "EPERM"].includes(errorCode(error) ?? "");
    if (taken && existsSync(join(directory, "data"))) return;
    if (!taken) throw error;
    throw new Trouble(
      `${directory} holds something else than a database of Placket's: move it away, or set PLACKET_DATA to another directory.`,
    );
  }
}

/** Of two starters that made a place elsewhere the first to say so wins, and the other's is thrown away. */
function remember(pointer: string, directory: string): void {
  const written = `${pointer}.${process.pid}`;
  writeFileSync(written, `${directory}\n`, { mode: 0o600 });
  try {
    linkSync(written, pointer);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    rmSync(directory, { recursive: true, force: true });
  } finally {
    rmSync(written, { force: true });
  }
}

/** What starters that were killed during initdb left. */
function removeAbandoned(directory: string): void {
  const prefix = `${basename(directory)}.new-`;
  for (const name of readdirSync(dirname(directory))) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (pid > 0 && !isAlive(pid)) rmSync(join(dirname(directory), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
