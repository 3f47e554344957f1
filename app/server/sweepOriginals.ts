// Which kept files and marks is it time to remove, and when is that looked at?
import { rm } from "node:fs/promises";
import { withOrganization } from "../../db/connection";
import { lockExpiredFiles, markFilesRemoved } from "../../db/queries/retention";
import { sweepRevisions } from "../../db/queries/revisions";
import { removeVerdicts } from "../intake/verdictFiles";
import type { LoadContext } from "./context";
import { draftPath, verdictDirectory } from "./importDraft";
import { sweepUploads, uploadDirectory, uploadPath } from "./uploadFiles";

type Sweeping = Pick<LoadContext, "db" | "organizationId" | "config">;

/** An upload that nobody took in waits so long for its user: over a weekend. */
export const draftHours = 72;
const atOnce = 100;
const everyMs = 3_600_000;
const givenUp = `It was not taken in within ${draftHours} hours of its upload, so its file was removed. Nothing of it was stored.`;

/** Removes originals older than the organization keeps them, and uploads never finished; returns how many. */
export async function sweepOriginals({ db, organizationId, config }: Sweeping, now: Date): Promise<number> {
  let removed = 0;
  for (;;) {
    const found = await withOrganization(db, organizationId, async (db) => {
      const files = await lockExpiredFiles(db, { now, draftHours, limit: atOnce });
      // Files first: one whose row could not be changed is swept again, one that is forgotten never would be.
      for (const { file_path } of files) await removeUpload(uploadPath(config, file_path));
      const importIds = files.map(({ import_id }) => import_id);
      if (files.length > 0) await markFilesRemoved(db, { importIds, now, givenUp });
      return files.length;
    });
    removed += found;
    if (found < atOnce) return removed;
  }
}

/** Sweeps now and each hour; returns how to stop. */
export async function keepSweeping(
  sweeping: Sweeping & Pick<LoadContext, "log">,
): Promise<() => Promise<void>> {
  const sweep = async () => {
    const now = new Date();
    await sweepUploads(await uploadDirectory(sweeping.config), now);
    await sweepOriginals(sweeping, now);
    await withOrganization(sweeping.db, sweeping.organizationId, sweepRevisions);
  };
  let last = sweep();
  await last;
  const timer = setInterval(() => {
    last = sweep().catch((error) => sweeping.log.error({ err: error }, "sweeping old files failed"));
  }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await last;
  };
}

async function removeUpload(path: string): Promise<void> {
  await Promise.all([
    ...[path, draftPath(path)].map((left) => rm(left, { force: true })),
    removeVerdicts(verdictDirectory(path)),
  ]);
}
