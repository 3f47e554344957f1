// When has a report been made already, of exactly what the database holds now?
import { readOrganization } from "../../db/connection";
import type { PastDays } from "../../db/pastDays";
import { findRevision, type Revision } from "../../db/queries/revisions";
import type { Db } from "../../db/schema";
import type { Glance } from "./glances";

/**
 * The report of a page, for what was asked of it: made in a transaction of the organization, or the one made before where nothing has
 * changed since. `run` must ask nothing but the database and `asked`, and nobody may change what it returns.
 */
export type KeptReports = <T, Asked extends { asOf?: string | undefined }>(
  page: string,
  asked: Asked,
  run: (db: Db) => Promise<T>,
) => Promise<T>;

export interface KeptReportsParts {
  db: Db;
  organizationId: number;
  glance: Glance;
  pastDays: PastDays;
  /** How many are kept at most; the one read longest ago goes first. */
  max?: number;
}

/**
 * Reports are kept until a transaction that changes the organization's facts, decisions or settings has ended, or its day has (docs/decisions/024). Two who ask for the same at once wait for one report. Past days are derived once for all pages.
 */
export function createKeptReports({
  db,
  organizationId,
  glance,
  pastDays,
  max = 200,
}: KeptReportsParts): KeptReports {
  const kept = new Map<string, Promise<unknown>>();
  let held: string | undefined;
  let asking: Promise<Revision> | undefined;

  /** The revision now. Those who ask before the question is sent share its answer: a page of several reports asks once. */
  const askRevision = () => {
    asking ??= glance((db) => {
      asking = undefined;
      return findRevision(db);
    });
    const asked = asking;
    asked.catch(() => {
      if (asking === asked) asking = undefined;
    });
    return asked;
  };

  return async (page, asked, run) => {
    const { revision, today } = await askRevision();
    if (held !== `${today}/${revision}`) kept.clear();
    held = `${today}/${revision}`;
    const name = JSON.stringify([page, asked, held]);
    const before = kept.get(name);
    if (before) {
      kept.delete(name);
      kept.set(name, before);
      return before as ReturnType<typeof run>;
    }
    const { asOf } = asked;
    const made =
      asOf === undefined || asOf === today
        ? readOrganization(db, organizationId, run)
        : pastDays.look({ organizationId, asOf, revision }, run);
    kept.set(name, made);
    made.catch(() => kept.get(name) === made && kept.delete(name));
    for (const oldest of kept.keys()) {
      if (kept.size <= max) break;
      kept.delete(oldest);
    }
    return made;
  };
}
