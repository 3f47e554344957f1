// Which import does a URL name, and may this organization see it? Unknown and foreign ones are the same 404.
import { readOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import type { LoadContext } from "./context";
import { type ImportDraft, readDraft } from "./importDraft";
import { safeRedirect } from "./safeRedirect";
import { uploadPath } from "./uploadFiles";

type ImportRecord = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** The id a path names; 0, which no import has, for anything that is none. */
export function importIdOf(params: { importId?: string | undefined }): number {
  return /^[1-9]\d{0,14}$/.test(params.importId ?? "") ? Number(params.importId) : 0;
}

/** The import's row. @throws Response 404. */
export async function foundImport(
  { db, organizationId }: Pick<LoadContext, "db" | "organizationId">,
  params: { importId?: string | undefined },
): Promise<ImportRecord> {
  const found = await readOrganization(db, organizationId, (db) => findImport(db, importIdOf(params)));
  if (!found) throw notFound();
  return found;
}

export interface FoundUpload {
  importId: number;
  fileName: string;
  /** Where the file lies. */
  path: string;
  draft: ImportDraft;
}

/**
 * The uploaded file a path names, while it can still be mapped.
 * @throws Response 404; or a redirect to the import, where it is under way or done, or its file is no longer kept.
 */
export async function foundUpload(
  context: Pick<LoadContext, "db" | "organizationId" | "config">,
  params: { importId?: string | undefined },
): Promise<FoundUpload> {
  const { import_id, file_name, file_path, status } = await foundImport(context, params);
  const path = file_path === null ? undefined : uploadPath(context.config, file_path);
  const draft = path === undefined ? undefined : await readDraft(path);
  const open = status === "uploaded" || status === "failed" || status === "cancelled";
  if (!open || path === undefined || draft === undefined) throw safeRedirect(`/imports/${import_id}`);
  return { importId: import_id, fileName: file_name, path, draft };
}

/** A sentence where a file would stand. */
export function fileMissing(sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

export function notFound(): Response {
  return new Response("Not found", { status: 404 });
}
