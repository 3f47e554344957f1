// Is matching under way, so that the numbers may still move?
import { findMatchingLeft } from "../../db/queries/matchMarks";
import type { Db } from "../../db/schema";

/** Deals that matching has still to look at; null where none waits or runs. It moves while no fact changes, so no report holds it that is kept. */
export function matchingLeft(db: Db): Promise<number | null> {
  return findMatchingLeft(db);
}
