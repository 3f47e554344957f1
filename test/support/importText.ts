// How does a test take a file in? As a user does: bytes on disk, through the whole importer.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importFile } from "../../app/intake/importFile";
import type { ImportRequest, ImportResult } from "../../app/intake/importRequest";
import { openSession } from "../../db/session";
import type { TestDatabase } from "./database";

/** Writes the text to a file and imports it into the test's organization. */
export async function importText(
  { url, organizationId }: Pick<TestDatabase, "url" | "organizationId">,
  text: string,
  { fileName = "file.csv", ...request }: Omit<ImportRequest, "path"> = {},
): Promise<ImportResult> {
  const directory = await mkdtemp(join(tmpdir(), "placket-"));
  const session = await openSession(url);
  try {
    const path = join(directory, "file.csv");
    await writeFile(path, text);
    return await importFile(session, organizationId, { path, fileName, ...request });
  } finally {
    await session.close();
    await rm(directory, { recursive: true });
  }
}

/** Rows as CSV: every cell quoted, undefined and null empty. */
export function csv(header: string[], rows: (string | number | null | undefined)[][]): string {
  const cell = (value: string | number | null | undefined) =>
    `"${String(value ?? "").replaceAll('"', '""')}"`;
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
}
