// How does a test get reports as the server keeps them?
import { createGlances } from "../../app/server/glances";
import { createKeptReports, type KeptReports } from "../../app/server/keptReports";
import { createPastDays } from "../../db/pastDays";
import type { TestDatabase } from "./database";

/** Reports of the database, with past days of its own; `close` before the database is. */
export function keepReports(
  { db, url, organizationId }: Pick<TestDatabase, "db" | "url" | "organizationId">,
  { max, places, idleMs }: { max?: number; places?: number; idleMs?: number } = {},
): { reports: KeptReports; close(): Promise<void> } {
  const pastDays = createPastDays(() => url, { places, idleMs });
  return {
    reports: createKeptReports({
      db,
      organizationId,
      glance: createGlances(db, organizationId),
      pastDays,
      max,
    }),
    close: () => pastDays.close(),
  };
}
