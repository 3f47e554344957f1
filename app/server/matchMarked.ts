// How is it noted that the deals of an import, or all, were matched?
import { withOrganization } from "../../db/connection";
import { clearMarks, listMarks } from "../../db/queries/matchMarks";
import type { Db } from "../../db/schema";
import type { RematchCounts } from "../matching/rematch";
import { type MatchRun, runMatching } from "./runMatching";

const nothing: RematchCounts = { deals: 0, linked: 0, queued: 0, pairs: 0 };

export type RunMatching = (run: MatchRun, signal?: AbortSignal) => Promise<RematchCounts>;

interface Ways {
  match?: RunMatching;
  signal?: AbortSignal;
  /** Starts nothing for an import without a mark, which concerns no deal: else the keys of its leads are made ahead. */
  onlyMarked?: boolean;
}

/** Matches, and takes the mark from the imports that it looked at: not from one that landed or was undone while it ran. */
export async function matchMarked(
  db: Db,
  run: MatchRun,
  { match = runMatching, signal, onlyMarked = false }: Ways = {},
): Promise<RematchCounts> {
  const { organizationId, importId } = run;
  const all = await withOrganization(db, organizationId, listMarks);
  if (onlyMarked && !all.some((mark) => mark.importId === importId)) return nothing;
  const counts = await match(run, signal);
  const marks = importId === undefined ? all : [{ importId, undone: false }];
  await withOrganization(db, organizationId, (db) => clearMarks(db, marks));
  return counts;
}
