// How is it noted that the deals of an import, or all, were matched?
import { withOrganization } from "../../db/connection";
import { clearMarks, listMarks } from "../../db/queries/matchMarks";
import type { Db } from "../../db/schema";
import type { RematchCounts } from "../matching/rematch";
import { type MatchRun, runMatching } from "./runMatching";

const nothing: RematchCounts = { deals: 0, linked: 0, queued: 0, pairs: 0 };

export type RunMatching = (run: MatchRun, signal?: AbortSignal) => Promise<RematchCounts>;

/**
 * Matches, and takes the mark from the imports that it looked at: not from one that landed or was undone while it ran. An import without a mark concerns no
 * deal, so that no thread is started for it.
 */
export async function matchMarked(
  db: Db,
  run: MatchRun,
  { match = runMatching, signal }: { match?: RunMatching; signal?: AbortSignal } = {},
): Promise<RematchCounts> {
  const { organizationId, importId } = run;
  const all = await withOrganization(db, organizationId, listMarks);
  if (importId !== undefined && !all.some((mark) => mark.importId === importId)) return nothing;
  const counts = await match(run, signal);
  const marks = importId === undefined ? all : [{ importId, undone: false }];
  await withOrganization(db, organizationId, (db) => clearMarks(db, marks));
  return counts;
}
