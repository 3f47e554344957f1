// Are deals matched in a job right after an import and after an undo, and does a fault of it leave the import alone?
import { afterEach, beforeEach, expect, it } from "vitest";
import { undo } from "../../app/intake/undo";
import { type RematchCounts, rematch } from "../../app/matching/rematch";
import { createImportJobs } from "../../app/server/importJobs";
import { createJobs } from "../../app/server/jobs";
import { createMatchJobs } from "../../app/server/matchJobs";
import { matchMarked } from "../../app/server/matchMarked";
import type { MatchRun } from "../../app/server/runMatching";
import { withOrganization } from "../../db/connection";
import { findImport } from "../../db/queries/imports";
import { listLooseDeals } from "../../db/queries/likeness";
import { findMatchingLeft, listMarks } from "../../db/queries/matchMarks";
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
function server(run: (run: MatchRun) => Promise<RematchCounts> = here, everyMs?: number) {
  const { db, url } = database;
  const jobs = createJobs({ db, log });
  const matching = createMatchJobs({ db, jobs, url: () => url, log, run, ...(everyMs && { everyMs }) });
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

const left = () => withOrganization(database.db, database.organizationId, findMatchingLeft);
const marks = () => withOrganization(database.db, database.organizationId, listMarks);
const buy = () =>
  importText(
    database,
    csv(["Lead ID", "Company", "Email"], [["J-1", "Halvorsen Dental", "ann@halvorsen.example"]]),
    { vendor: "Northwind", list: "March" },
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

it("an import says how many deals it left, which are those that matching looks at, and undoing it leaves all", async () => {
  const first = await wonDeal();
  const looked = (importId?: number | null) =>
    withOrganization(database.db, database.organizationId, (db) =>
      listLooseDeals(db, typeof importId === "number" ? { importId } : undefined),
    );
  expect(await left()).toBe(1);
  expect(await looked(first.importId)).toHaveLength(1);
  const leads = await buy();
  // New leads are held against all deals.
  expect(await looked()).toHaveLength(1);
  expect(await left()).toBe(2);
  await importText(database, csv(["Lead ID", "Company"], [["K-1", "Kestrel Foods"]]), { dryRun: true });
  expect(await marks()).toHaveLength(2);
  await undo(database.db, { organizationId: database.organizationId, importId: leads.importId ?? 0 });
  expect(await marks()).toEqual([
    { importId: first.importId, undone: false },
    { importId: leads.importId, undone: true },
  ]);
});

it("a deal that likeness linked is looked at again, and counted", async () => {
  await wonDeal();
  await buy();
  await rematch(database.db, { organizationId: database.organizationId });
  expect(await decisions()).toEqual([{ method: "likeness", decision: "linked" }]);
  await importText(database, csv(["Lead ID", "Company"], [["K-1", "Kestrel Foods"]]), {
    ...{ vendor: "Bellow", list: "May" },
  });
  const looked = await withOrganization(database.db, database.organizationId, (db) => listLooseDeals(db));
  expect(looked).toHaveLength(1);
  expect(await marks()).toHaveLength(3);
});

it("leads without a deal that could be theirs, and deals that an id links, leave nothing", async () => {
  await buy();
  const named = csv(["Deal", "Lead ID", "Status", "Won"], [["D1", "J-1", "won", "2026-03-01"]]);
  await importText(database, named, {
    mapping: {
      kind: "deals",
      columns: {
        ...{
          "deal.deal_id": "Deal",
          "deal.lead_id": "Lead ID",
          "deal.status": "Status",
          "deal.won_on": "Won",
        },
      },
    },
  });
  expect(await marks()).toEqual([]);
  expect(await left()).toBeNull();
});

it("what a server that died had not queued is matched at the next start", async () => {
  await wonDeal();
  await buy();
  const run = held();
  const imports = server(run.match);
  await imports.recover(database.organizationId);
  await run.started;
  expect(await left()).toBe(2);
  run.go();
  await expect.poll(decisions, { timeout: 10_000 }).toEqual([{ method: "likeness", decision: "linked" }]);
  await expect.poll(left, { timeout: 10_000 }).toBeNull();
  expect(await marks()).toEqual([]);
});

it("and while the server runs, with the next look; an undo while it matches is not forgotten", async () => {
  const run = held();
  const imports = server(run.match, 50);
  await imports.recover(database.organizationId);
  await wonDeal();
  const leads = await buy();
  await run.started;
  await undo(database.db, { organizationId: database.organizationId, importId: leads.importId ?? 0 });
  run.go();
  await expect.poll(marks, { timeout: 10_000 }).toEqual([]);
  expect(run.requests().at(-1)).toEqual({ organizationId: database.organizationId });
});

it("what failed for good is not tried again before the next start, nor said to be matched now", async () => {
  await wonDeal();
  await buy();
  const tried: unknown[] = [];
  const imports = server((run) => {
    tried.push(run);
    return Promise.reject(new Error("no memory"));
  }, 50);
  await imports.recover(database.organizationId);
  await expect.poll(() => files.jobsIn("failed"), { timeout: 20_000 }).toHaveLength(2);
  expect(await left()).toBeNull();
  expect(await marks()).toHaveLength(2);
  const often = tried.length;
  await imports.stop();
  expect(tried).toHaveLength(often);
  await server().recover(database.organizationId);
  await expect.poll(decisions, { timeout: 10_000 }).toEqual([{ method: "likeness", decision: "linked" }]);
});

/** Matches when it is told to go on. */
function held() {
  const requests: object[] = [];
  let begin: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let go: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const match = async ({ url: _, ...request }: MatchRun) => {
    requests.push(request);
    begin();
    await gate;
    return rematch(database.db, request);
  };
  return { match, started, go: () => go(), requests: () => requests };
}

it("an import that concerns no deal is not matched where only what is marked is to be", async () => {
  const runs: (number | undefined)[] = [];
  const match = (run: MatchRun) => {
    runs.push(run.importId);
    return here(run);
  };
  const ask = ({ importId }: { importId: number | null }) =>
    matchMarked(database.db, { ...database, importId: importId ?? undefined }, { match, onlyMarked: true });
  expect(await ask(await buy())).toEqual({ deals: 0, linked: 0, queued: 0, pairs: 0 });
  expect(runs).toEqual([]);
  const deals = await wonDeal();
  expect(await ask(deals)).toMatchObject({ deals: 1, linked: 1 });
  expect(runs).toEqual([deals.importId]);
});
