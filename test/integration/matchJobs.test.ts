// Are deals matched in a job right after an import and after an undo, and does a fault of it leave the import alone?
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RematchCounts, rematch } from "../../app/matching/rematch";
import { createImportJobs } from "../../app/server/importJobs";
import { createJobs } from "../../app/server/jobs";
import { createMatchJobs } from "../../app/server/matchJobs";
import type { MatchRun } from "../../app/server/runMatching";
import { withOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import { type TestDatabase, testDatabase } from "../support/database";
import { log, openJobs } from "../support/importJobs";
import { csv, importText } from "../support/importText";
import { importHere } from "../support/uploaded";

let database: TestDatabase;
let files: ReturnType<typeof openJobs>;
const stops: (() => Promise<void>)[] = [];
beforeEach(async () => {
  database = await testDatabase();
  files = openJobs(database);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await files.clear();
  await files.close();
  await database.close();
});

const here = ({ url: _, ...request }: MatchRun): Promise<RematchCounts> => rematch(database.db, request);
function server(run: (run: MatchRun) => Promise<RematchCounts> = here) {
  const { db, url } = database;
  const jobs = createJobs({ db, log });
  const matching = createMatchJobs({ db, jobs, url: () => url, log, run });
  const imports = createImportJobs({ db, jobs, url: () => url, log, run: importHere, matching });
  stops.push(() => imports.stop());
  return imports;
}
const decisions = () =>
  withOrganization(database.db, database.organizationId, (db) =>
    db.selectFrom("match").select(["method", "decision"]).execute(),
  );
const wonDeal = () =>
  importText(
    database,
    csv(["Deal", "Company", "Status", "Won"], [["D1", "Halvorsen Dental LLC", "won", "2026-03-01"]]),
    {
      mapping: {
        kind: "deals",
        columns: {
          "deal.deal_id": "Deal",
          "deal.company": "Company",
          "deal.status": "Status",
          "deal.won_on": "Won",
        },
      },
    },
  );

it("after an import, and anew when asked", async () => {
  await wonDeal();
  const imports = server();
  await imports.start(await files.jobFor());
  await expect.poll(decisions, { timeout: 10_000 }).toEqual([{ method: "likeness", decision: "linked" }]);
  await withOrganization(database.db, database.organizationId, (db) => db.deleteFrom("match").execute());
  await imports.matchAnew(database.organizationId);
  await expect.poll(decisions, { timeout: 10_000 }).toEqual([{ method: "likeness", decision: "linked" }]);
});

it("a fault in matching leaves the import done", async () => {
  await wonDeal();
  let tried = 0;
  const imports = server(() => {
    tried += 1;
    return Promise.reject(new Error("no memory"));
  });
  const job = await files.jobFor();
  await imports.start(job);
  await expect.poll(() => tried, { timeout: 10_000 }).toBeGreaterThan(0);
  const found = await withOrganization(database.db, database.organizationId, (db) =>
    findImport(db, job.importId),
  );
  expect(found?.status).toBe("done");
});
