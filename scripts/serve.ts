// How does the server start and stop?
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { Trouble } from "../app/domain/trouble";
import { runImport } from "../app/intake/runImport";
import { runInspection } from "../app/intake/runInspection";
import { type AppParts, createApp } from "../app/server/app";
import { type Config, readConfig } from "../app/server/config";
import { keepMailing } from "../app/server/dailyMail";
import { createGlances } from "../app/server/glances";
import { createImportJobs } from "../app/server/importJobs";
import { createJobs } from "../app/server/jobs";
import { createKeptReports } from "../app/server/keptReports";
import { keepHeapLean } from "../app/server/leanHeap";
import { type Listening, listen } from "../app/server/listen";
import { createLog, type Log } from "../app/server/log";
import { createMailer } from "../app/server/mailer";
import { createMatchJobs } from "../app/server/matchJobs";
import { projectRoot } from "../app/server/projectRoot";
import { runMatching } from "../app/server/runMatching";
import { keepSweeping } from "../app/server/sweepOriginals";
import { type OpenDatabase, openDatabase } from "../db/connection";
import { createPastDays } from "../db/pastDays";
import { ensureOrganization, ownOrganization, sampleOrganization } from "../db/queries/organization";
import { npmGone } from "./parentGone";

const stopMs = 1800;

export interface ServeOptions {
  /** Serve the sample organization instead of the user's own. */
  demo?: boolean;
  /** Runs before the first page is answered, each time the server starts; for `demo` it imports the sample files. */
  prepare?: (opened: { database: OpenDatabase; organizationId: number; config: Config }) => Promise<void>;
  env?: Record<string, string | undefined>;
}

/** How the pages reach the server: from a build, or from the compiler while developing. */
export type FindPages = (
  listening: Listening,
  config: Config,
) => Promise<Pick<AppParts, "pages" | "files"> & { close?: () => Promise<void> }>;

/**
 * Takes the port, opens the database (our own Postgres where DATABASE_URL is not set), finds or makes the organization,
 * builds the pages if they are stale, prints the URL on stdout and serves until Ctrl-C, SIGTERM, or the end of the npm that started it. Then it closes
 * everything and ends the process within two seconds, so it returns only by throwing; a second signal ends it at once.
 * @throws Trouble with a sentence for what the user can mend: wrong settings, a taken port, no database.
 */
export async function serve(
  options: ServeOptions = {},
  findPages: FindPages = findBuiltPages,
): Promise<never> {
  keepHeapLean();
  const config = readConfig(options.env);
  process.env.NODE_ENV = config.mode;
  const log = createLog(config);
  const stopped = Promise.race([signalled(), npmGone()]);
  const listening = await listen(config);
  const closing = [() => listening.stop()];
  const closeAll = async () => {
    for (const close of closing.splice(0)) {
      await close().catch((error) => log.error({ err: error }, "closing failed"));
    }
  };
  const started = start({ ...options, config, log, listening, closing, findPages });
  try {
    await Promise.race([started, stopped]);
  } catch (error) {
    await closeAll();
    throw error;
  }
  await stopped;
  const ended = started.then(closeAll, closeAll);
  await Promise.race([ended, setTimeout(stopMs)]);
  process.exit(0);
}

interface Start extends ServeOptions {
  config: Config;
  log: Log;
  listening: Listening;
  /** What has been opened and how to close it, in the order in which to do so. */
  closing: (() => Promise<void>)[];
  findPages: FindPages;
}

async function start({
  demo = false,
  prepare,
  config,
  log,
  listening,
  closing,
  findPages,
}: Start): Promise<void> {
  const { databaseUrl, dataDirectory, pgBin } = config;
  const opening = openDatabase({ databaseUrl, dataDirectory, pgBin });
  opening.then(
    (database) => closing.push(() => database.close()),
    () => {},
  );
  const [database, found] = await Promise.all([opening, findPages(listening, config)]);
  if (found.close) closing.unshift(found.close);
  const organizationId = await ensureOrganization(database.db, demo ? sampleOrganization : ownOrganization);
  await prepare?.({ database, organizationId, config });
  const url = () => database.pool.options.connectionString ?? database.url;
  const queue = createJobs({ db: database.db, log });
  const { db } = database;
  const matching = createMatchJobs({ db, jobs: queue, url, log, run: runMatching });
  const jobs = createImportJobs({ db, jobs: queue, url, log, run: runImport, matching });
  const mailer = createMailer(config);
  const site = listening.url;
  const mailing =
    mailer && keepMailing({ db: database.db, organizationId, site }, { jobs: queue, mailer, log });
  closing.unshift(() => jobs.stop());
  await jobs.recover(organizationId);
  if (mailing) {
    closing.unshift(() => mailing.stop());
    mailing.start();
  }
  closing.unshift(await keepSweeping({ db: database.db, organizationId, config, log }));
  const isReady = () => database.pool.query("select 1").then(() => true);
  const pastDays = createPastDays(url);
  closing.unshift(() => pastDays.close());
  const glance = createGlances(db, organizationId);
  const reports = createKeptReports({ db, organizationId, glance, pastDays });
  const parts = { config, log, db, organizationId, glance, jobs, reports, inspect: runInspection, isReady };
  listening.answer(createApp({ ...parts, ...found }));
  console.log(`Placket is at ${listening.url} (Ctrl-C stops it)`);
}

/** Resolves at the first signal to stop; the second ends the process at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = () => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  });
}

async function findBuiltPages(): ReturnType<FindPages> {
  const { buildPages } = await import(
    /* @vite-ignore */ pathToFileURL(join(projectRoot(), "scripts/pages.js")).href
  );
  const build = await buildPages();
  if (!build) throw new Trouble("There is no build of the pages here. Run `npm ci && npm run build` first.");
  const pages: ServerBuild = await import(
    /* @vite-ignore */ pathToFileURL(join(build.directory, "server/index.js")).href
  );
  return { pages, files: join(build.directory, "client") };
}
