// Which files does the project consist of?
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { projectRoot } from "../../app/server/projectRoot";

/** What tools and runs leave behind; none of it is committed. */
const leftBehind = new Set([
  ".git",
  "node_modules",
  "build",
  ".placket",
  ".cache",
  "coverage",
  ".env",
  ".DS_Store",
]);

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  text: () => string;
}

/** Every file of the project, in order of path. */
export function listFiles(directory = projectRoot()): SourceFile[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !leftBehind.has(name) && !name.endsWith(".log"))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return listFiles(path);
      const text = () => readFileSync(path, "utf8");
      return [{ path: relative(projectRoot(), path).split(sep).join("/"), text }];
    });
}

/** The files with code of ours in them. */
export function listCode(): SourceFile[] {
  return listFiles().filter(({ path }) => /\.(ts|tsx|js)$/.test(path) && !path.startsWith("test/fixtures/"));
}

export function listTopEntries(): string[] {
  return [...new Set(listFiles().map(({ path }) => path.split("/")[0] ?? ""))];
}
