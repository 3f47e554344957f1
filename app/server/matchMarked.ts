// How is it noted that the deals of an import, or all, were matched?
import { withOrganization } from "../../db/connection";
import { clearMarks, listMarks } from "../../db/queries/matchMarks";
import type { Db } from "../../db/schema";
import type { RematchCounts } from "../matching/rematch";
import { type MatchRun, runMatching } from "./runMatching";

export type RunMatching = (run: MatchRun, signal?: AbortSignal) => Promise<RematchCounts>;

/** Matches, and takes the mark from the imports that it looked at: not from one that landed or was undone while it ran. */
export async function matchMarked(
  db: Db,
  run: MatchRun,
  { match = runMatching, signal }: { match?: RunMatching; signal?: AbortSignal } = {},
): Promise<RematchCounts> {
  const { organizationId, importId } = run;
  const all = await withOrganization(db, organizationId, listMarks);
  const counts = await match(run, signal);
  const marks = importId === undefined ? all : [{ importId, undone: false }];
  await withOrganization(db, organizationId, (db) => clearMarks(db, marks));
  return counts;
}
