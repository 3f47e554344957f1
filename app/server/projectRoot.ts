// Where is the directory that holds package.json, from the sources and from a bundle alike?
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let found: string | undefined;

/** The absolute path of the checkout or installation; throws when the code runs outside of one. */
export function projectRoot(): string {
  found ??= findUpwards(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function findUpwards(directory: string): string {
  const file = join(directory, "package.json");
  if (existsSync(file) && JSON.parse(readFileSync(file, "utf8")).name === "placket") return directory;
  const parent = dirname(directory);
  if (parent === directory)
    throw new Error("projectRoot: there is no package.json of placket above this code");
  return findUpwards(parent);
}
