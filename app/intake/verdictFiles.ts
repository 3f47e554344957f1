// Where do the rows behind each number of a check or an import lie, and how do they get there before its transaction ends?
import { access, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PoolClient } from "pg";
import { copyOut, readCopyLine } from "../../db/copy";
import type { VerdictQueries } from "../../db/queries/verdicts";
import type { VerdictTally } from "../../db/schema";
import { PagedWriter, readPage } from "./pagedFile";

/** How a row may end. "repeated", "anonymous" and "duplicate" say more of rows that ended in one of the other ways. */
export const verdicts = [
  ...(["added", "changed", "already here", "rejected"] as const),
  ...(["repeated", "anonymous", "duplicate"] as const),
] as const;
export type Verdict = (typeof verdicts)[number];

/** One row behind a number. */
export interface VerdictRow {
  line: number;
  /** Whom it names; of a rejected row the column at fault. */
  name: string | null;
  /** The reason, the line it repeats or where it was bought before. */
  says: string | null;
  changes: { relation: string; before: Values; after: Values }[];
}

type Values = Record<string, string | number | boolean | null>;

const newline = 10;

export interface VerdictsToWrite {
  directory: string;
  queries: VerdictQueries;
  /** The import's numbers: rows of those that are 0 are not asked for. */
  of: VerdictTally & { anonymous: number; alreadyHere: number };
  /** Which rows; those of every number where undefined. */
  only?: readonly Verdict[];
}

/** Writes the rows of a running import into a directory, which is there only when all of them are. */
export async function writeVerdicts(
  client: PoolClient,
  { directory, queries, of, only = verdicts }: VerdictsToWrite,
): Promise<void> {
  const fresh = `${directory}.new`;
  await removeVerdicts(directory);
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  const whole = async (verdict: Verdict, query: string, part?: string) => {
    const file = new PagedWriter(join(fresh, fileName(verdict, part)));
    await writeLines(copyOut(client, query), () => file, [file]);
  };
  const has = (verdict: Verdict, count: number) => count > 0 && only.includes(verdict);
  if (only.includes("added")) {
    const [added, here] = (["added", "already here"] as const).map(
      (verdict) => new PagedWriter(join(fresh, fileName(verdict))),
    ) as [PagedWriter, PagedWriter];
    await writeLines(copyOut(client, queries.addedOrHere), (letter) => (letter === 97 ? added : here), [
      added,
      here,
    ]);
  } else if (has("already here", of.alreadyHere)) await whole("already here", queries.here);
  if (has("changed", of.fields.length)) await whole("changed", queries.changed);
  if (only.includes("changed"))
    for (const { field } of of.fields) await whole("changed", queries.changedField(field), field);
  if (has("rejected", of.codes.length)) await whole("rejected", queries.rejected);
  if (only.includes("rejected"))
    for (const { code } of of.codes) await whole("rejected", queries.rejectedCode(code), code);
  if (has("repeated", of.repeated)) await whole("repeated", queries.repeated);
  if (has("duplicate", of.duplicates)) await whole("duplicate", queries.duplicates);
  if (has("anonymous", of.anonymous)) await whole("anonymous", queries.anonymous);
  await rename(fresh, directory);
}

/** One page of the rows behind a number; `part` is a field of changed rows or a code of rejected ones. */
export async function readVerdicts(
  directory: string,
  { verdict, part, page }: { verdict: Verdict; part: string | undefined; page: number },
): Promise<VerdictRow[]> {
  const lines = await readPage(join(directory, fileName(verdict, part)), page);
  const lettered = verdict === "added" || verdict === "already here";
  return lines.map((text) => {
    const [line, name = null, more = null] = readCopyLine(lettered ? text.slice(2) : text);
    const changes = verdict === "changed" ? (JSON.parse(more ?? "[]") as [string, Values, Values][]) : [];
    return {
      line: Number(line),
      name,
      says: verdict === "changed" ? null : more,
      changes: changes.map(([relation, before, after]) => ({ relation, before, after })),
    };
  });
}

/** Whether the rows of an import, or of its check, are kept there. */
export async function hasVerdicts(directory: string): Promise<boolean> {
  return access(directory).then(
    () => true,
    () => false,
  );
}

/** Removes the rows of an import, or of its check. */
export async function removeVerdicts(directory: string): Promise<void> {
  await Promise.all(
    [directory, `${directory}.new`].map((left) => rm(left, { recursive: true, force: true })),
  );
}

/** Lines of COPY into files, whole runs of one file at once. */
async function writeLines(
  chunks: AsyncIterable<Buffer>,
  fileOf: (firstLetter: number | undefined) => PagedWriter,
  files: PagedWriter[],
): Promise<void> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(newline) + 1;
    let file: PagedWriter | undefined;
    let [from, rows] = [0, 0];
    for (let at = 0; at < end; at = bytes.indexOf(newline, at) + 1) {
      const next = fileOf(bytes[at]);
      if (file && next !== file) {
        file.add(bytes.subarray(from, at), rows);
        [from, rows] = [at, 0];
      }
      file = next;
      rows += 1;
    }
    if (file) file.add(bytes.subarray(from, end), rows);
    rest = Buffer.from(bytes.subarray(end));
    for (const written of files) await written.flush();
  }
  for (const written of files) await written.end();
}

/** Fields and codes are our own words: letters, dots, spaces, underscores and hyphens. @throws Error for anything else. */
function fileName(verdict: Verdict, part?: string): string {
  const name = part === undefined ? verdict : `${verdict}.${part}`;
  if (!/^[a-z][a-z ._-]*$/.test(name) || name.includes(".."))
    throw new Error(`verdictFiles: ${JSON.stringify(name)} is none of ours`);
  return name.replaceAll(" ", "-");
}
