// Which sentence says what the file system refused us?
import { Trouble } from "../../app/domain/trouble";

const refusals: Record<string, (path: string) => string> = {
  EACCES: (path) =>
    `Placket may not write in ${path}: give this user the right to, or set PLACKET_DATA to another directory.`,
  EPERM: (path) =>
    `Placket may not write in ${path}: give this user the right to, or set PLACKET_DATA to another directory.`,
  EROFS: (path) => `${path} is on a read-only disk: set PLACKET_DATA to a directory that can be written.`,
  ENOSPC: (path) => `The disk that holds ${path} is full: free some space and start again.`,
  EDQUOT: (path) => `The disk quota for ${path} is used up: free some space and start again.`,
  ENOTDIR: (path) =>
    `${path} cannot be a directory, because a file stands in its way: set PLACKET_DATA to another directory.`,
  EEXIST: (path) =>
    `${path} cannot be a directory, because a file stands in its way: set PLACKET_DATA to another directory.`,
};

/** Runs the work on a path; a refusal of the file system that a person can mend becomes a sentence. */
export function onFiles<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileTrouble(path, error);
  }
}

/** The sentence for an error of the file system; the error itself where there is none. */
export function fileTrouble(path: string, error: unknown): unknown {
  const sentence = refusals[errorCode(error) ?? ""];
  return sentence ? new Trouble(sentence(path)) : error;
}

/** Node's or Postgres' code of an error, such as ENOENT or 28P01. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : undefined;
}

/** The sentence hidden in what a program of Postgres' printed; undefined where it names no such refusal. */
export function refusalIn(output: string, path: string): Trouble | undefined {
  if (/No space left on device/i.test(output)) return new Trouble(refusals.ENOSPC?.(path) ?? "");
  if (/Disk quota exceeded/i.test(output)) return new Trouble(refusals.EDQUOT?.(path) ?? "");
  if (/Read-only file system/i.test(output)) return new Trouble(refusals.EROFS?.(path) ?? "");
  return undefined;
}
