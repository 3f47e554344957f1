// How does a test take a table away, as a reader's browser does?
import Papa from "papaparse";
import { exportedTable } from "../../app/server/tableExport";
import type { TestDatabase } from "./database";

/** The response of /export/NAME.csv?query; what goes wrong while it is written fails the test. */
export function exportResponse(
  { db, organizationId }: Pick<TestDatabase, "db" | "organizationId">,
  name: string,
  query = "",
  init: RequestInit = {},
): Promise<Response> {
  const log = {
    error: (details: { err: unknown }) => console.error(details.err),
  } as unknown as Parameters<typeof exportedTable>[0]["log"];
  const request = new Request(`http://localhost/export/${name}.csv${query}`, init);
  return exportedTable({ db, organizationId, log, requestId: "test" }, request, name);
}

/** The bytes of the file as text, with its byte order mark. */
export async function exportText(...given: Parameters<typeof exportResponse>): Promise<string> {
  const response = await exportResponse(...given);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
}

/** The rows of the file by the names of its columns. */
export async function exportRows(
  ...given: Parameters<typeof exportResponse>
): Promise<Record<string, string>[]> {
  const text = (await exportText(...given)).replace(/^\uFEFF/, "");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}
