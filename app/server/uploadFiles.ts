// Where do uploaded files lie, what are they called there, and what are they called on the screen?
import { randomUUID } from "node:crypto";
import { access, constants, mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Trouble } from "../domain/trouble";
import type { Config } from "./config";

const ours = /^[0-9a-f-]{36}\.(part|file)$/;
const dayMillis = 86_400_000;
const longestName = 200;

/** The directory of uploads, made where it is missing; only this user may look in. @throws Trouble where it cannot be written. */
export async function uploadDirectory({ dataDirectory }: Pick<Config, "dataDirectory">): Promise<string> {
  const directory = join(dataDirectory, "uploads");
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.W_OK);
    return directory;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    throw new Trouble(
      `Uploaded files cannot be kept in ${directory} (${String(code)}). Make it writable, or set PLACKET_DATA to a directory that is.`,
    );
  }
}

/** Names for a file that is coming in and for the same file once it is whole. Nothing of the user's is in them. */
export function freshNames(): { part: string; file: string } {
  const id = randomUUID();
  return { part: `${id}.part`, file: `${id}.file` };
}

/** The path of a kept upload by the name the database has. @throws Error for a name that is none of ours. */
export function uploadPath({ dataDirectory }: Pick<Config, "dataDirectory">, name: string): string {
  if (!ours.test(name)) throw new Error(`uploadPath: ${JSON.stringify(name)} is not the name of an upload`);
  return join(dataDirectory, "uploads", name);
}

/** What a file is called on screens and in downloads: the last part of its path, without control and direction marks. */
export function shownName(raw: string | undefined): string {
  const [name = ""] = (raw ?? "").split(/[/\\]/).slice(-1);
  const clean = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  const letters = [...clean];
  if (letters.length > longestName)
    return `${letters.slice(0, longestName - 12).join("")}…${letters.slice(-11).join("")}`;
  return clean.replace(/^\.+/, "") === "" ? "upload.csv" : clean;
}

/** Removes what uploads that never ended left behind, a day after. */
export async function sweepUploads(directory: string, now: Date): Promise<void> {
  const parts = (await readdir(directory)).filter((name) => name.endsWith(".part") && ours.test(name));
  for (const name of parts) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined);
    if (found && now.getTime() - found.mtimeMs > dayMillis) await rm(path, { force: true });
  }
}
