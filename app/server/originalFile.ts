// Is the original of an import still kept, where does it lie, and until when?
import { stat } from "node:fs/promises";
import { withOrganization } from "../../db/connection";
import type { findImport } from "../../db/queries/imports";
import { findOrganization } from "../../db/queries/organization";
import { minuteInZone } from "../reports/importsReport";
import type { LoadContext } from "./context";
import { uploadPath } from "./uploadFiles";

export interface OriginalFile {
  /** Where it lies; undefined where it is not to be had, also when nobody has removed it yet. */
  path: string | undefined;
  /** What there is to say about it. */
  sentence: string;
}

type Asking = Pick<LoadContext, "db" | "organizationId" | "config">;
type Found = NonNullable<Awaited<ReturnType<typeof findImport>>>;

const dayMillis = 86_400_000;

/** The original of an import as of an instant. */
export async function originalFile(
  { db, organizationId, config }: Asking,
  { file_path, file_removed_at, status, finished_at, created_at }: Found,
  now: Date,
): Promise<OriginalFile> {
  const settings = await withOrganization(db, organizationId, findOrganization);
  if (!settings) throw new Error("originalFile: no such organization");
  const { sourceFileDays, timeZone } = settings;
  const at = (instant: Date) => minuteInZone(instant, timeZone);
  const gone = (sentence: string) => ({ path: undefined, sentence });
  if (file_removed_at) return gone(`The original was removed on ${at(file_removed_at)}.`);
  if (file_path === null) return gone("No original is kept of a file that came by the command line.");
  const path = uploadPath(config, file_path);
  if (!(await exists(path))) return gone("The original is no longer on this server.");
  if (status !== "done" && status !== "undone")
    return { path, sentence: "The original is kept until it is taken in or given up." };
  if (sourceFileDays === 0) return gone("Originals are not kept after the import, as the settings say.");
  const until = new Date((finished_at ?? created_at).getTime() + sourceFileDays * dayMillis);
  return until <= now
    ? gone(`The original was kept until ${at(until)}.`)
    : { path, sentence: `The original can be downloaded until ${at(until)}.` };
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
