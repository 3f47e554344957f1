// Which pieces does a request pass on its way to a page, and in which order?
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { Db } from "../../db/schema";
import type { Config } from "./config";
import { failure } from "./failure";
import type { Glance } from "./glances";
import { health } from "./health";
import { hostGuard } from "./hostGuard";
import type { ImportJobs } from "./importJobs";
import type { KeptReports } from "./keptReports";
import type { Log } from "./log";
import { originGuard } from "./originGuard";
import { requestId } from "./requestId";
import { securityHeaders } from "./securityHeaders";
import { staticFiles } from "./staticFiles";
import { takeUpload, type UploadParts } from "./uploads";
import { vendorDoor } from "./vendorDoor";

export interface AppParts {
  config: Config;
  log: Log;
  db: Db;
  organizationId: number;
  glance: Glance;
  jobs: ImportJobs;
  reports: KeptReports;
  /** How an uploaded file is looked into. */
  inspect: UploadParts["inspect"];
  /** Whether the database answers, for /readyz. */
  isReady: () => Promise<boolean>;
  /** Remix's server build, or how to get the current one while developing. */
  pages: ServerBuild | (() => Promise<ServerBuild>);
  /** What hands out the browser's files: the client build's directory, or the development server. */
  files: string | RequestHandler;
}

/** The whole site as an express application; it neither listens nor owns the database. */
export function createApp({
  config,
  log,
  db,
  organizationId,
  glance,
  jobs,
  reports,
  inspect,
  isReady,
  pages,
  files,
}: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(requestId);
  app.use(securityHeaders(config));
  app.use(health(isReady));
  app.use(hostGuard(config));
  app.use(originGuard);
  app.use(compression());
  app.use(typeof files === "string" ? staticFiles(files) : files);
  app.use(noStore);
  const uploads = { db, organizationId, config, inspect };
  app.post("/imports/upload", takeUpload(uploads));
  app.post("/vendor/:token", takeUpload(uploads, vendorDoor(uploads)));
  app.all(
    "*",
    createRequestHandler({
      build: pages,
      mode: config.mode,
      getLoadContext: (_request, { locals }) => ({
        db,
        organizationId,
        glance,
        jobs,
        reports,
        inspect,
        refusedUpload: locals.refusedUpload,
        config,
        log,
        nonce: locals.nonce,
        requestId: locals.requestId,
      }),
    }),
  );
  app.use(failure(log));
  return app;
}

/** Pages hold customers' data: unless a route says otherwise, no browser or proxy keeps them. */
const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader("Cache-Control", "no-store");
  next();
};
